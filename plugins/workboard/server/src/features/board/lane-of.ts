import type { Knex } from 'knex';
import type { LaneBy } from '../../../../shared/contract';
import { hourBound, type DueBounds } from './filter';

/** The lane of cards that have no unit, person or kind, and that of cards which nothing binds. */
export const NO_LANE = '-';
export const NOT_DUE = 'undated';

/** The lane of a card `c`, as an expression. Urgencies have the bounds of the counters. */
export function laneOf(db: Knex, by: LaneBy, bounds: DueBounds): Knex.Raw {
  const { today, soonEnds, now } = bounds;
  switch (by) {
    case 'unit':
      return db.raw(`COALESCE(NULLIF(c.unit, ''), '${NO_LANE}')`);
    case 'assignee':
      return db.raw(`COALESCE(CAST(c.assignee_id AS TEXT), '${NO_LANE}')`);
    case 'kind':
      return db.raw(`COALESCE(c.kind, '${NO_LANE}')`);
    case 'urgency':
      return db.raw(
        `CASE WHEN c.due_suspended THEN 'suspended' WHEN c.due_on IS NULL THEN '${NOT_DUE}' WHEN c.due_on < ? OR c.due_at < ? THEN 'overdue'
          WHEN c.due_on = ? THEN 'today' WHEN c.due_on < ? THEN 'soon' ELSE 'later' END`,
        [today, now, today, soonEnds],
      );
    case 'hours': {
      const within = (hours: number) => {
        const { at, day } = hourBound(bounds, hours);
        return db.raw(`COALESCE(c.due_at <= ?, c.due_on <= ?)`, [at, day]);
      };
      return db.raw(
        `CASE WHEN c.due_suspended THEN 'suspended' WHEN c.due_on IS NULL THEN '${NOT_DUE}' WHEN c.due_on < ? OR c.due_at < ? THEN 'overdue'
          WHEN ? THEN 'h5' WHEN c.due_on = ? THEN 'today' WHEN ? THEN 'h24' WHEN ? THEN 'h48' ELSE 'later' END`,
        [today, now, within(5), today, within(24), within(48)],
      );
    }
  }
}
