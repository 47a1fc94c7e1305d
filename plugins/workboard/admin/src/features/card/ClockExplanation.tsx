import { useId, useState, type ReactNode } from 'react';
import { Box, Flex, TextButton, Typography } from '@strapi/design-system';
import { ChevronDown, ChevronUp } from '@strapi/icons';

import type { ClockView } from '../../../../shared/contract';
import { useDay } from '../../shared/use-day';
import { useHolidayName } from '../../shared/use-holiday-name';
import { useT, useText } from '../../shared/use-t';
import { ClauseChips } from './ClauseChip';
import { explainClock } from '../../../../engine/clock/explain-in-words';

/** 「这个日期是怎么来的」: the way from the clock's start to its due day, in sentences, with clauses and notices. `beside`: what else may be asked of the clock. */
export function ClockExplanation({ clock, beside }: { clock: ClockView; beside?: ReactNode }) {
  const t = useT();
  const text = useText();
  const day = useDay();
  const holiday = useHolidayName();
  const id = useId();
  const [open, setOpen] = useState(false);
  if (clock.steps.length === 0) return <>{beside}</>;
  const say = (message: string, values?: Record<string, string | number>) => t(`card.explain.${message}`, values);
  const sentences = open ? explainClock(clock, { say, day: day.long, due: day.due, instant: day.instant, text, holiday }) : [];
  return (
    <Box>
      <Flex gap={4} wrap="wrap">
        <TextButton endIcon={open ? <ChevronUp /> : <ChevronDown />} aria-expanded={open} aria-controls={id} onClick={() => setOpen(!open)}>
          {t('card.explain.title')}
        </TextButton>
        {beside}
      </Flex>
      <Box tag="ol" id={id} hidden={!open} paddingTop={1} aria-label={t('card.explain.title')}>
        {sentences.map((sentence, index) => (
          <Flex tag="li" key={index} gap={2} wrap="wrap" paddingTop={1}>
            <Typography
              variant="pi"
              fontWeight={sentence.tone === 'strong' ? 'bold' : undefined}
              textColor={sentence.tone === 'warning' ? 'warning700' : sentence.tone === 'strong' ? 'neutral800' : 'neutral600'}
            >
              {sentence.text}
            </Typography>
            <ClauseChips ids={sentence.clauses} />
          </Flex>
        ))}
      </Box>
    </Box>
  );
}
