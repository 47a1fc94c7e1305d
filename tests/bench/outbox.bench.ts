/**
 * P16: how fast the messages of a channel leave. Start it with `npm run bench -- outbox`.
 *
 * Two ways side by side in one process, on one SQLite database with the office's own settings (WAL, synchronous FULL), in interleaved rounds of
 * as many messages of as many documents:
 * - claim: what the database alone takes, the loop that claims ten and marks them done
 * - drain: the same with all the rest, signed and posted to a portal in a process of its own, its answers read, every try kept
 *
 * Goal, medians compared: drain reaches at least 0.4 times the messages a second of claim.
 */
import { randomUUID } from 'node:crypto';
import { spawn } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { claimDue, settle } from '../../plugins/workboard/server/src/features/channel/repository';
import { sendDue } from '../../plugins/workboard/server/src/features/channel/send-due';
import { containerOf, type Container } from '../../plugins/workboard/server/src/platform/container';
import { inTransaction } from '../../plugins/workboard/server/src/platform/transaction';
import { newSecret } from '../../plugins/workboard/server/src/platform/webhook';
import { messageRows } from '../helpers/message-rows';
import { startBenchApp } from './bench-app';
import { benchIn } from './in-folder';

const ROUNDS = 7;
const MESSAGES = 300;
const AT_ONCE = 10;

benchIn(async (folder) => {
  const secret = newSecret();
  const portal = await startPortalProcess(secret);
  try {
    await run(folder, portal.url, secret);
  } finally {
    portal.kill();
  }
});

async function run(folder: string, url: string, secret: string): Promise<void> {
  const channel = { CHANNEL_LOOPBACK: 'true', CHANNEL_PORTAL_URL: url, CHANNEL_PORTAL_HOSTS: '127.0.0.1', CHANNEL_PORTAL_SECRET: secret };
  const container = containerOf((await startBenchApp(folder, channel)).strapi);
  const ways = { claim: () => claimAll(container), drain: () => sendDue(container, new AbortController().signal) };
  const rates: Record<keyof typeof ways, number[]> = { claim: [], drain: [] };
  const spent: Record<keyof typeof ways, number[]> = { claim: [], drain: [] };
  for (let round = -1; round < ROUNDS; round++) {
    for (const name of round % 2 === 0 ? (['claim', 'drain'] as const) : (['drain', 'claim'] as const)) {
      await fill(container, (round + 2) * 2 + (name === 'claim' ? 0 : 1));
      const cpu = process.cpuUsage();
      const begin = process.hrtime.bigint();
      const count = await ways[name]();
      const seconds = Number(process.hrtime.bigint() - begin) / 1e9;
      const { user, system } = process.cpuUsage(cpu);
      if (count !== MESSAGES) throw new Error(`${name} handled ${count} messages of ${MESSAGES}`);
      if (round < 0) continue;
      rates[name].push(count / seconds);
      spent[name].push((user + system) / count);
    }
  }
  report(rates, spent);
}

async function fill(container: Container, part: number): Promise<void> {
  const db = container.strapi.db.connection;
  await db('workboard_deliveries').delete();
  const rows = messageRows({ documents: MESSAGES, versions: 1, from: 1_000_000 * part, now: container.time.instant() });
  for (let at = 0; at < rows.length; at += 50) await db('workboard_deliveries').insert(rows.slice(at, at + 50));
}

/** The floor: claimed in tens, marked done with one attempt each, in one transaction for each ten. */
async function claimAll({ strapi, time }: Container): Promise<number> {
  for (let count = 0; ;) {
    const now = time.instant();
    const lease = randomUUID();
    const rows = await claimDue(strapi, { channels: ['portal'], now, lease, leaseUntil: '9999', limit: AT_ONCE });
    if (rows.length === 0) return count;
    await inTransaction(strapi, (trx) =>
      settle(
        trx,
        rows.map(({ id }) => ({
          id,
          lease,
          change: { state: 'done' as const, finished_at: now },
          receipt: null,
          attempt: { at: now, status: 200, ms: 0, error: null },
        })),
      ),
    );
    count += rows.length;
  }
}

function report(rates: Readonly<Record<string, readonly number[]>>, spent: Readonly<Record<string, readonly number[]>>): void {
  const median = (list: readonly number[]) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? Number.NaN;
  const lines = Object.entries(rates).map(([name, list]) => {
    const sorted = [...list].sort((a, b) => a - b).map((rate) => Math.round(rate));
    return `${name.padEnd(8)} ${String(Math.round(median(list))).padStart(7)} messages/s   (${sorted[0]}–${sorted.at(-1)})   ${Math.round(median(spent[name] ?? []))} µs of CPU each`;
  });
  const ratio = median(rates.drain ?? []) / median(rates.claim ?? []);
  console.log(`${lines.join('\n')}\nP16: drain / claim = ${ratio.toFixed(2)} (goal ≥ 0.40)${ratio >= 0.4 ? '' : '   NOT REACHED'}`);
}

/** The portal in a process of its own, so that what it does is not the sender's time. */
function startPortalProcess(secret: string): Promise<{ url: string; kill(): void }> {
  const receiver = pathToFileURL(path.resolve(__dirname, '../../.tools/portal-receiver.mjs')).href;
  const program = `import { startPortal } from ${JSON.stringify(receiver)};
    const portal = await startPortal({ name: 'bench', secrets: [${JSON.stringify(secret)}] });
    process.send(portal.url);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`the portal ended with ${String(code)}`)));
    child.once('message', (url) => resolve({ url: url as string, kill: () => void child.kill() }));
  });
}
