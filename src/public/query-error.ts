/** A parameter that is not allowed or cannot be understood; the sentence names it and says what is allowed. */
export class QueryError extends Error {
  override readonly name = 'QueryError';

  constructor(
    message: string,
    readonly parameter: string,
    readonly allowed: readonly string[] = [],
  ) {
    super(allowed.length > 0 ? `${message} Allowed: ${allowed.join(', ')}.` : message);
  }
}

/** A name from outside in quotes, not longer than one can read. */
export function quote(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text);
}
