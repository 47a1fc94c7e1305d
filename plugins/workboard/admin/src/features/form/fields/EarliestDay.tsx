import { Box, Flex, Typography } from '@strapi/design-system';

import type { Day } from '../../../../../engine/calendar/types';
import type { ClockView } from '../../../../../shared/contract';
import { useDay } from '../../../shared/use-day';
import { useT } from '../../../shared/use-t';
import { ClauseChips } from '../../card/ClauseChip';
import { ClockExplanation } from '../../card/ClockExplanation';

/** The earliest day that may be picked, with the clause behind it and the way it comes about, below the input while the day is picked. */
export function EarliestDay({ day, clock }: { day: Day; clock: ClockView }) {
  const t = useT();
  const { long } = useDay();
  return (
    <Box padding={3} background="neutral100" hasRadius aria-live="polite">
      <Flex gap={2} wrap="wrap">
        <Typography fontWeight="bold">{t('form.earliest', { day: long(day) })}</Typography>
        <ClauseChips ids={clock.clauses} />
      </Flex>
      <ClockExplanation clock={clock} />
    </Box>
  );
}
