import fs from 'node:fs';
import { foreground } from './foreground.mjs';
import { prepare } from './prepare.mjs';
import { inRoot, main, say } from './root.mjs';
import { startServer } from './server.mjs';

/** `npm start`: the office itself, in production mode; the first visitor of /admin creates the first administrator. */
await main(async () => {
  await prepare();
  if (fs.existsSync(inRoot('.env'))) process.loadEnvFile(inRoot('.env'));
  const host = process.env.HOST || '127.0.0.1';
  const port = Number(process.env.PORT || 1337);
  say('正在启动…', 'Starting…');
  const env = { NODE_ENV: process.env.NODE_ENV || 'production', STRAPI_TELEMETRY_DISABLED: 'true' };
  const server = await startServer({ host, port, env, log: 'start.log' });
  console.log(`\n  http://${host}:${port}/admin\n`);
  await foreground(server);
});
