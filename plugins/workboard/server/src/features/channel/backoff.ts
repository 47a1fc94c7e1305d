import { createHash } from 'node:crypto';
import { after } from '../job/backoff';

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/** Seconds to wait after the n-th failure: the example schedule of Standard Webhooks, some 75 hours and a half in all. */
const WAITS = [5, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, 24 * HOUR] as const;

/** Tries before a message is given up. */
export const MAX_TRIES = WAITS.length + 1;
/** A channel may ask us to wait a day at most. */
const LONGEST_WAIT = 24 * HOUR;

/**
 * When a message is tried again after its n-th failure (counted from 1); null if it is given up. Up to a fifth is added, the same for the same try,
 * so that what failed together does not come back together.
 */
export function nextTry(input: { id: number; attempt: number; now: string }): string | null {
  const wait = WAITS[input.attempt - 1];
  if (wait === undefined) return null;
  const jitter = createHash('sha256').update(`${input.id}.${input.attempt}`).digest().readUInt16BE(0) / 0xffff;
  return after(input.now, Math.round(wait * (1 + jitter / 5)));
}

/** The instant a `Retry-After` header names, in seconds or as a date; null for none or nonsense. */
export function retryAfter(header: string | undefined, now: string): string | null {
  if (header === undefined) return null;
  const seconds = /^\d{1,9}$/.test(header) ? Number(header) : (Date.parse(header) - Date.parse(now)) / 1000;
  return seconds > 0 ? after(now, Math.min(Math.ceil(seconds), LONGEST_WAIT)) : null;
}
