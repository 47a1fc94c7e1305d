/** What is asked for is being made; the answer says so, and when to come again (503). */
export class NotYet extends Error {
  override readonly name = 'NotYet';

  constructor(
    message: string,
    /** Seconds, for `Retry-After`. */
    readonly comeAgain: number,
  ) {
    super(message);
  }
}
