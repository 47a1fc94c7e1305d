import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import { foreground } from './foreground.mjs';
import { prepare } from './prepare.mjs';
import { inRoot, main, say } from './root.mjs';
import { startServer } from './server.mjs';

const ACCOUNTS = inRoot('.tmp/demo-accounts.json');

/** `npm run demo`: an office at work, with invented cases, on a database of its own. */
await main(async () => {
  await prepare();
  const host = process.env.HOST || '127.0.0.1';
  const port = Number(process.env.PORT || 1337);
  say('正在启动并准备示例数据…', 'Starting and seeding the demo…');
  const portals = await startPortals(port);
  const env = {
    GONGKAI_DEMO: '1',
    ...Object.assign({ CHANNEL_LOOPBACK: 'true' }, ...portals.map(({ env }) => env)),
    // WORKBOARD_NOW is not heard in production.
    NODE_ENV: 'development',
    // Said here, so that a database named in .env stays untouched.
    DATABASE_CLIENT: process.env.DATABASE_CLIENT || 'sqlite',
    DATABASE_URL: process.env.DATABASE_URL || '',
    DATABASE_FILENAME: process.env.DATABASE_FILENAME || '.tmp/demo.db',
    LOG_LEVEL: process.env.LOG_LEVEL || 'warn',
    STRAPI_TELEMETRY_DISABLED: 'true',
  };
  const server = await startServer({ host, port, env, log: 'demo.log' });
  console.log(`\n  http://${host}:${port}/admin\n`);
  printAccounts();
  for (const { portal, title } of portals) console.log(`  ${title}: ${portal.home}`);
  console.log('');
  say('按 Ctrl-C 停止', 'Press Ctrl-C to stop');
  await foreground(server);
  await Promise.all(portals.map(({ portal }) => portal.stop()));
});

/** The other ends of two channels, on this machine; the third one has no address and is ticked off by hand. */
async function startPortals(port) {
  // Asked for here: in a fresh clone its package is there only since `prepare`.
  const { startPortal } = await import('./portal-receiver.mjs');
  const ends = [
    ['PORTAL', '区政府门户网站（演示） District portal (demo)', port + 1],
    ['SERVICE_NETWORK', '政务服务网（演示） Service network (demo)', port + 2],
  ];
  fs.mkdirSync(inRoot('.tmp'), { recursive: true });
  return Promise.all(
    ends.map(async ([name, title, wished]) => {
      const secret = `whsec_${randomBytes(32).toString('base64')}`;
      const file = inRoot('.tmp', `demo-${name.toLowerCase()}.json`);
      if (!fs.existsSync(inRoot('.tmp/demo.db'))) fs.rmSync(file, { force: true });
      const options = { name: title, secrets: [secret], file };
      const portal = await startPortal({ ...options, port: wished }).catch(() => startPortal(options));
      const env = { [`CHANNEL_${name}_URL`]: portal.url, [`CHANNEL_${name}_HOSTS`]: '127.0.0.1', [`CHANNEL_${name}_SECRET`]: secret };
      return { title, portal, env };
    }),
  );
}

function printAccounts() {
  if (!fs.existsSync(ACCOUNTS)) return;
  const accounts = JSON.parse(fs.readFileSync(ACCOUNTS, 'utf8'));
  const rows = [['角色 Role', '姓名 Name', '邮箱 E-mail', '密码 Password'], ...accounts.map((a) => [a.role, a.name, a.email, a.password])];
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => width(row[column]))));
  for (const row of rows) console.log(`  ${row.map((cell, column) => cell + ' '.repeat(widths[column] - width(cell))).join('   ')}`);
  console.log('');
}

/** Columns on the terminal: a Chinese character takes two. */
function width(text) {
  return [...text].reduce((sum, character) => sum + (/[\u2e80-\uffef]/.test(character) ? 2 : 1), 0);
}
