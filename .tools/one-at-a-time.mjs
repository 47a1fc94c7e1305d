import fs from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { atEnd } from './at-end.mjs';
import { inRoot, say } from './root.mjs';

const LOCK = inRoot('.tmp/prepare.pid');

/** Runs `work` while no other process of this folder does the same: two builds into one `dist/` spoil each other. */
export async function oneAtATime(work) {
  fs.mkdirSync(inRoot('.tmp'), { recursive: true });
  for (let told = false; !takeLock(); told = true) {
    if (!told) say('正在等待另一个准备过程…', 'Waiting for another process that prepares…');
    await wait(500);
  }
  const release = () => fs.rmSync(LOCK, { force: true });
  const forget = atEnd(release);
  try {
    return await work();
  } finally {
    forget();
    release();
  }
}

/** The lock of a process that is gone counts for nothing. */
function takeLock() {
  try {
    fs.writeFileSync(LOCK, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (!holderLives()) fs.rmSync(LOCK, { force: true });
    return false;
  }
}

function holderLives() {
  try {
    process.kill(Number(fs.readFileSync(LOCK, 'utf8')), 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
