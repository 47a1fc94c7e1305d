import { asksForSeals, factsOf, readsOfAudits, rootsOf } from '../../../../engine/workflow/compiled-workflow';
import { eventsFrom } from '../../../../engine/workflow/permitted-events';
import { limitedTargets } from '../../../../engine/workflow/room';
import type { EventDefinition, WorkflowDefinition } from '../../../../engine/workflow/types';
import type { Needs } from './decision-context';

/** A version of a workflow never changes, so what its events read is found out once. */
const known = new WeakMap<WorkflowDefinition, Map<string, Needs>>();

/** What one event reads; nothing for an event that does not exist, which is refused anyway. */
export function needsOfEvent(workflow: WorkflowDefinition, event: string): Needs {
  if (!Object.hasOwn(workflow.events, event)) return { roots: new Set(), facts: [], limited: [] };
  const events = known.get(workflow) ?? new Map<string, Needs>();
  const needs = events.get(event) ?? needsOf(workflow, [event]);
  known.set(workflow, events.set(event, needs));
  return needs;
}

/** What a workflow's audits read. */
export function needsOfAudits(workflow: WorkflowDefinition): Needs {
  const { facts, ...reads } = readsOfAudits(workflow);
  return { ...reads, facts: [...facts] };
}

/** What the events read that leave a stage; for permitted events. */
export function needsOfStage(workflow: WorkflowDefinition, stage: string): Needs {
  return needsOf(
    workflow,
    eventsFrom({ workflow }, stage).map((event: EventDefinition) => event.key),
  );
}

function needsOf(workflow: WorkflowDefinition, events: readonly string[]): Needs {
  return {
    roots: new Set(events.flatMap((event) => [...rootsOf(workflow, event)])),
    facts: [...new Set(events.flatMap((event) => [...factsOf(workflow, event)]))],
    seals: events.some((event) => asksForSeals(workflow, event)),
    limited: [...new Set(events.flatMap((event) => limitedTargets(workflow, workflow.events[event])))],
  };
}
