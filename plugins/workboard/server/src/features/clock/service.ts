import { deriveClock } from '../../../../engine/clock/derive-clock';
import { bindingClock } from '../../../../engine/clock/binding-clock';
import type { Day, WorkdayCalendar } from '../../../../engine/calendar/types';
import { ceilingsThatBind, countsHours, recordedRules } from '../../../../engine/clock/ceilings';
import type { ClockDefinition, ClockEvent, ClockReading } from '../../../../engine/clock/types';
import { subjectScope } from '../../../../engine/workflow/scopes';
import type { ResolvedEffect, Value, WorkflowDefinition } from '../../../../engine/workflow/types';
import { changeRows } from '../../platform/change-rows';
import type { Trx } from '../../platform/transaction';

/** Events of every clock of one card, in the order they were recorded. */
export type ClockHistory = Readonly<Record<string, readonly ClockEvent[]>>;

/** What the card keeps of its binding clock, so that boards filter and sort by plain columns. */
export interface DueColumns {
  due_on: Day | null;
  due_clock: string | null;
  due_suspended: boolean;
  due_projected: boolean;
  due_left: number | null;
  /** The instant, where hours bind. */
  due_at: string | null;
  /** Place of the ceiling that binds; null where the office's own rule does. */
  due_rule: number | null;
}

/** What turns the effects of a step into events of clocks: the definitions, and the subject as the step leaves it. */
export interface ClockTerms {
  workflow: WorkflowDefinition;
  subject: Readonly<Record<string, Value>>;
  today: Day;
}

/** The clock that an effect does something to; null for an effect on something else. */
export function clockOf(effect: ResolvedEffect): string | null {
  return effect.do.endsWith('Clock') && 'clock' in effect ? (effect.clock ?? null) : null;
}

/** The clock event that an effect records; null for an effect on something else. Instants are kept of clocks that count hours. */
function clockEventOf(effect: ResolvedEffect, { workflow, subject }: ClockTerms): { clock: string; event: ClockEvent } | null {
  const key = clockOf(effect);
  const definition = key === null ? undefined : workflow.clocks[key];
  const at = definition && countsHours(definition) && 'instant' in effect && effect.instant !== undefined ? { at: effect.instant } : {};
  const until = 'until' in effect && effect.until !== undefined ? { until: effect.until } : {};
  switch (effect.do) {
    case 'startClock':
      return {
        clock: effect.clock,
        event: {
          type: 'START',
          on: effect.at,
          ...at,
          ...(effect.ceilingFrom === undefined ? {} : { ceilingFrom: effect.ceilingFrom }),
          ...(effect.workdays === undefined ? {} : { workdays: effect.workdays }),
          ...until,
          ...rulesOf(definition, workflow, subject),
        },
      };
    case 'resetClock':
      return { clock: effect.clock, event: { type: 'RESET', on: effect.at, ...at, ...until } };
    case 'stopClock':
      return { clock: effect.clock, event: { type: 'STOP', on: effect.at, ...at } };
    case 'suspendClock':
      return { clock: effect.clock, event: { type: 'SUSPEND', on: effect.at, cause: effect.cause } };
    case 'resumeClock':
      return { clock: effect.clock, event: { type: 'RESUME', on: effect.at, cause: effect.cause } };
    case 'extendClock':
      return { clock: effect.clock, event: { type: 'EXTEND', workdays: effect.workdays } };
    case 'cancelClock':
      return { clock: effect.clock, event: { type: 'CANCEL', on: effect.at, reason: effect.reason } };
    default:
      return null;
  }
}

function rulesOf(
  definition: ClockDefinition | undefined,
  workflow: WorkflowDefinition,
  subject: ClockTerms['subject'],
): { rules?: readonly number[] } {
  const rules = definition ? ceilingsThatBind(definition, subjectScope(workflow, subject)) : null;
  return rules === null ? {} : { rules };
}

/**
 * What the history becomes with these effects. Whatever is done to a clock that never ran, or ended already, is no event: a waiver may be
 * granted before the document is published, and an answer may come in after the case was withdrawn. A clock that goes on and is bound by other
 * ceilings than before, because the step changed its subject, has an event for that (G-17).
 */
