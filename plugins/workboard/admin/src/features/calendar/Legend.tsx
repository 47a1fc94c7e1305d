import { Flex, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';

import { useT } from '../../shared/use-t';
import { KIND_COLOURS, MARKED_KINDS, type MarkedKind } from './day-kinds';

/** What the letters, colours and dashes of the months say. */
export function Legend() {
  const t = useT();
  return (
    <Flex tag="ul" gap={4} wrap="wrap" aria-label={t('calendar.legend')}>
      {MARKED_KINDS.map((kind) => (
        <Flex tag="li" key={kind} gap={2}>
          <Mark $kind={kind} aria-hidden>
            {t(`calendar.mark.${kind}`)}
          </Mark>
          <Typography variant="pi">{t(`calendar.kind.${kind}`)}</Typography>
        </Flex>
      ))}
      <Flex tag="li" gap={2}>
        <Dashed aria-hidden />
        <Typography variant="pi">{t('calendar.projected')}</Typography>
      </Flex>
    </Flex>
  );
}

const Mark = styled.span<{ $kind: MarkedKind }>`
  display: inline-block;
  width: 2rem;
  border-radius: ${({ theme }) => theme.borderRadius};
  text-align: center;
  font-size: 1.1rem;
  background: ${({ theme, $kind }) => theme.colors[KIND_COLOURS[$kind].background as keyof typeof theme.colors]};
  color: ${({ theme, $kind }) => theme.colors[KIND_COLOURS[$kind].text as keyof typeof theme.colors]};
`;

const Dashed = styled.span`
  display: inline-block;
  width: 2rem;
  height: 1.6rem;
  border: 1px dashed ${({ theme }) => theme.colors.neutral500};
  border-radius: ${({ theme }) => theme.borderRadius};
`;
