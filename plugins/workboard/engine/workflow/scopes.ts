import { clockFacts } from '../clock/clock-facts';
import type { ClockReading } from '../clock/types';
import type { Value, WorkflowDefinition } from './types';

/** The subject as expressions see it: details that nobody kept yet read as null, whatever is asked of them. */
export function subjectScope({ subject: { details } }: WorkflowDefinition, subject: Readonly<Record<string, Value>>): Value {
  return details === undefined || subject[details] ? subject : { ...subject, [details]: {} };
}

/** The clocks as expressions see them: every one that the workflow has; one that has not begun is idle. */
export function clockScope({ clocks }: WorkflowDefinition, readings: readonly ClockReading[] = []): Value {
  const read = new Map(readings.map((reading) => [reading.key, reading]));
  return Object.fromEntries(Object.keys(clocks).map((key) => [key, clockFacts(read.get(key))]));
}
