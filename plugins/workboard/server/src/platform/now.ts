import { dayOfInstant } from '../../../engine/day';
import type { Day } from '../../../engine/calendar/types';

/** The one place the time is read. Instants are ISO in UTC, days are days of Asia/Shanghai. */
export interface TimeSource {
  instant(): string;
  today(): Day;
}

/**
 * @param override instant with zone (`WORKBOARD_NOW`); the source starts there and runs on. Heard in demonstrations and tests only.
 * @param production ignores the override, loudly: a false clock would falsify every deadline.
 * @throws Error for an override that is not an instant with a zone.
 */
export function createTimeSource(input: { override: string; production: boolean; warn: (message: string) => void }): TimeSource {
  const offset = offsetOf(input);
  const instant = () => new Date(Date.now() + offset).toISOString();
  return { instant, today: () => dayOfInstant(instant()) };
}

function offsetOf({ override, production, warn }: { override: string; production: boolean; warn: (message: string) => void }): number {
  if (!override) return 0;
  if (production) {
    warn(`WORKBOARD_NOW=${override} is IGNORED: in production the time is the machine's. Remove the variable.`);
    return 0;
  }
  const instant = Date.parse(override);
  if (Number.isNaN(instant) || !/(Z|[+-]\d\d:?\d\d)$/i.test(override)) {
    throw new Error(`WORKBOARD_NOW must be an ISO instant with a zone, for example 2026-09-30T09:00:00+08:00, not "${override}"`);
  }
  warn(`WORKBOARD_NOW is set: the office's clock starts at ${override}`);
  return instant - Date.now();
}
