import type { Knex } from 'knex';
import { hash, type HashAlgorithm } from '../../platform/hash';
import { selectRows } from '../../platform/select-rows';
import { isPostgres } from '../../platform/transaction';
import { HASHED_COLUMNS, type Head } from './chain-row';

const LINE = '\n'.charCodeAt(0);

/**
 * The rows after a head as bytes, a line for each: `[seq,"previous_hash","hash"]` and what is hashed, the canonical form of the row without its hash. The database writes it out of the very
 * columns, which spares a driver's object, its strings and their bytes again for each row. Whatever a column holds, it is quoted, so that no row can pass for two or hide in another.
 * @returns null if there are none
 */
export async function linesAfter(db: Knex, seq: number, limit: number): Promise<Buffer | null> {
  const [row] = await selectRows<{ lines: Buffer | null }>(db, isPostgres(db) ? IN_POSTGRES : IN_SQLITE, [seq, limit]);
  return row?.lines ?? null;
}

/**
 * Follows the chain through whole lines: each has the next number, the hash before it, and the hash of its own text.
 * @returns the head after them; null if one does not fit
 */
export function follow(lines: Buffer, head: Head, algorithm: HashAlgorithm): Head | null {
  let { seq, hash: previous } = head;
  for (let at = 0; at < lines.length;) {
    const found = lines.indexOf(LINE, at);
    const end = found < 0 ? lines.length : found;
    const begin = `[${seq + 1},"${previous}","`;
    const own = lines.toString('latin1', at + begin.length, at + begin.length + previous.length);
    const text = at + begin.length + own.length + '"]'.length;
    if (lines.toString('latin1', at, text) !== `${begin}${own}"]` || hash(algorithm, lines.subarray(text, end)) !== own) return null;
    seq += 1;
    previous = own;
    at = end + 1;
  }
  return { seq, hash: previous };
}

// Both write JSON as ECMAScript does: short escapes, \u00xx in small letters for other control characters, and everything else as it is.
const IN_SQLITE = `
  SELECT CAST(group_concat(line, char(10) ORDER BY seq) AS BLOB) AS lines FROM (
    SELECT seq, json_array(seq, previous_hash, hash) || json_object(${HASHED_COLUMNS.map((name) => `'${name}', ${name}`).join()}) AS line
    FROM workboard_log WHERE seq > ? ORDER BY seq LIMIT ?)`;

const quoted = (name: string) => `coalesce(to_json(${name})::text, 'null')`;
const IN_POSTGRES = `
  SELECT convert_to(string_agg(line, chr(10) ORDER BY seq), 'UTF8') AS lines FROM (
    SELECT seq, concat('[', ${['seq', 'previous_hash', 'hash'].map(quoted).join(`, ',', `)}, ']{',
      ${HASHED_COLUMNS.map((name) => `'"${name}":', ${quoted(name)}`).join(`, ',', `)}, '}') AS line
    FROM workboard_log WHERE seq > ? ORDER BY seq LIMIT ?) AS rows`;
