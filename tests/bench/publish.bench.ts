/**
 * P15 and the statements of P7: what a publication costs with all that the office does for it. Start it with `npm run bench -- publish`.
 *
 * - office: the step `publish` of a document that was reviewed: permission, guards, files and seal read back, number, permit, clocks, task, chained log
 * - stock: `documents.publish` of Strapi alone for an entry with the same attributes and two relations, in a plain application of the same version with the same settings of SQLite
 * - stock, bare: the same without relations, which is the least Strapi does
 *
 * Interleaved rounds; means of a round, medians of the rounds. Judged by the CPU that a publication takes, since a commit takes as long as the disk. Goal: office at most 1.3 × stock.
 */
import { fork, type ChildProcess } from 'node:child_process';
import path from 'node:path';
import { ANSWERS, documentAfter, setUpOffice, take } from '../helpers/office';
import { countStatements } from '../helpers/statements';
import type { TestApp } from '../helpers/strapi';
import { startBenchApp } from './bench-app';
import { measurePublications, type Publications } from './measure-publications';
import { layOutStockApp } from './stock-app';
import { benchIn } from './in-folder';

const ROUNDS = 15;
const CALLS = 10;
const root = path.resolve(__dirname, '../..');
const DAYS = { documentDate: '2026-09-28', issuedAt: '2026-09-30', portalPublishedAt: '2026-09-30' };

benchIn(run);

async function run(folder: string): Promise<void> {
  // Of an application the helpers of the tests use nothing but these two.
  const app = (await startBenchApp(folder, { WORKBOARD_NOW: '2026-09-30T10:00:00+08:00' })) as unknown as TestApp;
  const office = await setUpOffice(app);
  const stock = await startStock(path.join(folder, 'stock'));
  const ways: Record<string, () => Promise<Publications>> = {
    office: () =>
      measurePublications(CALLS, {
        prepare: () => documentAfter(app, office, 'issue'),
        publish: ({ id }) => take(app, office, id, 'publish'),
        count: (work) => countStatements(app.strapi, work).then(({ statements }) => statements.length),
      }),
    stock: () => stock.publish(true),
    'stock, bare': () => stock.publish(false),
  };
  const found = new Map(Object.keys(ways).map((name) => [name, [] as Publications[]]));
  for (let round = -2; round < ROUNDS; round += 1) {
    for (const [name, way] of Object.entries(ways)) {
      const publications = await way();
      if (round >= 0) found.get(name)?.push(publications);
    }
  }
  stock.end();
  report(found);
}

/** A plain Strapi beside the office, in a process of its own. */
async function startStock(folder: string): Promise<{ publish(related: boolean): Promise<Publications>; end(): void }> {
  layOutStockApp(folder, process.env.GONGKAI_TEST_APP ?? '');
  const child = fork(path.join(root, 'tests/helpers/run-typescript.js'), [path.join(root, 'tests/bench/stock-publisher.ts')], {
    cwd: root,
    env: { ...process.env, STOCK_APP: folder, DATABASE_FILENAME: path.join(folder, 'stock.db') },
  });
  await said(child);
  const { title, kind, summary, body } = ANSWERS.create ?? {};
  return {
    async publish(related) {
      child.send({ count: CALLS, related, data: { title, kind, summary, body, ...DAYS } });
      return ((await said(child)) as { result: Publications }).result;
    },
    end: () => child.disconnect(),
  };
}

function said(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null) => reject(new Error(`stock Strapi ended with ${String(code)}`));
    child.once('exit', ended);
    child.once('message', (message) => {
      child.removeListener('exit', ended);
      resolve(message);
    });
  });
}

function report(found: ReadonlyMap<string, readonly Publications[]>): void {
  console.log(`P15 a publication, ${ROUNDS} interleaved rounds of ${CALLS}, milliseconds`);
  const of = (name: string, what: keyof Publications) => (found.get(name) ?? []).map((one) => one[what]).sort((a, b) => a - b);
  const median = (list: readonly number[]) => list[list.length >> 1] ?? Number.NaN;
  for (const name of found.keys()) {
    const [cpu, ms] = [of(name, 'cpu'), of(name, 'ms')];
    const spread = `${cpu[0]?.toFixed(2) ?? ''} to ${cpu.at(-1)?.toFixed(2) ?? ''}`;
    console.log(
      `  ${name.padEnd(12)} CPU ${median(cpu).toFixed(2)} (${spread})   clock ${median(ms).toFixed(2)}   statements ${median(of(name, 'statements'))}`,
    );
  }
  const ratio = (other: string) => median(of('office', 'cpu')) / median(of(other, 'cpu'));
  const met = ratio('stock') <= 1.3;
  console.log(
    `  P15 office : stock ${ratio('stock').toFixed(2)}× (at most 1.3×) ${met ? 'met' : 'MISSED'}; beside bare stock ${ratio('stock, bare').toFixed(2)}×`,
  );
  const more = median(of('office', 'statements')) - median(of('stock', 'statements'));
  console.log(`  P7  statements of a publication beyond stock: ${more} (at most 5) ${more <= 5 ? 'met' : 'MISSED'}`);
  if (!met || more > 5) process.exitCode = 1;
}
