/**
 * P8, P9, P10: a board of ten thousand cards. Start it with `npm run bench -- board`; it needs Chromium and the built application.
 *
 * Side by side in interleaved rounds, on one application and one SQLite file, so that a busy machine burdens all alike:
 * - the answer over HTTP (session, permissions, row rules, presenting, JSON) beside the bare SQL of the same windows and counts
 * - a plain board of a hundred and of a thousand cards, all of them in the document: the lift of its card
 * - the board of ten thousand cards beside the same board narrowed to a hundred of them, in one browser: from the answer to the painted
 *   cards, from the hand's movement to the lifted card, and the frames while it is carried over the columns
 *
 * Goals, medians compared: the answer takes at most 3 times the SQL; ten thousand cards are painted in at most 1.5 times and lifted in at
 * most 2 times what a hundred take, here and in a plain board, and half of what a thousand in a plain board take; the 95th of a hundred frames is at most 1.3 times theirs, and no task after the lift is over 200 ms.
 */
import { createRequire } from 'node:module';
import path from 'node:path';
import { buildSync } from 'esbuild';
import type { Page } from 'playwright-core';
import { startBuiltApp, type BuiltApp } from '../helpers/built-app';
import { launchBrowser } from '../helpers/browser';
import { insertManyCards } from '../helpers/many-cards';
import { carry, lift, openMeasured, openPlain, servePlain } from './board-probe';

const STAGES = ['drafting', 'secrecy_opinion', 'secretariat_check', 'leader_review', 'approved', 'issued', 'published'];
const EACH = Math.ceil(10_000 / STAGES.length);
const ROUNDS = 12;
const FEW_UNIT = 'office-hundred';
const BOARD = '/workboard/boards/official-document';

const THOUSANDS = ['10 000 cards', ''] as const;
const FEW = ['100 cards', `?unit=${FEW_UNIT}`] as const;

const spent: Record<string, number[]> = {};
const note = (name: string, value: number) => (spent[name] ??= []).push(value);

void (async () => {
  const [app, browser] = await Promise.all([startBuiltApp({ now: '2026-09-30T09:30:00+08:00' }), launchBrowser()]);
  try {
    insertManyCards(app.databaseFile, STAGES, EACH);
    markHundred(app.databaseFile);
    await measureAnswers(app);
    const page = await browser.openAs(app.address, app.account('secretariat'));
    await servePlain(page, bundlePlain());
    for (let round = -1; round < ROUNDS; round++) {
      for (const [name, query] of round % 2 === 0 ? [THOUSANDS, FEW] : [FEW, THOUSANDS]) await measureBoard(page, name, query, round >= 0);
      for (const cards of [100, 1000]) await measurePlain(page, cards, round >= 0);
    }
    report();
  } finally {
    await browser.close();
    await app.stop();
  }
  process.exit();
})();

async function measureBoard(page: Page, name: string, query: string, counts: boolean): Promise<void> {
  const opened = await openMeasured(page, `/admin/plugins/workboard/boards/official-document${query}`);
  const lifted = await lift(page);
  const carried = await carry(page, STAGES.length);
  if (!counts) return;
  note(`paint, ${name}`, opened.painted);
  note(`lift, ${name}`, lifted);
  note(`frame p95, ${name}`, carried.frame);
  note(`longest task, ${name}`, carried.task);
  note(`nodes, ${name}`, opened.nodes);
}

async function measurePlain(page: Page, cards: number, counts: boolean): Promise<void> {
  await openPlain(page, cards);
  const lifted = await lift(page);
  await page.keyboard.press('Escape');
  await page.mouse.up();
  if (counts) note(`lift, plain ${cards}`, lifted);
}

