import { Flex, Typography } from '@strapi/design-system';

import type { DayHint } from '../../../../../shared/contract';
import { useDay } from '../../../shared/use-day';
import { useText } from '../../../shared/use-t';
import { ClauseChips } from '../../card/ClauseChip';

/** Days that the card gives, each with what it means and the clause behind it, below the input. */
export function DayHints({ hints }: { hints: readonly DayHint[] }) {
  const text = useText();
  const { long } = useDay();
  return hints.map(({ day, message, clauses }) => (
    <Flex key={`${day} ${message.en}`} gap={2} wrap="wrap" padding={3} background="neutral100" hasRadius aria-live="polite">
      <Typography fontWeight="bold">{long(day)}</Typography>
      <Typography>{text(message)}</Typography>
      <ClauseChips ids={clauses} />
    </Flex>
  ));
}
