import { lazy, Suspense, useMemo, useState } from 'react';
import { Button, Flex, MenuItem, SimpleMenu, TextButton, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';

import type { BulkEvent, BulkReport } from '../../../../shared/contract';
import { useT, useText } from '../../shared/use-t';
import { useBulkAssignMutation, useBulkPermittedQuery } from '../teamwork/api';
import { AssignDialog } from '../teamwork';
import { inPortions, seenOf, type BulkTarget } from './in-portions';
import { MOST, useSelection, type Selection } from './selection';

const BulkEventDialog = lazy(() => import('./BulkEventDialog').then((module) => ({ default: module.BulkEventDialog })));
const ReportDialog = lazy(() => import('./ReportDialog').then((module) => ({ default: module.ReportDialog })));

interface Props {
  selection: Selection;
  /** Cards that can be selected. */
  cards: readonly BulkTarget[];
  mayMove: boolean;
  mayAssign: boolean;
  me: number | undefined;
}

/** What can be done with the selected cards at once. Each card is asked by itself, and has its own line in the report. */
export function BulkBar({ selection, cards, mayMove, mayAssign, me }: Props) {
  const t = useT();
  const text = useText();
  const ids = useSelection(selection);
  const chosen = useMemo(() => cards.filter(({ id }) => ids.has(id)), [cards, ids]);
  // Of many the first hundred tell what can be done; each is asked by itself once more when it is done.
  const asked = useMemo(() => chosen.slice(0, MOST).map(({ id }) => id), [chosen]);
  const {
    currentData: events = [],
    error,
    refetch,
  } = useBulkPermittedQuery(asked, {
    skip: asked.length === 0 || !mayMove,
    refetchOnMountOrArgChange: true,
  });
  const [event, setEvent] = useState<BulkEvent | null>(null);
  const [assigning, setAssigning] = useState(false);
  const [report, setReport] = useState<BulkReport | null>(null);
  const [assignAll] = useBulkAssignMutation();

  const open = { event, assigning, report };
  const first = chosen[0];
  if (!first && !open.event && !open.report) return null;
  const named = (one: BulkEvent) =>
    chosen.length > MOST ? text(one.title) : t('bulk.event', { event: text(one.title), n: one.cards.length, all: chosen.length });

  return (
    <>
      {first ? (
        <Bar role="region" aria-label={t('bulk.title')}>
          <Typography fontWeight="bold" aria-live="polite">
            {t('bulk.count', { n: chosen.length })}
          </Typography>
          {mayMove ? (
            <SimpleMenu label={t('bulk.move')} size="S" variant="default" popoverPlacement="top-start" disabled={events.length === 0}>
              {events.map((one) => (
                <MenuItem key={one.event} onSelect={() => setEvent(one)}>
                  {one.stays ? named(one) : t('bulk.to', { event: named(one), column: text(one.toTitle) })}
                </MenuItem>
              ))}
            </SimpleMenu>
          ) : null}
          {error ? (
            <Flex gap={2} role="alert">
              <Typography textColor="danger700">{t('bulk.unread')}</Typography>
              <TextButton onClick={() => void refetch()}>{t('shared.retry')}</TextButton>
            </Flex>
          ) : null}
          {events
            .filter((one) => one.extends)
            .map((one) => (
              <Button key={one.event} variant="tertiary" size="S" onClick={() => setEvent(one)}>
                {text(one.title)}
              </Button>
            ))}
          {mayAssign ? (
            <Button variant="tertiary" size="S" onClick={() => setAssigning(true)}>
              {t('bulk.assign')}
            </Button>
          ) : null}
          <Flex marginLeft="auto">
            <TextButton onClick={() => selection.keep([])}>{t('bulk.clear')}</TextButton>
          </Flex>
        </Bar>
      ) : null}
      {assigning && first ? (
        <AssignDialog
          title={t('bulk.assignTitle', { n: chosen.length })}
          card={first.id}
          me={me}
          assignee={chosen.some(({ assignee }) => assignee !== null) ? 0 : null}
          onAssign={async (assignee) => {
            const { report: done, error } = await inPortions(seenOf(chosen), (cards) => assignAll({ cards, assignee }));
            if (done.items.length > 0) setReport(done);
            return done.items.length > 0 ? undefined : error;
          }}
          onClose={() => setAssigning(false)}
        />
      ) : null}
      <Suspense fallback={null}>
        {event ? (
          <BulkEventDialog key={event.event} event={event} cards={chosen} onKeep={selection.keep} onClose={() => setEvent(null)} />
        ) : null}
        {report ? (
          <ReportDialog title={t('bulk.assign')} report={report} cards={cards} onKeep={selection.keep} onClose={() => setReport(null)} />
        ) : null}
      </Suspense>
    </>
  );
}

const Bar = styled.section`
  display: flex;
  flex: none;
  flex-wrap: wrap;
  gap: 1.2rem;
  align-items: center;
  padding: 0.8rem 1.6rem;
  border: 1px solid ${({ theme }) => theme.colors.primary200};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.primary100};
`;
