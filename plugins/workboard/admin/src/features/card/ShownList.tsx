import { Box, Flex, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';

import type { EventPreview } from '../../../../shared/contract';
import { useT, useText } from '../../shared/use-t';
import { ClauseChips } from './ClauseChip';

/** What was worked out for whoever takes the step: how a fee comes about, what was asked before, what it is about. It decides nothing. */
export function ShownList({ shown }: { shown: EventPreview['shown'] }) {
  const t = useT();
  const text = useText();
  if (shown.length === 0) return null;
  return (
    <Box tag="section" padding={4} background="neutral100" hasRadius aria-live="polite" aria-label={t('card.shown')}>
      {shown.map((one) => (
        <Box key={text(one.title)} paddingTop={1} paddingBottom={1}>
          <Flex gap={2} wrap="wrap">
            <Typography tag="h3" variant="delta" fontWeight="bold">
              {text(one.title)}
            </Typography>
            <ClauseChips ids={one.clauses} />
          </Flex>
          <Words tabIndex={0}>{one.text}</Words>
        </Box>
      ))}
    </Box>
  );
}

/** As somebody wrote it; what is long scrolls in its place, so that the form beneath stays in sight. */
const Words = styled.p`
  color: ${({ theme }) => theme.colors.neutral800};
  font-size: 1.4rem;
  line-height: 1.5;
  max-height: 20rem;
  overflow: auto;
  overflow-wrap: anywhere;
  white-space: pre-wrap;
`;
