import type { PermittedEvent } from '../../../../engine/workflow/types';

interface EventsHere {
  ready: PermittedEvent[];
  /** Belong to the present stage, but something is missing. */
  waiting: PermittedEvent[];
}

/** The events that concern a card where it stands. Steps of other stages are no choice here, and would bury the ones that are. */
export function eventsHere(events: readonly PermittedEvent[]): EventsHere {
  const here = events.filter((event) => event.allowed || !event.unmet.some((unmet) => unmet.code === 'stage'));
  return { ready: here.filter((event) => event.allowed), waiting: here.filter((event) => !event.allowed) };
}
