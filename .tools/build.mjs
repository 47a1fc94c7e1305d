import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { bin, inRoot, say } from './root.mjs';
import { runNode } from './run.mjs';

/** The built admin holds what the browser gets; everything else of `dist/` is the server half. */
const ADMIN = [
  'src/admin',
  'src/translations',
  'plugins/workboard/admin',
  'plugins/workboard/engine',
  'plugins/workboard/shared',
  'plugins/workboard/package.json',
];
const SERVER = ['src', 'config', 'plugins'];
const BOTH = ['package-lock.json', 'package.json', 'tsconfig.json'];

/** Builds `dist/`, as far as its sources have changed since the last build; without the admin panel if told so. @throws Stop with the compiler's words. */
export async function build({ admin: withAdmin = true } = {}) {
  const admin = fingerprint([...ADMIN, 'config/admin.ts', 'config/server.ts', 'config/plugins.ts', ...BOTH]);
  const server = fingerprint([...SERVER, ...BOTH]);
  const before = readStamp();
  const adminStands = before.admin === admin && fs.existsSync(inRoot('dist/build/index.html'));
  const serverStands = before.server === server && fs.existsSync(inRoot('dist/src/index.js'));
  const panelIsFine = adminStands || !withAdmin;
  if (panelIsFine && serverStands) return;
  if (panelIsFine) {
    say('正在编译服务端（约 10 秒）…', 'Compiling the server (about 10 seconds)…');
    await compileServer();
  } else {
    forgetServer();
    say('正在构建管理后台（约 1 分钟）…', 'Building the admin panel (about 1 minute)…');
    // Strapi catches SIGTERM and goes on building.
    await runNode(bin.strapi, ['build'], { log: 'build.log', what: 'strapi build', env: { NODE_ENV: 'production' }, endWith: 'SIGKILL' });
  }
  fs.writeFileSync(inRoot('dist', STAMP), JSON.stringify({ admin: panelIsFine ? before.admin : admin, server }));
}

const STAMP = '.sources.json';

function readStamp() {
  const file = inRoot('dist', STAMP);
  return fs.existsSync(file) ? JSON.parse(fs.readFileSync(file, 'utf8')) : {};
}

const PARTS = ['src', 'config', 'plugins', 'database'];

/**
 * Compiles aside and puts it in place when it is whole: whoever works with `dist/` meanwhile, such as a test whose neighbour runs a command, never
 * finds it half there.
 */
async function compileServer() {
  const [next, before] = [inRoot('.tmp/dist-next'), inRoot('.tmp/dist-before')];
  for (const folder of [next, before]) fs.rmSync(folder, { recursive: true, force: true });
  await runNode(bin.tsc, ['-p', 'tsconfig.json', '--incremental', 'false', '--outDir', next], { log: 'build.log', what: 'tsc' });
  fs.mkdirSync(before, { recursive: true });
  for (const part of PARTS) {
    const place = inRoot('dist', part);
    if (fs.existsSync(place)) fs.renameSync(place, path.join(before, part));
    fs.renameSync(path.join(next, part), place);
  }
  for (const folder of [next, before]) fs.rmSync(folder, { recursive: true, force: true });
}

/** A file that is gone from the sources must not live on in dist, and tsc emits nothing again while its own notes say it is there. */
function forgetServer() {
  for (const part of [`dist/${STAMP}`, 'dist/src', 'dist/config', 'dist/plugins', '.cache/tsconfig.tsbuildinfo']) {
    fs.rmSync(inRoot(part), { recursive: true, force: true });
  }
}

function fingerprint(places) {
  // The address stands in the built admin.
  const hash = createHash('sha256').update(`${publicUrl()}\0`);
  for (const file of places.flatMap(filesOf).sort())
    hash
      .update(`${file}\0`)
      .update(fs.readFileSync(inRoot(file)))
      .update('\0');
  return hash.digest('hex');
}

function publicUrl() {
  if (process.env.PUBLIC_URL !== undefined) return process.env.PUBLIC_URL;
  const file = inRoot('.env');
  return fs.existsSync(file) ? (/^\s*PUBLIC_URL\s*=\s*(.*)$/m.exec(fs.readFileSync(file, 'utf8'))?.[1] ?? '') : '';
}

function filesOf(place) {
  const full = inRoot(place);
  if (!fs.existsSync(full)) return [];
  if (fs.statSync(full).isFile()) return [place];
  return fs.readdirSync(full, { withFileTypes: true }).flatMap((entry) => filesOf(path.join(place, entry.name)));
}
