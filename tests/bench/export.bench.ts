/**
 * P18: an export of 100 000 rows while the office works. Start it with `npm run bench -- export`.
 *
 * One process, one SQLite database with the office's own settings, 100 000 cards. Each format is read to its end at full speed, as a
 * download on the office's network is. RSS is sampled every 50 ms against what it was before, after a small export has warmed what is warmed
 * once; the event loop's delay is perf_hooks' own histogram over the export.
 *
 * Goals: RSS grows by at most 64 MiB; the loop's delay at p99 is at most 50 ms.
 */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { exportBoard } from '../../plugins/workboard/server/src/features/register/export-register';
import { writeExport, type ExportFormat } from '../../plugins/workboard/server/src/features/export/service';
import { containerOf } from '../../plugins/workboard/server/src/platform/container';
import { insertCards, type CardSeed } from '../helpers/cards';
import type { TestApp } from '../helpers/strapi';
import { startBenchApp } from './bench-app';
import { benchIn } from './in-folder';

const ROWS = 100_000;
const MIB = 1024 * 1024;

benchIn(run);

async function run(folder: string): Promise<void> {
  const app = (await startBenchApp(folder, { WORKBOARD_NOW: '2026-09-30T10:00:00+08:00' })) as unknown as TestApp;
  await fill(app);
  console.log(`P18 export of ${ROWS} rows`);
  for (const format of ['csv', 'xlsx'] as const) {
    await exportOnce(app, format, { q: '批量公文 999' });
    report(format, await exportOnce(app, format, {}));
  }
}

async function fill(app: TestApp): Promise<void> {
  const part = 5000;
  for (let start = 0; start < ROWS; start += part) {
    const seeds = Array.from({ length: part }, (_, index): CardSeed => {
      const n = start + index;
      const due_on = `2026-10-${String((n % 28) + 1).padStart(2, '0')}`;
      return {
        stage: 'issued',
        title: `批量公文 ${n} 关于进一步做好政务公开工作的通知`,
        number: `黄政办发〔2026〕${n}号`,
        units: ['bench-unit'],
        due_on,
      };
    });
    await insertCards(app, seeds);
  }
}

interface Measured {
  bytes: number;
  seconds: number;
  growth: number;
  p99: number;
  most: number;
}

async function exportOnce(app: TestApp, format: ExportFormat, filter: { q?: string }): Promise<Measured> {
  const container = containerOf(app.strapi);
  const viewer = { actor: app.workboard.system('bench'), keeper: true };
  global.gc?.();
  const before = process.memoryUsage.rss();
  let peak = before;
  const sampling = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 50);
  const delay = monitorEventLoopDelay({ resolution: 10 });
  delay.enable();
  const begin = process.hrtime.bigint();
  const table = await exportBoard(container, viewer, { workflow: 'official-document', filter, format, locale: 'zh-Hans' });
  let bytes = 0;
  for await (const chunk of writeExport(table, format)) bytes += (chunk as Buffer).length;
  const seconds = Number(process.hrtime.bigint() - begin) / 1e9;
  delay.disable();
  clearInterval(sampling);
  // The histogram counts its own resolution in.
  return { bytes, seconds, growth: (peak - before) / MIB, p99: delay.percentile(99) / 1e6 - 10, most: delay.max / 1e6 - 10 };
}

function report(format: string, { bytes, seconds, growth, p99, most }: Measured): void {
  const size = (bytes / MIB).toFixed(1);
  console.log(
    `  ${format.padEnd(5)} ${size} MiB in ${seconds.toFixed(1)} s   RSS +${growth.toFixed(1)} MiB   loop p99 ${p99.toFixed(1)} ms, most ${most.toFixed(1)} ms`,
  );
  for (const [what, value, limit] of [
    ['RSS growth, MiB', growth, 64],
    ['loop delay p99, ms', p99, 50],
  ] as const) {
    const met = value <= limit;
    console.log(`    ${what.padEnd(20)} ${value.toFixed(1)} (at most ${limit}) ${met ? 'met' : 'MISSED'}`);
    if (!met) process.exitCode = 1;
  }
}
