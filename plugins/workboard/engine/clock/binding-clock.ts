import type { ClockReading } from './types';

/**
 * The open clock that binds a card: the earliest due day (G-17). A running clock goes before a suspended one, because a suspended
 * clock's day moves with every day of waiting while the running one comes nearer.
 * A target binds nothing.
 * @returns null if no clock is open
 */
export function bindingClock(readings: readonly ClockReading[]): ClockReading | null {
  const open = readings.filter(({ state, due, target }) => !target && due !== null && (state === 'running' || state === 'suspended'));
  return [...open].sort(byBinding)[0] ?? null;
}

function byBinding(a: ClockReading, b: ClockReading): number {
  if (a.state !== b.state) return a.state === 'running' ? -1 : 1;
  if (a.due !== b.due) return (a.due ?? '') < (b.due ?? '') ? -1 : 1;
  // Within a day an hour comes before its end.
  if (a.dueAt !== b.dueAt) return (a.dueAt ?? '9') < (b.dueAt ?? '9') ? -1 : 1;
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
}
