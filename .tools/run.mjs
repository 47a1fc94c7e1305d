import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { atEnd } from './at-end.mjs';
import { Stop, inRoot, root } from './root.mjs';

/**
 * Runs a command to its end without a stdin. With `log` its output goes to that file under `.tmp/` and the tail is shown on failure;
 * without, it goes straight to the terminal. `endWith` is the signal it gets if this process is ended.
 * @returns its exit code. @throws Stop if it fails and `mayFail` is not set.
 */
export async function run(command, args, { env = {}, log, mayFail = false, what = path.basename(command), endWith = 'SIGTERM' } = {}) {
  const file = log && inRoot('.tmp', log);
  if (file) fs.mkdirSync(path.dirname(file), { recursive: true });
  const out = file ? fs.openSync(file, 'w') : 'inherit';
  const code = await new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, env: { ...process.env, ...env }, stdio: ['ignore', out, out], detached: true });
    const forget = atEnd(() => endGroup(child, endWith));
    child.on('error', (error) => {
      if (file) fs.appendFileSync(file, `${error.message}\n`);
      else console.error(error.message);
    });
    child.on('close', (exit) => {
      forget();
      resolve(exit ?? 1);
    });
  });
  if (file) fs.closeSync(out);
  if (code !== 0 && file) console.error(tail(file));
  if (code !== 0 && !mayFail) {
    const where = file ? `（全文 ${path.relative(root, file)}）` : '';
    throw new Stop(`${what} 失败${where} / ${what} failed (exit code ${code})`);
  }
  return code;
}

/** Runs a script of node, such as those in `bin`. */
export const runNode = (script, args, options) => run(process.execPath, [script, ...args], { what: path.basename(script), ...options });

/** Sends a signal to a detached child and all of its children. */
export function endGroup(child, signal) {
  try {
    process.kill(-child.pid, signal);
  } catch {
    // It has ended meanwhile.
  }
}

function tail(file) {
  return fs.readFileSync(file, 'utf8').trimEnd().split('\n').slice(-40).join('\n');
}
