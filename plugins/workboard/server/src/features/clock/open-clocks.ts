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
 * The next cards, by id, of which a clock may move: all their open clocks, and all events of those. Two statements.
 * @param dueFrom running clocks due before this day rest on no changed day
 * @param after id of the last card of the window before; 0 for the first
 */
export async function nextOpenClocks(
  db: Knex,
  { dueFrom, after, size }: { dueFrom: Day; after: number; size: number },
): Promise<{ clocks: OpenClock[]; events: EventText[] }> {
  const cards = () => touched(db, dueFrom).andWhere('t.card_id', '>', after).distinct('t.card_id').orderBy('t.card_id').limit(size).as('a');
  const clocks = await db('workboard_clocks as k')
    .join(cards(), 'a.card_id', 'k.card_id')
    .join('workboard_cards as c', 'c.id', 'k.card_id')
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
  if (clocks.length === 0) return { clocks, events: [] };
  const events = await db('workboard_clock_events as e')
    .join(cards(), 'a.card_id', 'e.card_id')
    .orderBy(['e.card_id', 'e.id'])
    .select<EventText[]>('e.card_id', 'e.clock', 'e.data');
  return { clocks, events };
}

/** A suspended clock's stored day is that of its suspension and says nothing of today's. */
function touched(db: Knex, dueFrom: Day): Knex.QueryBuilder {
  return db('workboard_clocks as t').where((either) => {
    void either.where('t.state', 'suspended');
    void either.orWhere((running) => void running.where('t.state', 'running').andWhere('t.due_on', '>=', dueFrom));
  });
}
