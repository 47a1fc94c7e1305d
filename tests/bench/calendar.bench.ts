/**
 * P14: what it costs to reckon every open clock anew after a change of the calendar. Start it with `npm run bench -- calendar`.
 *
 * 100 000 open cards on one SQLite database with the office's own settings, half of which a new notice moves. Side by side, in interleaved
 * rounds of one process, each in a transaction of its own:
 * - recompute: reads the clocks and their events, derives them under the new calendar, writes those that move and their cards' columns
 * - bare: the same rows of the same two tables updated in batches of 500, nothing read and nothing derived
 *
 * Goal, medians compared: recompute costs at most twice the bare update.
 */
import type { Knex } from 'knex';
import { buildCalendar } from '../../plugins/workboard/engine/calendar/build-calendar';
import { changeCalendar } from '../../plugins/workboard/engine/calendar/change-calendar';
import { parseNotice } from '../../plugins/workboard/engine/calendar/parse-notice';
import type { Day } from '../../plugins/workboard/engine/calendar/types';
import { addDays } from '../../plugins/workboard/engine/day';
import type { Container } from '../../plugins/workboard/server/src/platform/container';
import { recomputeClocks, type CalendarStep, type Recomputed } from '../../plugins/workboard/server/src/features/clock/recompute';
import { writeRecomputed } from '../../plugins/workboard/server/src/features/clock/write-recomputed';
import { seedData } from '../engine/calendar/seed-calendar';
import { NOTICE_2027 } from '../helpers/notice-2027';
import type { TestApp } from '../helpers/strapi';
import { startBenchApp } from './bench-app';
import { benchIn } from './in-folder';

const CARDS = 100_000;
const ROUNDS = 7;

benchIn(run);

async function run(folder: string): Promise<void> {
  const app = (await startBenchApp(folder, { WORKBOARD_NOW: '2027-01-20T10:00:00+08:00' })) as unknown as TestApp;
  const db = app.strapi.db.connection;
  await fill(db);
  const [there, back] = steps();
  const container = await containerFor(db);
  const spent: Record<'recompute' | 'bare', number[]> = { recompute: [], bare: [] };
  let moved = 0;
  for (let round = -1; round < ROUNDS; round++) {
    // There and back again, so that every round moves the same clocks.
    const step = Math.abs(round) % 2 === 1 ? there : back;
    const began = process.hrtime.bigint();
    const found = await db.transaction(async (trx) => {
      const all = await recomputeClocks(container, trx, step);
      await writeRecomputed(trx, all);
      return all;
    });
    const recompute = milliseconds(began);
    const begin = process.hrtime.bigint();
    await db.transaction((trx) => bare(trx, found));
    const plain = milliseconds(begin);
    if (round < 0) moved = found.moved.length;
    else {
      spent.recompute.push(recompute);
      spent.bare.push(plain);
    }
  }
  report(spent, moved);
}

/** Two calendars: as seeded, and with the invented notice for 2027. */
function steps(): [CalendarStep, CalendarStep] {
  const notice = parseNotice(NOTICE_2027, { year: 2027, source: null });
  const { data } = changeCalendar(
    seedData,
    notice.days.map((day) => ({ ...day, source: notice.source ?? '' })),
    2027,
  );
  const [before, after] = [buildCalendar(seedData), buildCalendar({ ...data, version: 2 })];
  const common = { first: '2026-12-29' as Day, today: '2027-01-20' as Day };
  return [
    { before, after, ...common },
    { before: after, after: before, ...common },
  ];
}

