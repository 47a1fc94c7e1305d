import { compileExpression, judge } from '../expression';
import type { Value } from '../workflow/types';
import type { ClockDefinition, ClockEvent, Limit } from './types';

/** What the condition of a ceiling may read. */
export const CEILING_ROOTS = ['subject'] as const;

/** Whether the day alone is not enough for a clock: its limit, or one of its ceilings, counts hours. */
export function countsHours({ limit, ceilings = [] }: Pick<ClockDefinition, 'limit' | 'ceilings'>): boolean {
  return [limit, ...ceilings.map((ceiling) => ceiling.limit)].some((one: Limit) => 'hours' in one);
}

/**
 * Places of the ceilings that bind a subject, to be recorded with the clock; null for a clock whose ceilings have no conditions. A condition
 * that cannot be judged holds: the earlier day is the safe one.
 */
export function ceilingsThatBind({ ceilings = [] }: ClockDefinition, subject: Value): number[] | null {
  if (ceilings.every(({ when }) => when === undefined)) return null;
  return ceilings.flatMap(({ when }, place) => {
    if (when === undefined) return [place];
    const judgement = judge(compileExpression(when, { roots: CEILING_ROOTS }), { subject });
    return judgement.met || judgement.reason !== null ? [place] : [];
  });
}

/** Which ceilings the events of a running clock last said to bind; null if they never did. */
export function recordedRules(events: readonly ClockEvent[]): readonly number[] | null {
  return events.reduce<readonly number[] | null>(
    (known, event) => (event.type === 'START' ? (event.rules ?? null) : event.type === 'RULES' ? event.rules : known),
    null,
  );
}
