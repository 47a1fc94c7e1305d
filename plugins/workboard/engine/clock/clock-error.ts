import type { ClockEvent } from './types';

/** Thrown for events or a definition that make no sense together. The message is a sentence that names the clock and the day. */
export class ClockError extends Error {
  override readonly name = 'ClockError';
  constructor(
    /** Key of the clock. */
    readonly clock: string,
    message: string,
    /** The event at fault, if one is. */
    readonly event: ClockEvent | null = null,
  ) {
    super(`Clock ${clock}: ${message}`);
  }
}
