import type { Knex } from 'knex';
import type { Day } from '../../../../engine/calendar/types';
import type { ClockEvent, ClockState } from '../../../../engine/clock/types';
import { selectRows } from '../../platform/select-rows';
import { isPostgres } from '../../platform/transaction';
import type { DueColumns } from './service';

/** An open clock as it is stored. */
export interface OpenClock {
  key: string;
  state: ClockState;
  due: Day | null;
  projected: boolean;
}

/** Cards whose clocks cannot be told apart: the same workflow, events, open clocks and columns. */
export interface AlikeCards {
  workflow: string;
  workflowVersion: number;
  due: DueColumns;
  events: readonly { clock: string; event: ClockEvent }[];
  clocks: readonly OpenClock[];
  /** Each card with the ids of its open clocks, in the order of `clocks`. */
  cards: readonly { id: number; clocks: readonly number[] }[];
}

/** Separators from the outside in. Control characters stand neither in JSON nor in keys and days. */
const CARD = '\u001c';
const IDS = '\u001d';
const ROW = '\u001e';
const FIELD = '\u001f';

interface AlikeRow {
  workflow: string;
  workflow_version: number;
  due_on: Day | null;
  due_clock: string | null;
  due_suspended: boolean | number;
  due_projected: boolean | number;
  due_left: number | null;
  due_at: string | null;
  due_rule: number | null;
  events: string;
  clocks: string;
  cards: string;
}

/**
 * Cards of which a clock may move. Those that are alike are told once, so that ten thousand clocks that were started in one year are some
 * hundred rows. One statement.
 * @param dueFrom running clocks due before this day rest on no changed day; a suspended one's stored day is that of its suspension and
 *   says nothing of today's
 */
export async function alikeCards(db: Knex, dueFrom: Day): Promise<AlikeCards[]> {
  const list = isPostgres(db) ? 'string_agg' : 'group_concat';
  const fields = (...columns: string[]) => columns.join(` || '${FIELD}' || `);
  const open = `SELECT card_id FROM workboard_clocks WHERE state = 'suspended' OR (state = 'running' AND due_on >= ?)`;
  const alike =
    'c.workflow, c.workflow_version, c.due_on, c.due_clock, c.due_suspended, c.due_projected, c.due_left, c.due_at, c.due_rule, e.events, k.clocks';
  const rows = await selectRows<AlikeRow>(
    db,
    `SELECT ${alike}, ${list}(c.id || '${IDS}' || k.ids, '${CARD}' ORDER BY c.id) AS cards
     FROM workboard_cards AS c
     JOIN (SELECT card_id, ${list}(id || '', '${FIELD}' ORDER BY id) AS ids,
             ${list}(${fields('key', 'state', `COALESCE(due_on, '')`, 'CASE WHEN projected THEN 1 ELSE 0 END')}, '${ROW}' ORDER BY id) AS clocks
           FROM workboard_clocks WHERE state IN ('running', 'suspended') AND card_id IN (${open}) GROUP BY card_id) AS k ON k.card_id = c.id
     JOIN (SELECT card_id, ${list}(${fields('clock', 'data')}, '${ROW}' ORDER BY id) AS events
           FROM workboard_clock_events WHERE card_id IN (${open}) GROUP BY card_id) AS e ON e.card_id = c.id
     GROUP BY ${alike}`,
    [dueFrom, dueFrom],
  );
  return rows.map(alikeOf);
}

function alikeOf(row: AlikeRow): AlikeCards {
  return {
    workflow: row.workflow,
    workflowVersion: row.workflow_version,
    due: {
      due_on: row.due_on,
      due_clock: row.due_clock,
      due_suspended: Boolean(row.due_suspended),
      due_projected: Boolean(row.due_projected),
      due_left: row.due_left,
      due_at: row.due_at,
      due_rule: row.due_rule,
    },
    events: row.events.split(ROW).map((text) => {
      const [clock = '', data = ''] = text.split(FIELD);
      return { clock, event: JSON.parse(data) as ClockEvent };
    }),
    clocks: row.clocks.split(ROW).map((text) => {
      const [key = '', state = '', due = '', projected = ''] = text.split(FIELD);
      return { key, state: state as ClockState, due: due === '' ? null : (due as Day), projected: projected === '1' };
    }),
    cards: row.cards.split(CARD).map((text) => {
      const [id = '', clocks = ''] = text.split(IDS);
      return { id: Number(id), clocks: clocks.split(FIELD).map(Number) };
    }),
  };
}
