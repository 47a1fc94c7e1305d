import type { Knex } from 'knex';
import { addDays, addHours, dayOfInstant } from '../../../../engine/day';
import type { Day, WorkdayCalendar } from '../../../../engine/calendar/types';
import type { Urgency } from '../../../../engine/register';
import type { BoardFilter } from '../../../../shared/contract';
import { concerns } from '../../platform/viewer';

/** Days between which the urgencies of a board lie. */
export interface DueBounds {
  today: Day;
  /** First day that is no longer “soon”: three workdays away. */
  soonEnds: Day;
  /** The instant, for what is due at an hour. */
  now: string;
}

/** An instant with the last day that is wholly over by then: what is due by the end of a day has no instant of its own. */
export interface HourBound {
  at: string;
  day: Day;
}

/** The bound that lies some hours ahead. */
export function hourBound({ now }: Pick<DueBounds, 'now'>, hours: number): HourBound {
  const at = addHours(now, hours);
  return { at, day: addDays(dayOfInstant(at), -1) };
}

/** A filter whose `me` has become a person. */
export interface CardFilter extends Omit<BoardFilter, 'assignee' | 'watched' | 'urgency'> {
  urgency?: Urgency;
  assignee?: number | 'none';
  /** Who follows it. */
  watched?: number;
}

/** Bounds by the calendar, so that a whole board is counted by comparing days. */
export function dueBounds(calendar: WorkdayCalendar, today: Day, now: string): DueBounds {
  return { today, soonEnds: calendar.add(today, 3).day, now };
}

/** Narrows a query over cards (`c`) to a filter; `counters` leaves the urgency out, so that its counters keep their numbers. */
export function whereFilter(query: Knex.QueryBuilder, filter: CardFilter, bounds: DueBounds, counters = false): void {
  const { q, unit, assignee, watched, urgency } = filter;
  if (q !== undefined) void query.whereRaw(`c.search_text LIKE ? ESCAPE '!'`, [`%${escapeLike(q.toLowerCase().trim())}%`]);
  if (unit !== undefined) void query.whereExists((own) => concerns(own, [unit]));
  if (assignee === 'none') void query.whereNull('c.assignee_id');
  else if (assignee !== undefined) void query.where('c.assignee_id', assignee);
  if (watched !== undefined) {
    void query.whereExists((own) =>
      own.select('w.card_id').from('workboard_watchers as w').whereRaw('w.card_id = c.id').where('w.user_id', watched),
    );
  }
  if (urgency !== undefined && !counters) {
    const { sql, days } = conditionOf(urgency, bounds);
    // No clock runs on a card that is closed for good: what is asked for lies among the open ones, whatever the years bring.
    void query.whereNull('c.closed_on').whereRaw(sql, days);
  }
}

/** The conditions behind the counters; the same bounds as a clock's own reading. A card is in one of them at most. */
export function urgencySql({
  today,
  soonEnds,
  now,
}: DueBounds): Record<NonNullable<BoardFilter['urgency']>, { sql: string; days: string[] }> {
  return {
    overdue: { sql: '(NOT c.due_suspended AND (c.due_on < ? OR c.due_at < ?))', days: [today, now] },
    today: { sql: '(NOT c.due_suspended AND c.due_on = ? AND (c.due_at IS NULL OR c.due_at >= ?))', days: [today, now] },
    soon: { sql: '(NOT c.due_suspended AND c.due_on > ? AND c.due_on < ?)', days: [today, soonEnds] },
    suspended: { sql: '(c.due_suspended)', days: [] },
  };
}

/** The condition behind one urgency; `inTime` has no counter: there is a day, which is not over, and suspended counts as well. */
export function conditionOf(urgency: Urgency, bounds: DueBounds): { sql: string; days: string[] } {
  if (urgency !== 'inTime') return urgencySql(bounds)[urgency];
  const sql = '(c.due_on IS NOT NULL AND (c.due_suspended OR (c.due_on >= ? AND (c.due_at IS NULL OR c.due_at >= ?))))';
  return { sql, days: [bounds.today, bounds.now] };
}

function escapeLike(text: string): string {
  return text.replace(/[!%_]/g, '!$&');
}
