import { spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { atEnd } from './at-end.mjs';
import { Stop, bin, inRoot, root } from './root.mjs';
import { endGroup } from './run.mjs';

/**
 * Starts the built application in the background; its output goes to `log` under `.tmp/` and, once it is ready, to the terminal.
 * @returns when the application answers. @throws Stop if the port is taken or the application ends before it answers.
 */
export async function startServer({ host, port, env, log }) {
  await requireFreePort(host, port);
  const file = inRoot('.tmp', log);
  fs.mkdirSync(path.dirname(file), { recursive: true });
  const lines = fs.createWriteStream(file);
  const child = spawn(process.execPath, [bin.strapi, 'start'], {
    cwd: root,
    env: { ...process.env, ...env, HOST: host, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const ended = new Promise((resolve) => child.once('close', (code) => resolve(code ?? 1)));
  void ended.then(atEnd(() => endGroup(child, 'SIGTERM')));
  for (const stream of [child.stdout, child.stderr]) stream.pipe(lines, { end: false });
  const stop = () => stopChild(child, ended);
  try {
    await untilReady(`http://${host.includes(':') ? `[${host}]` : host}:${port}`, ended, file);
  } catch (error) {
    await stop();
    throw error;
  }
  child.stdout.pipe(process.stdout);
  child.stderr.pipe(process.stderr);
  return { stop, ended };
}

async function requireFreePort(host, port) {
  const code = await new Promise((resolve) => {
    const probe = net.createServer();
    probe.once('error', (error) => resolve(error.code));
    probe.listen(port, host, () => probe.close(() => resolve(null)));
  });
  if (code === null) return;
  if (code !== 'EADDRINUSE') throw new Stop(`无法监听 ${host}:${port}（${code}） / Cannot listen on ${host}:${port} (${code})`);
  const cure = `PORT=${port + 1} npm run …`;
  throw new Stop(`端口 ${port} 已被占用，请换一个：${cure} / Port ${port} is in use, take another one: ${cure}`);
}

async function untilReady(address, ended, file) {
  let over = false;
  void ended.then(() => (over = true));
  const deadline = Date.now() + 180_000;
  while (!(await answers(address))) {
    if (!over && Date.now() < deadline) await wait(200);
    else throw new Stop(`${tail(file)}\n应用没有启动 / The application did not start (${path.relative(root, file)})`);
  }
}

async function answers(address) {
  try {
    return (await fetch(`${address}/_health`, { signal: AbortSignal.timeout(2000) })).status === 204;
  } catch {
    return false;
  }
}

async function stopChild(child, ended) {
  endGroup(child, 'SIGTERM');
  if ((await Promise.race([ended, wait(15_000, 'late', { ref: false })])) === 'late') endGroup(child, 'SIGKILL');
  await ended;
}

const tail = (file) => fs.readFileSync(file, 'utf8').trimEnd().split('\n').slice(-40).join('\n');