/** Cards that were issued on one of 200 days, each with its running clock. */
async function fill(db: Knex): Promise<void> {
  const { version } = (await db('workboard_workflows').where({ key: 'official-document' }).max('version as version').first()) as {
    version: number;
  };
  // What a first start puts in itself.
  const { last } = (await db('workboard_cards').max('id as last').first()) as { last: number | null };
  const standing = last ?? 0;
  const calendar = buildCalendar(seedData);
  await db.transaction(async (trx) => {
    for (let start = standing + 1; start <= standing + CARDS; start += 100) {
      const ids = Array.from({ length: 100 }, (_, index) => start + index);
      const begun = (id: number) => addDays('2026-08-20' as Day, id % 200);
      const due = (id: number) => calendar.add(begun(id), 20);
      await trx('workboard_cards').insert(
        ids.map((id) => ({
          id,
          workflow: 'official-document',
          workflow_version: version,
          stage: 'published',
          stage_since: begun(id),
          subject_uid: 'api::document.document',
          subject_document: `bench${id}`,
          title: `公文 ${id}`,
          unit: 'office-general',
          units: '["office-general"]',
          last_actor: '{}',
          done_in_stage: '[]',
          opened_on: begun(id),
          search_text: `公文 ${id}`,
          updated_at: '2026-08-20T00:00:00.000Z',
          due_on: due(id).day,
          due_clock: 'change',
          due_projected: due(id).projected,
        })),
      );
      await trx('workboard_clocks').insert(
        ids.map((id) => ({
          card_id: id,
          key: 'change',
          state: 'running',
          started_on: begun(id),
          due_on: due(id).day,
          projected: due(id).projected,
        })),
      );
      await trx('workboard_clock_events').insert(
        ids.map((id) => ({
          card_id: id,
          clock: 'change',
          type: 'START',
          data: JSON.stringify({ type: 'START', on: begun(id) }),
          at: '2026-08-20T00:00:00.000Z',
          log_seq: 1,
        })),
      );
    }
  });
}

/** Of the container the recomputation uses nothing but the stored workflows, which a running application has in memory. */
async function containerFor(db: Knex): Promise<Container> {
  const rows = (await db('workboard_workflows').select('key', 'version', 'definition')) as {
    key: string;
    version: number;
    definition: string;
  }[];
  const stored = new Map(rows.map(({ key, version, definition }) => [`${key}@${version}`, JSON.parse(definition) as unknown]));
  const version = (key: string, number: number) => Promise.resolve(stored.get(`${key}@${number}`));
  return { workflows: { version } } as unknown as Container;
}

/** The same rows, 500 at a time, without knowing why. */
async function bare(trx: Knex, { clocks, cards }: Recomputed): Promise<void> {
  const batches = (changes: readonly { ids: readonly number[] }[]) => {
    const all = changes.flatMap(({ ids }) => ids);
    return Array.from({ length: Math.ceil(all.length / 500) }, (_, index) => all.slice(index * 500, index * 500 + 500));
  };
  for (const ids of batches(clocks)) {
    await trx('workboard_clocks').whereIn('id', ids).update({ state: 'running', due_on: '2027-03-01', projected: false });
  }
  for (const ids of batches(cards)) {
    await trx('workboard_cards')
      .whereIn('id', ids)
      .update({ due_on: '2027-03-01', due_clock: 'change', due_suspended: false, due_projected: false, due_left: null });
  }
}

function report(spent: Readonly<Record<string, readonly number[]>>, moved: number): void {
  console.log(`P14 recompute of ${CARDS} open cards, ${moved} clocks read otherwise, ${ROUNDS} interleaved rounds, ms`);
  const medians = Object.fromEntries(
    Object.entries(spent).map(([name, list]) => {
      const sorted = [...list].sort((a, b) => a - b);
      const middle = sorted[sorted.length >> 1] ?? NaN;
      console.log(
        `  ${name.padEnd(12)} median ${middle.toFixed(0).padStart(6)}   spread ${(sorted[0] ?? NaN).toFixed(0)} to ${(sorted.at(-1) ?? NaN).toFixed(0)}`,
      );
      return [name, middle];
    }),
  );
  const ratio = (medians.recompute ?? NaN) / (medians.bare ?? NaN);
  const met = ratio <= 2;
  console.log(`  recompute / bare         ${ratio.toFixed(2)}× (at most 2×) ${met ? 'met' : 'MISSED'}`);
  if (!met) process.exitCode = 1;
}

function milliseconds(began: bigint): number {
  return Number(process.hrtime.bigint() - began) / 1e6;
}
