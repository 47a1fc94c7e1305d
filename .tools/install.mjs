import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { Stop, inRoot, root, say } from './root.mjs';
import { run } from './run.mjs';

/**
 * Installs the packages of package-lock.json, if they are not there, and makes sure that SQLite's binary fits this Node.
 * @throws Stop if npm or the compiler fails.
 */
export async function install() {
  requireNode();
  if (!isInstalled()) {
    say('正在安装依赖（约 4 分钟）…', 'Installing dependencies (about 4 minutes)…');
    await run('npm', ['ci', '--no-audit', '--no-fund'], { log: 'install.log', what: 'npm ci' });
  }
  if (!sqliteLoads()) {
    say('正在编译 SQLite 模块（约 2 分钟）…', 'Building the SQLite module (about 2 minutes)…');
    await run('npm', ['rebuild', 'better-sqlite3'], { log: 'rebuild.log', mayFail: true });
    if (!sqliteLoads()) throw new Stop(COMPILER);
  }
}

const COMPILER = [
  'better-sqlite3 无法加载。预编译包需要访问 github.com；否则需要 python3、make、g++（Debian：apt-get install python3 make g++），装好后再运行一次。',
  'better-sqlite3 does not load. Its prebuilt binary comes from github.com; without that it needs python3, make and g++. Install them and run this again.',
].join('\n');

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new Stop(`需要 Node 20.19 或更新的版本，现在是 ${process.version} / Node 20.19 or newer is needed, this is ${process.version}`);
}

/** npm notes what it has put into node_modules, at the very end of an install; that must be what the lockfile asks for. */
function isInstalled() {
  const there = readJson('node_modules/.package-lock.json');
  const wanted = readJson('package-lock.json');
  if (!there || !wanted) return false;
  return Object.entries(wanted.packages).every(
    ([key, entry]) => key === '' || entry.optional || there.packages[key]?.version === entry.version,
  );
}

function readJson(file) {
  if (!fs.existsSync(inRoot(file))) return null;
  return JSON.parse(fs.readFileSync(inRoot(file), 'utf8'));
}

function sqliteLoads() {
  const probe = "new (require('better-sqlite3'))(':memory:').prepare('select 1').get()";
  return spawnSync(process.execPath, ['-e', probe], { cwd: root, stdio: 'ignore' }).status === 0;
}
