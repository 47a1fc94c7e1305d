import { clockFacts } from '../clock/clock-facts';
import type { ClockReading } from '../clock/types';
import type { Effect, Value, WorkflowDefinition } from './types';

/** The subject as expressions see it: details that nobody kept yet are empty, so that whatever is asked of them reads as null. */
export function subjectScope(workflow: WorkflowDefinition, subject: Readonly<Record<string, Value>>): Value {
  const { details } = workflow.subject;
  if (details === undefined) return subject;
  return { ...subject, [details]: { ...keptNames(workflow), ...(subject[details] as Record<string, Value> | null | undefined) } };
}

const names = new WeakMap<WorkflowDefinition, Record<string, Value>>();

/** Every name under which some step of the workflow keeps something, empty. */
function keptNames(workflow: WorkflowDefinition): Record<string, Value> {
  const effects = () => Object.values(workflow.events).flatMap((event) => event.effects);
  // A list that is written anew by `keep` as well is a list all the same.
  const inOrder = () => effects().sort((a, b) => Number(a.do === 'append') - Number(b.do === 'append'));
  const known = names.get(workflow) ?? Object.fromEntries(inOrder().flatMap(emptyOf));
  names.set(workflow, known);
  return known;
}

/** The clocks as expressions see them: every one that the workflow has; one that has not begun is idle. */
export function clockScope({ clocks }: WorkflowDefinition, readings: readonly ClockReading[] = []): Value {
  const read = new Map(readings.map((reading) => [reading.key, reading]));
  return Object.fromEntries(Object.keys(clocks).map((key) => [key, clockFacts(read.get(key))]));
}

function emptyOf(effect: Effect): [string, Value][] {
  if (effect.do === 'append') return [[effect.as, []]];
  return effect.do === 'keep' ? [[effect.as, {}]] : [];
}
