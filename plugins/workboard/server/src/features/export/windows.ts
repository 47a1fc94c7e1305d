import { setImmediate as turn } from 'node:timers/promises';

/**
 * Windows of a table by key, one after the other, until one is empty or not full. Between two of them everybody else has their turn: with
 * SQLite a statement holds the whole process.
 * @param read the window after a key, of at most `size` rows
 */
export async function* keyWindows<Row, Key>(input: {
  size: number;
  read: (after: Key | null) => Promise<readonly Row[]>;
  keyOf: (row: Row) => Key;
}): AsyncGenerator<readonly Row[]> {
  let after: Key | null = null;
  for (;;) {
    const rows: readonly Row[] = await input.read(after);
    const last = rows.at(-1);
    if (last === undefined) return;
    yield rows;
    if (rows.length < input.size) return;
    after = input.keyOf(last);
    await turn();
  }
}
