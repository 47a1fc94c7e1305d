import type { YamlSource } from '../read-yaml';
import type { EventDefinition, StageKey, WorkflowDefinition } from './types';

/** Checks that what is declared to take a step back can be fired wherever the step leads, and leads back to where the step may be fired. */
export function checkUndo(workflow: WorkflowDefinition, source: YamlSource): void {
  for (const event of Object.values(workflow.events)) {
    if (!event.undo || !('event' in event.undo)) continue;
    const path = ['events', event.key, 'undo'];
    const { event: key } = event.undo;
    const undo = Object.hasOwn(workflow.events, key) ? workflow.events[key] : undefined;
    if (!undo) {
      source.problem(path, `没有步骤“${key}”`, `there is no event “${key}”`);
      continue;
    }
    const stranded = stagesAfter(event).filter((stage) => !undo.from.includes(stage));
    if (stranded.length > 0) {
      source.problem(
        path,
        `“${key}”不能从“${stranded.join('、')}”办理，撤销不了“${event.key}”`,
        `“${key}” cannot be fired from “${stranded.join(', ')}”, where “${event.key}” leads`,
      );
    } else if (!leadsBack(event, undo)) {
      source.problem(
        path,
        `“${key}”不会回到可以办理“${event.key}”的阶段`,
        `“${key}” does not lead back to a stage from which “${event.key}” may be fired`,
      );
    }
  }
}

/** Stages in which a card may stand after an event. */
function stagesAfter(event: EventDefinition): StageKey[] {
  return event.to.length === 0 ? [...event.from] : [...new Set(event.to.map(({ stage }) => stage))];
}

function leadsBack(event: EventDefinition, undo: EventDefinition): boolean {
  return undo.to.length === 0 ? event.to.length === 0 : undo.to.every(({ stage }) => event.from.includes(stage));
}
