import { useEffect, useRef } from 'react';
import { Box, Flex, Link as AppLink, Typography } from '@strapi/design-system';
import { Link } from 'react-router-dom';

import type { CalendarPreview, MovedClock } from '../../../../shared/contract';
import { useDay } from '../../shared/use-day';
import { useT, useText } from '../../shared/use-t';
import { cardHref } from '../card/card-href';
import { ChangedDays } from './ChangedDays';
import { DayTable, Whole } from './DayTable';
import { ProblemList } from './ProblemList';

/** What a change would do: faults of the notice with line and cure, the days, and every open clock that moves, from when to when. */
export function PreviewView({ preview }: { preview: CalendarPreview }) {
  const t = useT();
  const section = useRef<HTMLElement>(null);
  // It stands below the fields, out of sight of who pasted a long notice.
  useEffect(() => section.current?.focus(), [preview]);
  const { notice, days, years, missing, clocks } = preview;
  const faults = notice?.problems ?? [];
  return (
    <Flex direction="column" alignItems="stretch" gap={4} tag="section" ref={section} tabIndex={-1} aria-label={t('calendar.preview')}>
      {faults.length > 0 ? <ProblemList problems={faults} /> : null}
      {notice && notice.skipped.length > 0 ? (
        <Box tag="details">
          <Typography tag="summary" variant="pi">
            {t('calendar.skipped', { n: notice.skipped.length })}
          </Typography>
          <Box tag="ul" paddingTop={2}>
            {notice.skipped.map(({ line, text }, index) => (
              <Typography tag="li" key={index} variant="pi" textColor="neutral600">
                {t('calendar.line', { line, text })}
              </Typography>
            ))}
          </Box>
        </Box>
      ) : null}
      {missing.length > 0 ? (
        <Typography fontWeight="semiBold" role="status">
          {t('calendar.incomplete', { names: [...new Set(missing.map(({ name }) => name))].join('、') })}
        </Typography>
      ) : null}
      {(faults.length === 0 ? years.added : []).map((year) => (
        <Typography key={year}>{t('calendar.arranged', { year: String(year) })}</Typography>
      ))}
      {years.removed.map((year) => (
        <Typography key={year}>{t('calendar.unarranged', { year: String(year) })}</Typography>
      ))}
      <Typography tag="h3" variant="delta">
        {t('calendar.changedDays', { n: days.length })}
      </Typography>
      {days.length > 0 ? <ChangedDays days={days} /> : faults.length === 0 ? <Typography>{t('calendar.nothing')}</Typography> : null}
      {faults.length === 0 ? <MovedClocks clocks={clocks} /> : null}
    </Flex>
  );
}

function MovedClocks({ clocks }: { clocks: CalendarPreview['clocks'] }) {
  const t = useT();
  return (
    <>
      <Typography tag="h3" variant="delta">
        {t('calendar.moved', { n: clocks.total })}
      </Typography>
      {clocks.total === 0 ? <Typography textColor="neutral600">{t('calendar.moved.none')}</Typography> : null}
      {clocks.moved.length > 0 ? (
        <DayTable
          label={t('calendar.moved', { n: clocks.total })}
          columns={['card', 'clock', 'owner', 'before', 'after'].map((column) => t(`calendar.column.${column}`))}
        >
          {clocks.moved.map((clock) => (
            <MovedRow key={`${clock.card} ${clock.clock}`} clock={clock} />
          ))}
        </DayTable>
      ) : null}
      {clocks.total > clocks.moved.length ? (
        <Typography variant="pi" textColor="neutral600">
          {t('calendar.moved.more', { n: clocks.total - clocks.moved.length })}
        </Typography>
      ) : null}
      {clocks.all ? null : (
        <Typography variant="pi" textColor="neutral600">
          {t('calendar.moved.others')}
        </Typography>
      )}
    </>
  );
}

function MovedRow({ clock }: { clock: MovedClock }) {
  const t = useT();
  const text = useText();
  const day = useDay();
  const words = ({ due, projected }: MovedClock['before']) =>
    [day.long(due), projected ? t('calendar.projected') : ''].filter(Boolean).join(' ');
  return (
    <tr>
      <td>
        <AppLink tag={Link} to={cardHref(clock.workflow, clock.card)}>
          {[clock.number, clock.title].filter(Boolean).join(' ')}
        </AppLink>
        <Typography tag="p" variant="pi" textColor="neutral600">
          {clock.unitTitle}
        </Typography>
      </td>
      <Whole>{text(clock.clockTitle)}</Whole>
      <Whole>{clock.assignee ?? text(clock.ownerTitle)}</Whole>
      <Whole>{words(clock.before)}</Whole>
      <Whole>
        <strong>{words(clock.after)}</strong>
      </Whole>
    </tr>
  );
}
