import type { Knex } from 'knex';
import type { Day } from '../../../../engine/calendar/types';
import type { ClockState } from '../../../../engine/clock/types';

/** An open clock as it is stored, with what its card keeps of its binding clock. */
export interface OpenClock {
  id: number;
  card_id: number;
  key: string;
  state: ClockState;
  due_on: Day | null;
  projected: boolean | number;
  workflow: string;
  workflow_version: number;
  card_due_on: Day | null;
  card_due_clock: string | null;
  card_due_suspended: boolean | number;
  card_due_projected: boolean | number;
  card_due_left: number | null;
}

/** An event of a clock, as text. */
export interface EventText {
  card_id: number;
  clock: string;
  data: string;
}

const OPEN: readonly ClockState[] = ['running', 'suspended'];

/**
 * Cards of which a clock may move, by id. One statement.
 * @param dueFrom running clocks due before this day rest on no changed day; a suspended one's stored day is that of its suspension and
 *   says nothing of today's
 */
export async function cardsToRead(db: Knex, dueFrom: Day): Promise<number[]> {
  const rows = await db('workboard_clocks')
    .where({ state: 'suspended' })
    .orWhere((running) => void running.where('state', 'running').andWhere('due_on', '>=', dueFrom))
    .select<{ card_id: number }[]>('card_id');
  return [...new Set(rows.map(({ card_id }) => card_id))].sort((a, b) => a - b);
}

/** All open clocks of these cards, and all events of the cards' clocks. Two statements. */
export async function openClocksOf(db: Knex, cards: readonly number[]): Promise<{ clocks: OpenClock[]; events: EventText[] }> {
  const clocks = await db('workboard_clocks as k')
    .join('workboard_cards as c', 'c.id', 'k.card_id')
    .whereIn('k.card_id', [...cards])
    .whereIn('k.state', [...OPEN])
    .orderBy(['k.card_id', 'k.id'])
    .select<OpenClock[]>(
      'k.id',
      'k.card_id',
      'k.key',
      'k.state',
      'k.due_on',
      'k.projected',
      'c.workflow',
      'c.workflow_version',
      'c.due_on as card_due_on',
      'c.due_clock as card_due_clock',
      'c.due_suspended as card_due_suspended',
      'c.due_projected as card_due_projected',
      'c.due_left as card_due_left',
    );
  const events = await db('workboard_clock_events')
    .whereIn('card_id', [...cards])
    .orderBy(['card_id', 'id'])
    .select<EventText[]>('card_id', 'clock', 'data');
  return { clocks, events };
}
