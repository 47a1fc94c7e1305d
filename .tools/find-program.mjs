import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { say } from './root.mjs';
import { run } from './run.mjs';

/** @returns the first of these programs that stands in PATH or in one of `dirs`, or null. */
export function findProgram(names, dirs = []) {
  const places = [...(process.env.PATH ?? '').split(path.delimiter), ...dirs].filter(Boolean);
  return names.flatMap((name) => places.map((dir) => path.join(dir, name))).find(isExecutable) ?? null;
}

/** Where Debian keeps PostgreSQL's programs, out of PATH; the newest first. */
export function postgresDirs() {
  const debian = '/usr/lib/postgresql';
  const versions = fs.existsSync(debian) ? fs.readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  return versions.map((version) => path.join(debian, version, 'bin'));
}

/** Installs Debian packages where that can be done without asking: as root, with apt. @returns whether it was done. */
export async function aptInstall(packages) {
  const apt = findProgram(['apt-get']);
  if (!apt || process.getuid?.() !== 0) return false;
  say(`正在安装 ${packages.join('、')}（约 2 分钟）…`, `Installing ${packages.join(', ')} (about 2 minutes)…`);
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  const install = ['install', '-y', '--no-install-recommends', ...packages];
  const options = { env, mayFail: true, what: 'apt-get' };
  if ((await run(apt, ['update', '-q'], { ...options, log: 'apt-update.log' })) !== 0) return false;
  return (await run(apt, install, { ...options, log: 'apt-install.log' })) === 0;
}

/** @returns whether a font for Chinese is there; true if nobody can tell. */
export function hasChineseFont() {
  const list = findProgram(['fc-list']);
  return list ? spawnSync(list, [':lang=zh', 'family'], { encoding: 'utf8' }).stdout.trim() !== '' : true;
}

function isExecutable(file) {
  try {
    fs.accessSync(file, fs.constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
