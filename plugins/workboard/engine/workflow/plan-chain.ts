import type { Day, WorkdayCalendar } from '../calendar/types';
import { dayOfInstant } from '../day';
import { readingFrom } from '../clock/latest-start';
import type { ClockReading } from '../clock/types';
import type { EventDefinition, EventKey, WorkflowDefinition } from './types';

/** An event of a workflow. */
export interface EventOf {
  workflow: string;
  event: EventKey;
}

/** An obligation that follows, if everything before it is done on its last day. */
export interface PlannedClock {
  workflow: string;
  clock: string;
  /** The event that starts it, and on which day. */
  by: EventOf;
  on: Day;
  reading: ClockReading;
}

/** A day, and the instant behind it where one is known. */
interface Moment {
  on: Day;
  at?: string;
}

/** Events that start a clock: of its own workflow, or of one that is linked to it. */
export function startersOf(workflows: readonly WorkflowDefinition[], workflow: string, clock: string): EventOf[] {
  return workflows.flatMap((candidate) =>
    Object.values(candidate.events)
      .filter((event) => startsOf(candidate, event).some((started) => started.workflow === workflow && started.clock === clock))
      .map(({ key }) => ({ workflow: candidate.key, event: key })),
  );
}

/**
 * The planner forwards: what follows from an event on a day. The clocks it starts, and, each clock being used up to its last day,
 * those that its end starts: “issued on 30 September ⇒ intranet 8 October, portal 15 October ⇒ interpretation 20 October”. Conditions of
 * effects are left out: it shows what may follow.
 * @returns the clocks in the order in which they start; no event is gone through twice
 */
export function planChain(workflows: readonly WorkflowDefinition[], first: EventOf & Moment, calendar: WorkdayCalendar): PlannedClock[] {
  const planned: PlannedClock[] = [];
  const gone = new Set<string>();
  let waiting: (EventOf & Moment)[] = [first];
  while (waiting.length > 0) {
    const next: (EventOf & Moment)[] = [];
    for (const { workflow, event, on, at } of waiting) {
      const own = workflows.find(({ key }) => key === workflow);
      const definition = own?.events[event];
      if (!own || !definition || gone.has(`${workflow} ${event}`)) continue;
      gone.add(`${workflow} ${event}`);
      for (const started of startsOf(own, definition)) {
        const target = workflows.find(({ key }) => key === started.workflow);
        const clock = target?.clocks[started.clock];
        if (!target || !clock) continue;
        const reading = readingFrom(clock, on, calendar, at);
        planned.push({ ...started, by: { workflow, event }, on, reading });
        const end = reading.dueAt === null ? { on: reading.due ?? on } : { on: dayOfInstant(reading.dueAt), at: reading.dueAt };
        next.push(...stoppersOf(target, started.clock).map((stop) => ({ workflow: target.key, event: stop, ...end })));
      }
    }
    waiting = next.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  }
  return planned;
}

function startsOf(workflow: WorkflowDefinition, event: EventDefinition): { workflow: string; clock: string }[] {
  return event.effects.flatMap((effect) =>
    effect.do === 'startClock' ? [{ workflow: effect.on?.linked ?? workflow.key, clock: effect.clock }] : [],
  );
}

function stoppersOf(workflow: WorkflowDefinition, clock: string): EventKey[] {
  return Object.values(workflow.events)
    .filter(({ effects }) => effects.some((effect) => effect.do === 'stopClock' && effect.clock === clock && effect.on === undefined))
    .map(({ key }) => key);
}
