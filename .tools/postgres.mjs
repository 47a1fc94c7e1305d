import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { atEnd } from './at-end.mjs';
import { aptInstall, findProgram, postgresDirs } from './find-program.mjs';
import { Stop } from './root.mjs';

/**
 * Starts a PostgreSQL server of its own on a free port of loopback, with an empty data folder under the OS temp folder.
 * Not durable (fsync off): only for tests.
 * It ends with this process. @returns the DATABASE_* variables that reach it.
 * @throws Stop with the cure if there is no PostgreSQL.
 */
export async function startPostgres() {
  const bin = await ensurePostgres();
  const user = unprivilegedUser();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'gongkai-postgres-'));
  const data = path.join(folder, 'data');
  if (user) fs.chownSync(folder, user.uid, user.gid);
  const as = (program, args) =>
    user ? ['setpriv', [`--reuid=${user.uid}`, `--regid=${user.gid}`, '--clear-groups', program, ...args]] : [program, args];
  const options = { cwd: folder, env: { ...process.env, HOME: folder }, encoding: 'utf8' };

  const init = spawnSync(
    ...as(path.join(bin, 'initdb'), ['-D', data, '-U', 'gongkai', '-A', 'trust', '-E', 'UTF8', '--locale=C.UTF-8', '--no-sync']),
    options,
  );
  if (init.status !== 0) throw new Stop(`initdb 失败 / initdb failed\n${init.error?.message ?? init.stderr}`);

  const port = await freePort();
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: folder,
    fsync: 'off',
    full_page_writes: 'off',
    max_connections: 200,
  };
  const args = ['-D', data, ...Object.entries(settings).flatMap(([key, value]) => ['-c', `${key}=${value}`])];
  const log = fs.openSync(path.join(folder, 'server.log'), 'w');
  const server = spawn(...as(path.join(bin, 'postgres'), args), { ...options, stdio: ['ignore', log, log], detached: true });
  server.on('error', () => undefined);
  server.unref();
  fs.closeSync(log);

  const stop = () => {
    spawnSync(...as(path.join(bin, 'pg_ctl'), ['-D', data, '-m', 'immediate', '-w', 'stop']), options);
    fs.rmSync(folder, { recursive: true, force: true });
  };
  const ready = ['-h', '127.0.0.1', '-p', String(port), '-t', '1'];
  for (let tries = 0; spawnSync(path.join(bin, 'pg_isready'), ready).status !== 0; tries += 1) {
    if (tries > 60 || server.exitCode !== null) {
      const words = fs.readFileSync(path.join(folder, 'server.log'), 'utf8');
      stop();
      throw new Stop(`PostgreSQL 没有启动 / PostgreSQL did not start\n${words}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  const env = {
    DATABASE_CLIENT: 'postgres',
    DATABASE_HOST: '127.0.0.1',
    DATABASE_PORT: String(port),
    DATABASE_USERNAME: 'gongkai',
    DATABASE_PASSWORD: '',
    DATABASE_URL: '',
  };
  atEnd(stop);
  return env;
}

async function ensurePostgres() {
  const found = findBin() ?? ((await aptInstall(['postgresql'])) ? findBin() : null);
  if (found) return found;
  throw new Stop(
    '测试需要 PostgreSQL（14 或更新）：apt-get install postgresql；只跑一部分：npm test -- engine server / ' +
      'The tests need PostgreSQL (14 or newer): install it, or run a part: npm test -- engine server',
  );
}

/** The folder that really holds the programs: Debian keeps them out of PATH, others link them into it. */
function findBin() {
  const initdb = findProgram(['initdb'], postgresDirs());
  return initdb && path.dirname(fs.realpathSync(initdb));
}

/** PostgreSQL refuses to run as root. @returns ids of a user without rights, or null if this process is not root. */
function unprivilegedUser() {
  if (process.getuid?.() !== 0) return null;
  const lines = fs
    .readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const entry = lines.find(([name]) => name === 'postgres') ?? lines.find(([name]) => name === 'nobody');
  if (!entry || !findProgram(['setpriv'])) {
    throw new Stop(
      '以 root 运行时，PostgreSQL 需要另一个用户和 setpriv（util-linux） / As root, PostgreSQL needs another user and setpriv',
    );
  }
  return { uid: Number(entry[2]), gid: Number(entry[3]) };
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = net.createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
