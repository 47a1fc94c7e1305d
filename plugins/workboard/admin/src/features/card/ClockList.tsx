import { Box, Flex, Link, Typography } from '@strapi/design-system';
import { Link as RouterLink } from 'react-router-dom';

import type { ClockView } from '../../../../shared/contract';
import { PLUGIN_ID } from '../../shared/plugin-id';
import { useDay } from '../../shared/use-day';
import { useT, useText } from '../../shared/use-t';
import { ClauseChips } from './ClauseChip';
import { ClockExplanation } from './ClockExplanation';
import { ClockBadge } from './DueBadge';

/** All clocks of a card: what for, by which clause, in what state, until when, and how that day came about. */
export function ClockList({ workflow, clocks }: { workflow: string; clocks: readonly ClockView[] }) {
  const t = useT();
  const text = useText();
  const day = useDay();
  if (clocks.length === 0) return <Typography textColor="neutral600">{t('card.clocks.none')}</Typography>;
  return (
    <Box tag="ul">
      {openFirst(clocks).map((clock) => (
        <Box tag="li" key={clock.key} paddingTop={2} paddingBottom={2}>
          <Flex gap={3} wrap="wrap" justifyContent="space-between">
            <Flex gap={2} wrap="wrap">
              <Typography fontWeight="bold">{text(clock.title)}</Typography>
              {clock.target ? <Typography textColor="neutral600">{t('card.clocks.target')}</Typography> : null}
              <ClauseChips ids={clock.binding === 'ceiling' ? clock.basis : clock.clauses} />
            </Flex>
            <Flex gap={3} wrap="wrap">
              <ClockBadge clock={clock} />
              {clock.due ? (
                <Typography variant="pi" textColor="neutral600">
                  {t(clock.state === 'suspended' ? 'card.clocks.ifResumed' : 'card.clocks.until', { day: day.due(clock.due, clock.dueAt) })}
                </Typography>
              ) : null}
            </Flex>
          </Flex>
          <ClockExplanation clock={clock} beside={<PlanLink workflow={workflow} clock={clock} />} />
        </Box>
      ))}
    </Box>
  );
}

/** What still runs stands before what has ended, each in the order in which it began. */
function openFirst(clocks: readonly ClockView[]): ClockView[] {
  const ended = ({ state }: ClockView) => state === 'stopped' || state === 'cancelled';
  return [...clocks.filter((clock) => !ended(clock)), ...clocks.filter(ended)];
}

/** “If it starts on that day, then …”: the planner, asked for this clock. */
function PlanLink({ workflow, clock }: { workflow: string; clock: ClockView }) {
  const t = useT();
  const text = useText();
  const question = new URLSearchParams({
    workflow,
    clock: clock.key,
    way: 'forward',
    ...(clock.startedOn ? { day: clock.startedOn } : {}),
  });
  return (
    <Link
      tag={RouterLink}
      to={`/plugins/${PLUGIN_ID}/planner?${question.toString()}`}
      aria-label={`${t('planner.fromCard')} ${text(clock.title)}`}
    >
      {t('planner.fromCard')}
    </Link>
  );
}
