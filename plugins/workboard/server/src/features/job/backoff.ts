/** Tries before a job is given up: with the waits below, after about a day. */
export const MAX_ATTEMPTS = 8;

const FIRST_SECONDS = 30;
const LONGEST_SECONDS = 12 * 3600;

/** Seconds to wait after the n-th failure (counted from 1): 30 s, 2 min, 8 min, 32 min, 2 h, 8 h, 12 h. */
export function backoffSeconds(attempt: number): number {
  return Math.min(LONGEST_SECONDS, FIRST_SECONDS * 4 ** (attempt - 1));
}

/** The instant `seconds` after another. */
export function after(instant: string, seconds: number): string {
  return new Date(Date.parse(instant) + seconds * 1000).toISOString();
}
