/**
 * P17: what the log costs. Start it with `npm run bench -- log`.
 *
 * On one SQLite database with the office's own settings, in interleaved rounds of one process:
 * - append: a row of the log with its number, its link and its hash, beside the bare insert of a row of the same size, each the last of a
 *   transaction that also changes a card, as a step does
 * - verify: the whole chain, beside hashing the same texts without reading, parsing or comparing anything
 *
 * Goals, medians compared: append costs at most 1.2 times the insert; verifying is at least 0.3 times as fast as the bare hashes.
 */
import { createHash } from 'node:crypto';
import type { Knex } from 'knex';
import { canonicalJson } from '../../plugins/workboard/engine/seal/canonical-json';
import { createLogService, type LogEntry } from '../../plugins/workboard/server/src/features/log/service';
import { startBenchApp } from './bench-app';
import { benchIn } from './in-folder';

const ROUNDS = 15;
const CALLS = 200;

type Spent = Record<'append' | 'insert' | 'verify' | 'bare hashes', number[]>;

benchIn(run);

async function run(folder: string): Promise<void> {
  const { strapi } = await startBenchApp(folder, { WORKBOARD_NOW: '2026-09-30T10:00:00+08:00' });
  const db = strapi.db.connection;
  const log = createLogService(strapi, 'sha256', async () => {});
  const { version } = (await db('workboard_log_head').first('calendar_version as version')) as { version: number };
  await db.schema.createTable('bench_rows', (table) => {
    table.increments('id');
    for (const column of Object.keys(bareRow(0))) table.text(column);
  });
  const entry = entryOf(version);
  const ways = {
    append: (trx: Knex.Transaction) => log.record(trx, entry),
    insert: (trx: Knex.Transaction, n: number) => trx('bench_rows').insert(bareRow(n)),
  };
  const spent: Spent = { append: [], insert: [], verify: [], 'bare hashes': [] };
  for (let round = -2; round < ROUNDS; round++) {
    for (const [name, way] of Object.entries(ways)) {
      const begin = process.hrtime.bigint();
      for (let n = 0; n < CALLS; n++) {
        await db.transaction(async (trx) => {
          await trx('workboard_cards')
            .where({ id: 1 })
            .update({ updated_at: String(n) });
          await way(trx, n);
        });
      }
      if (round >= 0) spent[name as keyof Spent].push(Number(process.hrtime.bigint() - begin) / 1e3 / CALLS);
    }
  }
  await measureVerify(db, log, spent);
  report(spent);
}

async function measureVerify(db: Knex, log: ReturnType<typeof createLogService>, spent: Spent): Promise<void> {
  const rows = (await db('workboard_log').orderBy('seq')) as { hash: string }[];
  const texts = rows.map(({ hash: _hash, ...row }) => canonicalJson(row));
  for (let round = -1; round < ROUNDS; round++) {
    const begin = process.hrtime.bigint();
    const { ok } = await log.verify();
    const between = process.hrtime.bigint();
    if (!ok) throw new Error('the chain does not hold');
    for (const text of texts) createHash('sha256').update(text).digest('hex');
    const end = process.hrtime.bigint();
    if (round < 0) continue;
    spent.verify.push(Number(between - begin) / 1e3 / rows.length);
    spent['bare hashes'].push(Number(end - between) / 1e3 / rows.length);
  }
}

function entryOf(calendarVersion: number): LogEntry {
  return {
    at: '2026-09-30T02:00:00.000Z',
    card: 1,
    workflow: 'official-document',
    subject: { uid: 'api::document.document', documentId: 'abcdefghijklmnopqrstuvwx' },
    event: 'check',
    from: 'secretariat_check',
    to: 'leader_review',
    revision: 4,
    actor: { kind: 'staff', id: 7, name: '赵秘书', memberships: [] },
    unit: 'secretariat',
    comment: '文字已核，建议主动公开',
    form: null,
    clauses: ['R-PUB-06'],
    contentHash: null,
    calendarVersion,
  };
}

/** As many columns and about as much text as a row of the log has. */
function bareRow(n: number): Record<string, string> {
  const { actor, clauses: _clauses, subject, form: _form, ...rest } = entryOf(1);
  const hashes = { previous_hash: 'a'.repeat(64), hash: 'b'.repeat(64), uid: subject?.uid ?? '', document: subject?.documentId ?? '' };
  return {
    ...Object.fromEntries(Object.entries(rest).map(([name, value]) => [name, JSON.stringify(value)])),
    ...hashes,
    by: actor.name,
    n: String(n),
  };
}

function report(spent: Spent): void {
  console.log(`P17 the log, ${ROUNDS} interleaved rounds of ${CALLS} transactions, microseconds`);
  const medians = Object.fromEntries(
    Object.entries(spent).map(([name, list]) => {
      const sorted = [...list].sort((a, b) => a - b);
      const middle = sorted[sorted.length >> 1] ?? NaN;
      console.log(
        `  ${name.padEnd(12)} median ${middle.toFixed(1).padStart(8)}   spread ${sorted[0]?.toFixed(1) ?? ''} to ${sorted.at(-1)?.toFixed(1) ?? ''}`,
      );
      return [name, middle];
    }),
  );
  goal('append / insert', (medians.append ?? NaN) / (medians.insert ?? NaN), (ratio) => ratio <= 1.2, 'at most 1.2×');
  goal('bare hashes / verify', (medians['bare hashes'] ?? NaN) / (medians.verify ?? NaN), (ratio) => ratio >= 0.3, 'at least 0.3×');
}

function goal(name: string, ratio: number, met: (ratio: number) => boolean, words: string): void {
  console.log(`  ${name.padEnd(22)} ${ratio.toFixed(2)}× (${words}) ${met(ratio) ? 'met' : 'MISSED'}`);
  if (!met(ratio)) process.exitCode = 1;
}
