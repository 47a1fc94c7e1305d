import fs from 'node:fs';
import { createRequire } from 'node:module';
import { prepare } from './prepare.mjs';
import { Stop, inRoot, main, say } from './root.mjs';

/**
 * `npm run verify-log`: checks the hash chain of the whole log in the database that the environment or `.env` names. With
 * `-- --head <seq>:<hash>`, a head written down earlier, it also finds a tail that was cut off. Prints the present head.
 */
await main(async () => {
  const head = headOf(process.argv.slice(2));
  await prepare();
  if (fs.existsSync(inRoot('.env'))) process.loadEnvFile(inRoot('.env'));
  process.env.LOG_LEVEL ??= 'error';
  process.env.NODE_ENV ??= 'production';
  const { createStrapi } = createRequire(import.meta.url)('@strapi/strapi');
  const strapi = await createStrapi({ appDir: inRoot(), distDir: inRoot('dist'), serveAdminPanel: false }).load();
  try {
    report(await strapi.plugin('workboard').service('workboard').verifyLog(head));
  } finally {
    await strapi.destroy();
  }
});

function report({ ok, rows, firstBad, reason, head }) {
  if (!ok) throw new Stop(`日志不完整，第 ${firstBad ?? '?'} 行：${reason} / The log is broken at row ${firstBad ?? '?'}: ${reason}`);
  say(`日志完整，共 ${rows} 行，末行 ${head.seq}:${head.hash}`, `The log is whole: ${rows} rows, head ${head.seq}:${head.hash}`);
}

function headOf([option, value]) {
  if (option === undefined) return undefined;
  const match = option === '--head' ? /^(\d+):([0-9a-f]+)$/.exec(value ?? '') : null;
  if (!match) throw new Stop('用法 / Usage: npm run verify-log -- --head <seq>:<hash>');
  return { seq: Number(match[1]), hash: match[2] };
}
