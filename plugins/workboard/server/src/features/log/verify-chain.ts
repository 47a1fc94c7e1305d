import type { Knex } from 'knex';
import type { HashAlgorithm } from '../../platform/hash';
import { GENESIS } from '../../platform/schema/ensure-schema';
import { follow, linesAfter } from './chain-lines';
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

const BATCH = 200;

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
    // A batch ends at the head that was kept, so that the two are compared.
    const limit = kept && kept.seq > head.seq ? Math.min(BATCH, kept.seq - head.seq) : BATCH;
    const lines = await linesAfter(db, head.seq, limit);
    if (lines === null) break;
    const followed = follow(lines, head, algorithm);
    const walked = followed ? { head: followed, broken: null } : await rowByRow(db, algorithm, { head, limit });
    head = walked.head;
    if (walked.broken) return bad(walked.broken.seq, walked.broken.reason);
    if (kept?.seq === head.seq) {
      if (kept.hash !== head.hash) return bad(head.seq, `the chain up to row ${head.seq} was rewritten: the kept head differs`);
      keptSeen = true;
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

/** Where something does not fit: which row, and in what. Reads the rows once more and makes the canonical form itself, so that it has the last word. */
async function rowByRow(
  db: Knex,
  algorithm: HashAlgorithm,
  { head: start, limit }: { head: Head; limit: number },
): Promise<{ head: Head; broken: { seq: number; reason: string } | null }> {
  let head = start;
  const broken = (seq: number, reason: string) => ({ head, broken: { seq, reason } });
  for (const row of await db('workboard_log').where('seq', '>', head.seq).orderBy('seq').limit(limit).select<LogRow[]>('*')) {
    const { hash, ...rest } = row;
    if (row.seq !== head.seq + 1) return broken(head.seq + 1, `row ${head.seq + 1} is missing`);
    if (row.previous_hash !== head.hash) return broken(row.seq, `row ${row.seq} does not follow the row before it`);
    if (hashOfRow(rest, algorithm) !== hash) return broken(row.seq, `row ${row.seq} was changed after it was written`);
    head = { seq: row.seq, hash };
  }
  return { head, broken: null };
}
