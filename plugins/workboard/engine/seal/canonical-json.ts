/**
 * Writes a JSON value in its one canonical form (RFC 8785): keys sorted by UTF-16 code unit, numbers and strings as ECMAScript writes them, no
 * white space, no Unicode normalisation. Two values have the same text exactly if they are the same value, so the text can be hashed.
 * @throws TypeError for what JSON has no word for: undefined, NaN, infinities, functions, lone surrogates, cycles
 */
export function canonicalJson(value: unknown): string {
  return write(value, new Set());
}

function write(value: unknown, open: Set<object>): string {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return quoted(value);
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`${value} has no place in JSON`);
    return JSON.stringify(value);
  }
  if (typeof value !== 'object') throw new TypeError(`a value of type ${typeof value} has no place in JSON`);
  if (open.has(value)) throw new TypeError('the value contains itself');
  open.add(value);
  const written = Array.isArray(value) ? `[${Array.from(value, (item: unknown) => write(item, open)).join()}]` : writeMap(value, open);
  open.delete(value);
  return written;
}

function writeMap(value: object, open: Set<object>): string {
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) throw new TypeError('only plain objects have a canonical form');
  const items = value as Readonly<Record<string, unknown>>;
  // Without a comparison of its own, `sort` goes by UTF-16 code units.
  const keys = Object.keys(items).sort();
  return `{${keys.map((key) => `${quoted(key)}:${write(items[key], open)}`).join()}}`;
}

function quoted(text: string): string {
  if (/\p{Surrogate}/u.test(text)) throw new TypeError('a text contains half of a surrogate pair');
  return JSON.stringify(text);
}
