import type { Knex } from 'knex';
import type { HashAlgorithm } from '../../platform/hash';
import { GENESIS } from '../../platform/schema/ensure-schema';
import { hashOfRow, type Head, type LogRow } from './chain-row';

export interface ChainReport {
  ok: boolean;
  rows: number;
  /** Number of the first row that does not fit; null when the chain holds. */
  firstBad: number | null;
  reason: string | null;
  /** The head as computed; export it daily to a place outside the database. */
  head: Head;
}

const BATCH = 500;

/**
 * Walks the chain from its beginning: numbers without gaps, every row's hash, every link, the head's own row.
 * A chain that was rewritten from some row on, or cut at its tail, is consistent in itself; only a head kept outside
 * (`kept`) finds that.
 */
export async function verifyChain(db: Knex, algorithm: HashAlgorithm, kept?: Head): Promise<ChainReport> {
  let head: Head = { seq: 0, hash: GENESIS };
  let keptSeen = kept === undefined || kept.seq === 0;
  const bad = (seq: number, reason: string): ChainReport => ({ ok: false, rows: head.seq, firstBad: seq, reason, head });

  for (;;) {
    const rows = await db('workboard_log').where('seq', '>', head.seq).orderBy('seq').limit(BATCH).select<LogRow[]>('*');
    if (rows.length === 0) break;
    for (const row of rows) {
      const { hash, ...rest } = row;
      if (row.seq !== head.seq + 1) return bad(head.seq + 1, `row ${head.seq + 1} is missing`);
      if (row.previous_hash !== head.hash) return bad(row.seq, `row ${row.seq} does not follow the row before it`);
      if (hashOfRow(rest, algorithm) !== hash) return bad(row.seq, `row ${row.seq} was changed after it was written`);
      head = { seq: row.seq, hash };
      if (kept?.seq === row.seq) {
        if (kept.hash !== hash) return bad(row.seq, `the chain up to row ${row.seq} was rewritten: the kept head differs`);
        keptSeen = true;
      }
    }
  }

  const stored = (await db('workboard_log_head').where({ id: 1 }).first('seq', 'hash')) as Head | undefined;
  if (!stored || Number(stored.seq) !== head.seq || stored.hash !== head.hash) {
    return bad(head.seq + 1, `the log ends at row ${head.seq}, but its head says ${stored ? Number(stored.seq) : 'nothing'}`);
  }
  if (!keptSeen)
    return bad(head.seq + 1, `the log ends at row ${head.seq}, but row ${kept?.seq ?? 0} was kept outside: its tail was cut off`);
  return { ok: true, rows: head.seq, firstBad: null, reason: null, head };
}
