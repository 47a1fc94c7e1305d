/**
 * 100 000 requests for information: what the board, the register and the tables of numbers cost. Start it with `npm run bench -- cases`.
 *
 * One SQLite database with the office's own settings, first with 1 000 cases, then with 100 000, received over ten years. Side by side, in interleaved
 * rounds of one process:
 * - answer: what the service gives (board, first window of the register, annual table), as somebody of the disclosure section sees it
 * - bare: the statements that it sent to the database, sent again and nothing made of their rows
 *
 * Goals: the answer costs at most three times its bare statements (P8), and a board or a window with 100 000 cases at most one and a half times one with
 * 1 000 (P6); a table of numbers reads the cases of its year, so it grows with them.
 *
 * A register in the order of one of its columns is no window that an index ends: it reads every card of the register, 60 to 80 ms of them with 100 000 cases, within
 * what a reader takes for at once. To make it flat, each column that can be sorted by would need an index of its own, in its form as text, which every step of every case would pay for.
 */
import type { Knex } from 'knex';
import { readBoard } from '../../plugins/workboard/server/src/features/board/service';
import { weighTables } from '../../plugins/workboard/server/src/features/job/keep-plans';
import { readRegister } from '../../plugins/workboard/server/src/features/register/service';
import { readStatistics } from '../../plugins/workboard/server/src/features/statistics/service';
import { containerOf } from '../../plugins/workboard/server/src/platform/container';
import type { RegisterFilter } from '../../plugins/workboard/shared/contract';
import { insertCases, type CaseSeed } from '../helpers/cases';
import type { TestApp } from '../helpers/strapi';
import { startBenchApp } from './bench-app';
import { benchIn } from './in-folder';

const SIZES = [1000, 100_000] as const;
const ROUNDS = 15;
const OUTCOMES = ['granted', 'partial', 'denied.processInfo', 'unableToProvide.noInfo', 'notProcessed.repeat'];
const KINDS = ['naturalPerson', 'commercial', 'legal', 'social'];
const OPEN = ['received', 'examining', 'handling', 'signing'];

benchIn(run);

async function run(folder: string): Promise<void> {
  const app = (await startBenchApp(folder, { WORKBOARD_NOW: '2026-09-30T10:00:00+08:00' })) as unknown as TestApp;
  const found = new Map<string, number>();
  let there = 0;
  for (const size of SIZES) {
    await insertCases(
      app,
      Array.from({ length: size - there }, (_, index) => seedOf(there + index)),
    );
    await weighTables(app.strapi);
    there = size;
    for (const [name, work] of Object.entries(questions(app))) {
      const { answer, bare, statements } = await measure(app.strapi.db.connection, work);
      const before = found.get(name);
      found.set(name, answer);
      const growth = before === undefined ? '' : `, ${(answer / before).toFixed(2)}x of ${SIZES[0]}`;
      const line = `${name} with ${size}: ${answer.toFixed(2)} ms, ${(answer / bare).toFixed(2)}x bare SQL (${bare.toFixed(2)} ms), ${statements} statements${growth}`;
      console.log(line);
    }
  }
}

function questions(app: TestApp): Record<string, () => Promise<unknown>> {
  const container = containerOf(app.strapi);
  const section = [{ role: 'disclosure', unit: 'office-disclosure' }];
  const viewer = { actor: { kind: 'staff' as const, id: 1, name: 'bench', memberships: section }, keeper: false };
  const register = (name: string, filter: Partial<RegisterFilter> = {}) =>
    readRegister(container, viewer, { workflow: 'foi', register: name, filter: { is: {}, from: {}, to: {}, ...filter } });
  return {
    board: () => readBoard(container, viewer, { key: 'foi', filter: {}, layout: {} }),
    register: () => register('ledger'),
    'register, sorted by a column': () => register('ledger', { sort: '-attribute.receivedOn' }),
    'register, open only': () => register('ledger', { open: '1' }),
    'register, closed only': () => register('ledger', { open: '0' }),
    'register, late only': () => register('ledger', { urgency: 'overdue' }),
    'register, one stage': () => register('ledger', { stage: 'received' }),
    'register of few among many': () => register('corrections'),
    'annual table': () => readStatistics(container, viewer, { workflow: 'foi', table: 'annual', year: 2026 }),
    months: () => readStatistics(container, viewer, { workflow: 'foi', table: 'months', year: 2026 }),
  };
}

/** Ten years of requests; the last five hundred are open. */
function seedOf(index: number): CaseSeed {
  const month = String((index % 12) + 1).padStart(2, '0');
  const year = 2017 + (Math.floor(index / 12) % 10);
  const applicantType = KINDS[index % KINDS.length] ?? 'naturalPerson';
  const title = `批量申请 ${index} 关于农村公路养护资金安排的文件`;
  if (index < 500) {
    const due = `2026-10-${String((index % 28) + 1).padStart(2, '0')}`;
    const clock = { state: 'running', due, met: null };
    return { stage: OPEN[index % OPEN.length] ?? 'handling', title, receivedOn: '2026-09-10', applicantType, clock };
  }
  const [receivedOn, closedOn] = [`${year}-${month}-03`, `${year}-${month}-20`];
  const clock = { state: 'stopped', due: `${year}-${month}-28`, met: index % 40 !== 0 };
  return { stage: 'archived', title, receivedOn, closedOn, outcome: OUTCOMES[index % OUTCOMES.length] ?? 'granted', applicantType, clock };
}

interface Measured {
  answer: number;
  bare: number;
  statements: number;
}

/** Medians of interleaved rounds, after two that warm. */
async function measure(db: Knex, work: () => Promise<unknown>): Promise<Measured> {
  const sent: { sql: string; bindings: readonly unknown[] }[] = [];
  const note = ({ sql, bindings }: { sql: string; bindings?: readonly unknown[] }) => sent.push({ sql, bindings: bindings ?? [] });
  db.on('query', note);
  await work();
  db.removeListener('query', note);
  const spent: Record<'answer' | 'bare', number[]> = { answer: [], bare: [] };
  for (let round = -2; round < ROUNDS; round += 1) {
    const answer = await timed(work);
    const bare = await timed(async () => {
      for (const { sql, bindings } of sent) await db.raw(sql, bindings as string[]);
    });
    if (round < 0) continue;
    spent.answer.push(answer);
    spent.bare.push(bare);
  }
  return { answer: median(spent.answer), bare: median(spent.bare), statements: sent.length };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - began) / 1e6;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