function bundlePlain(): string {
  const { outputFiles } = buildSync({
    entryPoints: [path.join(__dirname, 'plain-board.tsx')],
    bundle: true,
    write: false,
    minify: true,
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  return (outputFiles[0]?.text ?? '').replaceAll('</script', '<\\/script');
}

async function measureAnswers(app: BuiltApp): Promise<void> {
  const { email, password } = app.account('secretariat');
  const login = await fetch(`${app.address}/admin/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
  const { data } = (await login.json()) as { data: { token: string } };
  const sql = bareSql(app.databaseFile);
  const ways: Record<string, () => unknown> = {
    'answer over HTTP': () =>
      fetch(`${app.address}${BOARD}`, { headers: { authorization: `Bearer ${data.token}` } }).then((one) => one.text()),
    'bare SQL': sql,
  };
  for (let round = -3; round < 2 * ROUNDS; round++) {
    for (const [name, way] of Object.entries(ways)) {
      const begin = process.hrtime.bigint();
      await way();
      if (round >= 0) note(name, Number(process.hrtime.bigint() - begin) / 1e6);
    }
  }
}

interface Sqlite {
  prepare(sql: string): { all(...values: unknown[]): unknown[]; run(...values: unknown[]): unknown };
}

function openFile(file: string): Sqlite {
  const Database = createRequire(__filename)('better-sqlite3') as new (name: string) => Sqlite;
  return new Database(file);
}

/** Gives a hundred of the cards a unit of their own, so that a filter can narrow the board to them. */
function markHundred(file: string): void {
  const database = openFile(file);
  const few = `subject_document LIKE 'many-%' AND CAST(substr(subject_document, length('many-' || stage || '-') + 1) AS INTEGER) < ?`;
  const each = Math.round(100 / STAGES.length);
  database
    .prepare(`UPDATE workboard_card_units SET unit = ? WHERE card_id IN (SELECT id FROM workboard_cards WHERE ${few})`)
    .run(FEW_UNIT, each);
  database.prepare(`UPDATE workboard_cards SET unit = ? WHERE ${few}`).run(FEW_UNIT, each);
}

/** The same windows and counts as the board's, by hand: seven windows of thirty with the names, one count of all. */
function bareSql(file: string): () => string {
  const database = openFile(file);
  const window = database.prepare(
    `SELECT c.*, u.firstname, u.lastname FROM workboard_cards c LEFT JOIN admin_users u ON u.id = c.assignee_id
     WHERE c.workflow = 'official-document' AND c.stage = ? ORDER BY c.due_on, c.id LIMIT 31`,
  );
  const counts = database.prepare(
    `SELECT stage, COUNT(*) AS total, SUM(due_on < '2026-09-30') AS overdue, SUM(due_on = '2026-09-30') AS today,
       SUM(due_on BETWEEN '2026-10-01' AND '2026-10-09') AS soon, SUM(due_suspended) AS suspended
     FROM workboard_cards WHERE workflow = 'official-document' GROUP BY stage`,
  );
  return () => JSON.stringify([STAGES.map((stage) => window.all(stage)), counts.all()]);
}

function report(): void {
  console.log(`P8 P9 P10 a board of ${EACH * STAGES.length} cards, ${ROUNDS} interleaved rounds, ms`);
  for (const [name, list] of Object.entries(spent)) {
    const sorted = [...list].sort((a, b) => a - b);
    console.log(`  ${name.padEnd(28)} median ${fixed(median(name))}   spread ${fixed(sorted[0])} to ${fixed(sorted.at(-1))}`);
  }
  goal('answer / bare SQL', median('answer over HTTP') / median('bare SQL'), 3);
  goal('paint 10 000 / 100', median('paint, 10 000 cards') / median('paint, 100 cards'), 1.5);
  goal('lift 10 000 / 100', median('lift, 10 000 cards') / median('lift, 100 cards'), 2);
  goal('lift 10 000 / plain 100', median('lift, 10 000 cards') / median('lift, plain 100'), 2);
  goal('lift 10 000 / plain 1 000', median('lift, 10 000 cards') / median('lift, plain 1000'), 0.5);
  goal('frame p95 10 000 / 100', median('frame p95, 10 000 cards') / median('frame p95, 100 cards'), 1.3);
  goal('longest task / 200 ms', Math.max(...(spent['longest task, 10 000 cards'] ?? [NaN])) / 200, 1);
  goal('nodes / 1000', Math.max(...(spent['nodes, 10 000 cards'] ?? [NaN])) / 1000, 1);
}

function median(name: string): number {
  const sorted = [...(spent[name] ?? [])].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? NaN;
}

function goal(name: string, ratio: number, limit: number): void {
  const met = ratio <= limit;
  console.log(`  ${name.padEnd(24)} ${ratio.toFixed(2)}× (at most ${limit}×) ${met ? 'met' : 'MISSED'}`);
  if (!met) process.exitCode = 1;
}

function fixed(value: number | undefined): string {
  return (value ?? NaN).toFixed(1).padStart(8);
}
