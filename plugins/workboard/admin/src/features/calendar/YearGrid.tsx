import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { Box, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';

import { addDays } from '../../../../engine/day';
import type { Day, NotableDay } from '../../../../engine/calendar/types';
import type { CalendarYear } from '../../../../shared/contract';
import { useT } from '../../shared/use-t';
import { MonthTable } from './MonthTable';
import { useDayWords } from './use-day-words';

const STEPS: Readonly<Record<string, number>> = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7, PageUp: -28, PageDown: 28 };

/** The twelve months, and in words the day that was chosen last. One stop of Tab; within it the arrow keys go by day and week, Page Up and Page Down by four weeks. */
export function YearGrid({ data, onChoose }: { data: CalendarYear; onChoose?: ((day: Day) => void) | undefined }) {
  const t = useT();
  const words = useDayWords();
  const first = `${data.year}-01-01` as Day;
  const [focus, setFocus] = useState<Day>(data.today.startsWith(`${data.year}-`) ? data.today : first);
  const moved = useRef(false);
  const box = useRef<HTMLDivElement>(null);
  const marks = new Map<Day, NotableDay>(data.days.map((mark) => [mark.day, mark]));

  useEffect(() => {
    if (moved.current) box.current?.querySelector<HTMLElement>(`[data-day="${focus}"]`)?.focus();
    moved.current = false;
  }, [focus]);

  const onKeyDown = (event: KeyboardEvent) => {
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = addDays(focus, step);
    if (!next.startsWith(`${data.year}-`)) return;
    moved.current = true;
    setFocus(next);
  };

  const shown = focus.startsWith(`${data.year}-`) ? focus : first;
  const chosen = words(shown, marks.get(shown));

  return (
    <Box ref={box} onKeyDown={onKeyDown} role="group" aria-label={t('calendar.yearOf', { year: String(data.year) })}>
      {/* The button of the day has the same words for who does not see them. */}
      <Typography tag="p" aria-hidden paddingBottom={4}>
        {[chosen.label, chosen.source].filter(Boolean).join(' · ')}
      </Typography>
      <Months>
        {Array.from({ length: 12 }, (_, index) => (
          <MonthTable
            key={index}
            year={data.year}
            month={index + 1}
            marks={marks}
            today={data.today}
            focus={shown}
            onChoose={(day) => {
              setFocus(day);
              onChoose?.(day);
            }}
          />
        ))}
      </Months>
    </Box>
  );
}

const Months = styled.div`
  display: grid;
  grid-template-columns: repeat(auto-fill, minmax(24rem, 1fr));
  gap: 2.4rem;
  align-items: start;
`;
