import type { Knex } from 'knex';
import type { Day, WorkdayCalendar } from '../../../../engine/calendar/types';
import type { ClockEvent, ClockReading, ClockState } from '../../../../engine/clock/types';
import type { Container } from '../../platform/container';
import { alikeCards, type AlikeCards, type OpenClock } from './open-clocks';
import { dueColumns, readClocks, type DueColumns } from './service';

/** A change of the calendar. */
export interface CalendarStep {
  before: WorkdayCalendar;
  after: WorkdayCalendar;
  /** The first day on which the two reckon differently. */
  first: Day;
  today: Day;
}

/** An open clock that reads otherwise under the new calendar. */
export interface MovedClockRow {
  id: number;
  card: number;
  workflow: string;
  workflowVersion: number;
  key: string;
  before: { due: Day; projected: boolean };
  after: { due: Day; projected: boolean };
}

/** What rows become, those that become the same together. */
export interface Change<Columns> {
  ids: number[];
  columns: Columns;
}

export interface Recomputed {
  moved: MovedClockRow[];
  clocks: Change<{ state: ClockState; due_on: Day | null; due_at: string | null; due_rule: number | null; projected: boolean }>[];
  /** Cards whose binding clock reads otherwise, with what they keep of it. */
  cards: Change<DueColumns>[];
}

/**
 * Reads every open clock that a change of the calendar may move, with the code that reads it after an event, and says which read otherwise.
 * Cards whose clocks have the same events are read once. Writes nothing. One statement.
 */
export async function recomputeClocks(container: Container, db: Knex, step: CalendarStep): Promise<Recomputed> {
  const found: Recomputed = { moved: [], clocks: [], cards: [] };
  // A limit up to the last workday of a period rests on the days after it, too: up to the first workday that was.
  const dueFrom = step.before.lastWorkdayOnOrBefore(step.first).day;
  for (const alike of await alikeCards(db, dueFrom)) await compare(container, alike, step, found);
  return found;
}

async function compare(container: Container, alike: AlikeCards, step: CalendarStep, found: Recomputed): Promise<void> {
  const workflow = await container.workflows.version(alike.workflow, alike.workflowVersion);
  const history: Record<string, ClockEvent[]> = {};
  for (const { clock, event } of alike.events) (history[clock] ??= []).push(event);
  const read = (calendar: WorkdayCalendar) => readClocks(workflow, history, calendar, step.today);

  const now = read(step.after);
  // A running clock is stored as it reads; the day of a suspended one moves on with every day and is read under the old calendar.
  const was = alike.clocks.some(({ state }) => state === 'suspended') ? read(step.before) : [];
  let moved = false;
  for (const [index, clock] of alike.clocks.entries()) {
    const after = readingOf(now, clock.key);
    const before = readingOf(was, clock.key) ?? clock;
    if (!after?.due || !before.due) continue;
    if (after.due === before.due && after.projected === before.projected && after.state === before.state) continue;
    moved = true;
    const { workflow: key, workflowVersion, cards } = alike;
    const ids = cards.map((card) => card.clocks[index] ?? 0);
    const days = {
      before: { due: before.due, projected: before.projected },
      after: { due: after.due, projected: after.projected },
    };
    for (const [place, card] of cards.entries()) {
      found.moved.push({ id: ids[place] ?? 0, card: card.id, workflow: key, workflowVersion, key: clock.key, ...days });
    }
    // While a clock is suspended its row keeps the day it was suspended with; what is shown is reckoned from the workdays left.
    const due_on = stays(clock, after) ? clock.due : after.due;
    found.clocks.push({
      ids,
      columns: { state: after.state, due_on, due_at: after.dueAt, due_rule: after.rule, projected: after.projected },
    });
  }
  if (!moved) return;
  const columns = dueColumns(now);
  const due = columns.due_suspended && alike.due.due_suspended ? { ...columns, due_on: alike.due.due_on } : columns;
  if (!sameDue(due, alike.due)) found.cards.push({ ids: alike.cards.map(({ id }) => id), columns: due });
}

const readingOf = (readings: readonly ClockReading[], key: string) => readings.find((reading) => reading.key === key);

const stays = (clock: OpenClock, after: ClockReading) => clock.state === 'suspended' && after.state === 'suspended';

function sameDue(a: DueColumns, b: DueColumns): boolean {
  return (Object.keys(a) as (keyof DueColumns)[]).every((column) => a[column] === b[column]);
}