export function withEffects(
  history: ClockHistory,
  effects: readonly ResolvedEffect[],
  terms: ClockTerms,
): { history: ClockHistory; added: { clock: string; event: ClockEvent }[] } {
  const next: Record<string, ClockEvent[]> = Object.fromEntries(Object.entries(history).map(([key, events]) => [key, [...events]]));
  const added: { clock: string; event: ClockEvent }[] = [];
  for (const effect of effects) {
    const found = clockEventOf(effect, terms);
    if (!found) continue;
    const events = (next[found.clock] ??= []);
    if (!isOf(events, found.event)) continue;
    events.push(found.event);
    added.push(found);
  }
  for (const [clock, events] of Object.entries(next)) {
    const { rules } = rulesOf(terms.workflow.clocks[clock], terms.workflow, terms.subject);
    if (rules === undefined || !isOpen(events) || JSON.stringify(rules) === JSON.stringify(recordedRules(events))) continue;
    const event: ClockEvent = { type: 'RULES', on: terms.today, rules };
    events.push(event);
    added.push({ clock, event });
  }
  return { history: next, added };
}

/** A suspension that began before the clock did, in an earlier run, is none of this run's to end. */
function isOf(events: readonly ClockEvent[], event: ClockEvent): boolean {
  if (event.type === 'START') return true;
  if (!isOpen(events)) return false;
  return event.type !== 'RESUME' || pausesOpen(events, event.cause) > 0;
}

function pausesOpen(events: readonly ClockEvent[], cause: string): number {
  const run = events.slice(events.map(({ type }) => type).lastIndexOf('START'));
  const count = (type: 'SUSPEND' | 'RESUME') => run.filter((one) => one.type === type && one.cause === cause).length;
  return count('SUSPEND') - count('RESUME');
}

function isOpen(events: readonly ClockEvent[]): boolean {
  const last = events.at(-1);
  return last !== undefined && last.type !== 'STOP' && last.type !== 'CANCEL';
}

/**
 * Readings of all clocks of a card that have begun.
 * @param now the instant, by which clocks of hours are judged
 */
export function readClocks(
  workflow: WorkflowDefinition,
  history: ClockHistory,
  calendar: WorkdayCalendar,
  today: Day,
  now?: string,
): ClockReading[] {
  return Object.entries(history).flatMap(([key, events]) => {
    const definition = workflow.clocks[key];
    return definition && events.length > 0 ? [deriveClock(definition, events, calendar, today, now)] : [];
  });
}

/** The columns of the card that its clocks decide. */
export function dueColumns(readings: readonly ClockReading[]): DueColumns {
  const binding = bindingClock(readings);
  if (!binding)
    return { due_on: null, due_clock: null, due_suspended: false, due_projected: false, due_left: null, due_at: null, due_rule: null };
  return {
    due_on: binding.due,
    due_clock: binding.key,
    // Not the state: a statutory ceiling that does not pause runs on while the office's rule is suspended.
    due_suspended: binding.urgency === 'suspended',
    due_projected: binding.projected,
    due_left: binding.urgency === 'suspended' ? binding.workdaysLeft : null,
    due_at: binding.dueAt,
    due_rule: binding.rule,
  };
}

/** Writes the new events and the rows of the clocks they touched. Two statements, none when nothing happened. */
export async function writeClocks(
  trx: Trx,
  {
    card,
    logSeq,
    at,
    added,
    readings,
  }: {
    card: number;
    logSeq: number;
    at: string;
    added: readonly { clock: string; event: ClockEvent }[];
    readings: readonly ClockReading[];
  },
): Promise<void> {
  if (added.length === 0) return;
  const rows = (columns: readonly string[], count: number) =>
    Array(count)
      .fill(`(${columns.map(() => '?').join()})`)
      .join();
  await changeRows(
    trx,
    `INSERT INTO workboard_clock_events (${EVENT_COLUMNS.join()}) VALUES ${rows(EVENT_COLUMNS, added.length)}`,
    added.flatMap(({ clock, event }) => [card, clock, event.type, JSON.stringify(event), at, logSeq]),
  );
  const touched = new Set(added.map(({ clock }) => clock));
  const read = readings.filter(({ key }) => touched.has(key));
  if (read.length === 0) return;
  await changeRows(
    trx,
    `INSERT INTO workboard_clocks (card_id, key, ${READ_COLUMNS.join()}) VALUES ${rows(['card_id', 'key', ...READ_COLUMNS], read.length)}
     ON CONFLICT (card_id, key) DO UPDATE SET ${READ_COLUMNS.map((column) => `${column} = excluded.${column}`).join()}`,
    read.flatMap(({ key, state, startedOn, due, dueAt, rule, projected, stoppedOn, met }) => [
      ...[card, key],
      ...[state, startedOn, due, dueAt, rule, projected, stoppedOn, met],
    ]),
  );
}

const EVENT_COLUMNS = ['card_id', 'clock', 'type', 'data', 'at', 'log_seq'];
const READ_COLUMNS = ['state', 'started_on', 'due_on', 'due_at', 'due_rule', 'projected', 'stopped_on', 'met'];
