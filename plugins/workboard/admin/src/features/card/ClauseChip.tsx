import { useState } from 'react';
import { Box, Flex, Popover, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';

import type { ClauseId } from '../../../../engine/text';
import type { ClauseText } from '../../../../shared/contract';
import { useClausesQuery } from '../../shared/api';
import { useT } from '../../shared/use-t';

interface Props {
  id: ClauseId;
  /** The text, where the answer at hand brought it along; otherwise it is asked for when the chip is opened. */
  clause?: ClauseText;
}

/** The id of a rule; opened, the rule itself in the policy's own words. */
export function ClauseChip({ id, clause }: Props) {
  const t = useT();
  const [open, setOpen] = useState(false);
  return (
    <Popover.Root open={open} onOpenChange={setOpen}>
      <Popover.Trigger>
        <Chip type="button" aria-label={t('card.clause.open', { id })}>
          {id}
        </Chip>
      </Popover.Trigger>
      <Popover.Content side="bottom" align="start" aria-label={t('card.clause.open', { id })}>
        <Box padding={4} maxWidth="42rem">
          {open ? clause ? <ClauseWords clause={clause} /> : <FetchedClause id={id} /> : null}
        </Box>
      </Popover.Content>
    </Popover.Root>
  );
}

/** Chips in a row; nothing for an empty list. */
export function ClauseChips({ ids }: { ids: readonly ClauseId[] }) {
  if (ids.length === 0) return null;
  return (
    <Flex gap={1} wrap="wrap" tag="span">
      {ids.map((id) => (
        <ClauseChip key={id} id={id} />
      ))}
    </Flex>
  );
}

function FetchedClause({ id }: { id: ClauseId }) {
  const t = useT();
  const { data, isLoading } = useClausesQuery(id);
  const clause = data?.find((found) => found.id === id);
  if (clause) return <ClauseWords clause={clause} />;
  return <Typography textColor="neutral600">{t(isLoading ? 'shared.loading' : 'card.clause.unknown')}</Typography>;
}

function ClauseWords({ clause }: { clause: ClauseText }) {
  return (
    <>
      <Typography variant="pi" fontWeight="bold" textColor="neutral600" tag="p">
        {clause.policy ? `${clause.id} · ${clause.policy}` : clause.id}
      </Typography>
      <Typography tag="p">{clause.text}</Typography>
      <ReadAs clause={clause} />
    </>
  );
}

/** What the office reads for words of a clause, below its text. */
export function ReadAs({ clause: { readAs = [] } }: { clause: ClauseText }) {
  const t = useT();
  return readAs.map(({ words, name }) => (
    <Typography key={words} variant="pi" textColor="neutral600" tag="p">
      {t('card.clause.readAs', { words, name })}
    </Typography>
  ));
}

const Chip = styled.button`
  background: ${({ theme }) => theme.colors.primary100};
  border: 1px solid ${({ theme }) => theme.colors.primary200};
  border-radius: ${({ theme }) => theme.borderRadius};
  color: ${({ theme }) => theme.colors.primary700};
  cursor: pointer;
  font-size: 1.2rem;
  line-height: 1.6;
  padding: 0 0.6rem;
  white-space: nowrap;

  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: 1px;
  }
`;
