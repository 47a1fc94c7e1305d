import type { BoardColumn, Permitted, PermittedEventView, RefusalItem } from '../../../../shared/contract';

/** What a column says to the card in hand. Decided by the server; this only sorts its answer by column. */
export type ColumnVerdict =
  | { kind: 'asking' }
  | { kind: 'here' }
  | { kind: 'legal'; events: PermittedEventView[] }
  | { kind: 'refused'; event: PermittedEventView; unmet: RefusalItem[] }
  | { kind: 'none' };

/** The verdict of every column for one card; `permitted` is null while the server is being asked. */
export function columnVerdicts(columns: readonly BoardColumn[], from: string, permitted: Permitted | null): Map<string, ColumnVerdict> {
  return new Map(columns.map((column) => [column.stage, verdict(column.stage, from, permitted)]));
}

function verdict(stage: string, from: string, permitted: Permitted | null): ColumnVerdict {
  if (stage === from) return { kind: 'here' };
  if (!permitted) return { kind: 'asking' };
  const leading = permitted.events.filter((event) => !event.stays && event.to === stage);
  const allowed = leading.filter((event) => event.allowed);
  if (allowed.length > 0) return { kind: 'legal', events: allowed };
  // Of several ways that are all closed, the one that starts here and lacks least is the one worth explaining.
  const nearest = [...leading].sort((a, b) => distance(a) - distance(b))[0];
  return nearest ? { kind: 'refused', event: nearest, unmet: nearest.unmet } : { kind: 'none' };
}

function distance(event: PermittedEventView): number {
  return event.unmet.length + (startsHere(event) ? 0 : 1000);
}

/** False for a step of another stage: nothing the person could mend would make it possible now. */
export function startsHere(event: Pick<PermittedEventView, 'unmet'>): boolean {
  return event.unmet.every((item) => item.code !== 'stage');
}

/** True where the person could do the step if what is missing were there: a drop is then answered with the whole list and its cures. */
export function worthExplaining(event: Pick<PermittedEventView, 'unmet'>): boolean {
  return event.unmet.length > 0 && event.unmet.every((item) => item.code !== 'stage' && item.code !== 'role');
}

/** Events in the order of the “move to” list: what may be done first, then what may not, steps back last in each. */
export function sortedForMenu(events: readonly PermittedEventView[]): PermittedEventView[] {
  const weight = (event: PermittedEventView) => (event.allowed ? 0 : 4) + (event.back ? 2 : 0) + (event.stays ? 1 : 0);
  return [...events].sort((a, b) => weight(a) - weight(b));
}
