/**
 * P11: what one move of a card costs. Start it with `npm run bench -- move`.
 *
 * Three ways side by side in one process, on one SQLite database with the office's own settings (WAL, synchronous FULL), in interleaved
 * rounds, so that a busy machine burdens all alike:
 * - fire: a plain step (`return_from_secrecy`) with its form, guards, memberships, compare-and-set, effects and chained log row
 * - knex: the least such a step must do, one transaction that reads a row, compares and sets it, and inserts one log row
 * - documents.update: Strapi's own update of one small entry that nothing governs, without draft and publish
 *
 * Goals, medians compared: fire costs at most 3 times knex and at most 0.6 times documents.update.
 */
import { ANSWERS, documentAfter, setUpOffice, take, type Office } from '../helpers/office';
import { countStatements } from '../helpers/statements';
import type { TestApp } from '../helpers/strapi';
import { startBenchApp } from './bench-app';
import { benchIn } from './in-folder';

const ROUNDS = 20;
const CALLS = 10;

type Way = () => Promise<void>;

benchIn(run);

async function run(folder: string): Promise<void> {
  // Of an application the helpers of the tests use nothing but these two.
  const app = (await startBenchApp(folder, { WORKBOARD_NOW: '2026-09-30T10:00:00+08:00' })) as unknown as TestApp;
  const office = await setUpOffice(app);
  const ways = { fire: await fireWay(app, office), knex: await knexWay(app), 'documents.update': await updateWay(app) };
  const spent: Record<string, number[]> = {};
  for (let round = -3; round < ROUNDS; round++) {
    for (const [name, way] of rotate(Object.entries(ways), round)) {
      const milliseconds = await way();
      if (round >= 0) (spent[name] ??= []).push(milliseconds);
    }
  }
  report(spent);
  await countMove(app, office);
}

/** Milliseconds per call of `step`; what makes it possible again is not measured. */
async function measure(step: Way, prepare?: Way): Promise<number> {
  let sum = 0;
  for (let call = 0; call < CALLS; call++) {
    await prepare?.();
    const begin = process.hrtime.bigint();
    await step();
    sum += Number(process.hrtime.bigint() - begin) / 1e6;
  }
  return sum / CALLS;
}

async function fireWay(app: TestApp, office: Office): Promise<() => Promise<number>> {
  const { id } = await documentAfter(app, office, 'create');
  const form = { ground: 'text', reason: '依据请补充完整' };
  return () =>
    measure(
      async () => {
        // As the HTTP route does: who acts is read anew for every step.
        const actor = await app.workboard.actor(office.head.id);
        await app.workboard.fire(id, { event: 'return_from_secrecy', form, actor });
      },
      () => take(app, office, id, 'submit_draft', ANSWERS.submit_draft).then(() => undefined),
    );
}

/** P7 beside it: what a move asks of the database. */
async function countMove(app: TestApp, office: Office): Promise<void> {
  const { id } = await documentAfter(app, office, 'submit_draft');
  const form = { ground: 'text', reason: '依据请补充完整' };
  const { statements } = await countStatements(app.strapi, async () => {
    const actor = await app.workboard.actor(office.head.id);
    await app.workboard.fire(id, { event: 'return_from_secrecy', form, actor });
  });
  console.log(`  P7 statements of a move: ${statements.length} (at most 6) ${statements.length <= 6 ? 'met' : 'MISSED'}`);
  if (statements.length > 6) process.exitCode = 1;
}

async function knexWay(app: TestApp): Promise<() => Promise<number>> {
  const db = app.strapi.db.connection;
  await db.schema.createTable('bench_cards', (table) => {
    table.increments('id');
    table.string('stage');
    table.integer('revision');
  });
  await db.schema.createTable('bench_log', (table) => {
    table.increments('seq');
    for (const column of ['at', 'event', 'actor_name', 'form_data', 'clauses', 'previous_hash', 'hash']) table.text(column);
    table.integer('card_id');
  });
  await db('bench_cards').insert({ stage: 'drafting', revision: 1 });
  const row = {
    card_id: 1,
    at: '2026-09-30T02:00:00.000Z',
    event: 'return',
    actor_name: '张三',
    form_data: '{"ground":"text","reason":"依据请补充完整"}',
    clauses: '["R-PUB-02"]',
    previous_hash: 'a'.repeat(64),
    hash: 'b'.repeat(64),
  };
  return () =>
    measure(() =>
      db.transaction(async (trx) => {
        const card = (await trx('bench_cards').where({ id: 1 }).first('revision')) as { revision: number };
        const set = await trx('bench_cards')
          .where({ id: 1, revision: card.revision })
          .update({ stage: 'secrecy_opinion', revision: card.revision + 1 });
        if (set !== 1) throw new Error('the card was not set');
        await trx('bench_log').insert(row);
      }),
    );
}

async function updateWay(app: TestApp): Promise<() => Promise<number>> {
  const documents = app.strapi.documents('api::expert.expert') as unknown as Record<
    'create' | 'update',
    (params: object) => Promise<{ documentId: string }>
  >;
  const { documentId } = await documents.create({ data: { name: '周明', field: '城市规划', active: true } });
  let turn = 0;
  return () =>
    measure(async () => {
      turn += 1;
      await documents.update({ documentId, data: { field: `城市规划 ${turn}` } });
    });
}

function report(spent: Readonly<Record<string, readonly number[]>>): void {
  console.log(`P11 one move, ${ROUNDS} interleaved rounds of ${CALLS}, ms per call`);
  const medians: Record<string, number> = {};
  for (const [name, list] of Object.entries(spent)) {
    const sorted = [...list].sort((a, b) => a - b);
    const [least, middle, most] = [sorted[0], sorted[sorted.length >> 1], sorted.at(-1)].map((value) => value ?? NaN);
    medians[name] = middle ?? NaN;
    console.log(`  ${name.padEnd(18)} median ${fixed(middle).padStart(7)}   spread ${fixed(least)} to ${fixed(most)}`);
  }
  goal('fire / knex', (medians.fire ?? NaN) / (medians.knex ?? NaN), 3);
  goal('fire / documents.update', (medians.fire ?? NaN) / (medians['documents.update'] ?? NaN), 0.6);
}

function goal(name: string, ratio: number, limit: number): void {
  const met = ratio <= limit;
  console.log(`  ${name.padEnd(24)} ${ratio.toFixed(2)}× (at most ${limit}×) ${met ? 'met' : 'MISSED'}`);
  if (!met) process.exitCode = 1;
}

function fixed(value: number | undefined): string {
  return (value ?? NaN).toFixed(2);
}

function rotate<T>(list: readonly T[], by: number): T[] {
  const at = ((by % list.length) + list.length) % list.length;
  return [...list.slice(at), ...list.slice(0, at)];
}
