import type { Knex } from 'knex';
import type { Day, WorkdayCalendar } from '../../../../engine/calendar/types';
import type { ClockEvent, ClockReading, ClockState } from '../../../../engine/clock/types';
import type { Container } from '../../platform/container';
import { cardsToRead, openClocksOf, type EventText, type OpenClock } from './open-clocks';
import { dueColumns, readClocks, type ClockHistory, type DueColumns } from './service';

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
  /** What the row becomes. */
  row: { state: ClockState; due_on: Day | null; projected: boolean };
}

export interface Recomputed {
  clocks: MovedClockRow[];
  /** Cards whose binding clock reads otherwise, with what they keep of it. */
  cards: { id: number; due: DueColumns }[];
}

/** Cards read at a time. */
const WINDOW = 2000;

/**
 * Reads every open clock that a change of the calendar may move, with the code that reads it after an event, and says which read otherwise.
 * Writes nothing. One statement and two for each 2000 cards; cards whose clocks have the same events are read once.
 */
export async function recomputeClocks(container: Container, db: Knex, step: CalendarStep): Promise<Recomputed> {
  const found: Recomputed = { clocks: [], cards: [] };
  const reader = createReader(container, step);
  // A limit up to the last workday of a period rests on the days after it, too: up to the first workday that was.
  const dueFrom = step.before.lastWorkdayOnOrBefore(step.first).day;
  const cards = await cardsToRead(db, dueFrom);
  for (let start = 0; start < cards.length; start += WINDOW) {
    const { clocks, events } = await openClocksOf(db, cards.slice(start, start + WINDOW));
    const texts = byCard(events);
    for (const own of byCard(clocks).values()) await compareCard(own, texts.get(own[0]?.card_id ?? 0) ?? [], reader, found);
  }
  return found;
}

interface CardReading {
  readings: ReadonlyMap<string, ClockReading>;
  due: DueColumns;
}

type Reader = (card: OpenClock, events: readonly EventText[], calendar: 'before' | 'after') => Promise<CardReading>;

async function compareCard(clocks: readonly OpenClock[], events: readonly EventText[], read: Reader, found: Recomputed): Promise<void> {
  const [card] = clocks;
  if (!card) return;
  const now = await read(card, events, 'after');
  // A running clock is stored as it reads; the day of a suspended one moves on with every day and is read under the old calendar.
  const was = clocks.some(({ state }) => state === 'suspended') ? await read(card, events, 'before') : null;
  let moved = false;
  for (const clock of clocks) {
    const after = now.readings.get(clock.key);
    const before = was?.readings.get(clock.key) ?? { state: clock.state, due: clock.due_on, projected: Boolean(clock.projected) };
    if (!after?.due || !before.due) continue;
    if (after.due === before.due && after.projected === before.projected && after.state === before.state) continue;
    moved = true;
    found.clocks.push({
      id: clock.id,
      card: card.card_id,
      workflow: card.workflow,
      workflowVersion: card.workflow_version,
      key: clock.key,
      before: { due: before.due, projected: before.projected },
      after: { due: after.due, projected: after.projected },
      // While a clock is suspended its row keeps the day it was suspended with; what is shown is reckoned from the workdays left.
      row: { state: after.state, due_on: stays(clock, after) ? clock.due_on : after.due, projected: after.projected },
    });
  }
  const due = now.due.due_suspended && Boolean(card.card_due_suspended) ? { ...now.due, due_on: card.card_due_on } : now.due;
  if (moved && !isStored(due, card)) found.cards.push({ id: card.card_id, due });
}

const stays = (clock: OpenClock, after: ClockReading) => clock.state === 'suspended' && after.state === 'suspended';

function isStored(due: DueColumns, card: OpenClock): boolean {
  return (
    due.due_on === card.card_due_on &&
    due.due_clock === card.card_due_clock &&
    due.due_suspended === Boolean(card.card_due_suspended) &&
    due.due_projected === Boolean(card.card_due_projected) &&
    due.due_left === card.card_due_left
  );
}

/** Reads the clocks of a card. What they say follows from the workflow, the events and the calendar, so the same events are read once. */
function createReader(container: Container, step: CalendarStep): Reader {
  const known = new Map<string, CardReading>();
  return async (card, events, calendar) => {
    const name = `${calendar} ${card.workflow}@${card.workflow_version} ${events.map(({ clock, data }) => `${clock}${data}`).join()}`;
    const found = known.get(name);
    if (found) return found;
    const workflow = await container.workflows.version(card.workflow, card.workflow_version);
    const readings = readClocks(workflow, historyOf(events), step[calendar], step.today);
    const read = { readings: new Map(readings.map((reading) => [reading.key, reading])), due: dueColumns(readings) };
    known.set(name, read);
    return read;
  };
}

function historyOf(events: readonly EventText[]): ClockHistory {
  const history: Record<string, ClockEvent[]> = {};
  for (const { clock, data } of events) (history[clock] ??= []).push(JSON.parse(data) as ClockEvent);
  return history;
}

function byCard<Row extends { card_id: number }>(rows: readonly Row[]): Map<number, Row[]> {
  const cards = new Map<number, Row[]>();
  for (const row of rows) {
    const own = cards.get(row.card_id);
    if (own) own.push(row);
    else cards.set(row.card_id, [row]);
  }
  return cards;
}
