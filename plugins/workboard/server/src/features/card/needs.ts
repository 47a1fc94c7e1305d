import { eventsFrom, factsOf, rootsOf } from '../../../../engine/workflow';
import type { EventDefinition, WorkflowDefinition } from '../../../../engine/workflow/types';
import type { Needs } from './decision-context';

/** What one event reads; nothing for an event that does not exist, which is refused anyway. */
export function needsOfEvent(workflow: WorkflowDefinition, event: string): Needs {
  return Object.hasOwn(workflow.events, event) ? needsOf(workflow, [event]) : { roots: new Set(), facts: [] };
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
  };
}
