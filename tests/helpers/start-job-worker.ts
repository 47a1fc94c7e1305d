import { fork } from 'node:child_process';
import path from 'node:path';
import type { WorkerOrder } from './job-worker';

export interface JobWorker {
  /** @returns what the order brought, when it is done */
  ask(order: WorkerOrder): Promise<unknown>;
  /** Resolves when the job of that key was begun. */
  begun(key: string): Promise<void>;
  signal(name: 'SIGSTOP' | 'SIGCONT' | 'SIGTERM'): void;
  /** How the process ended, and what it had said: nothing, if all is well. */
  ended: Promise<{ code: number | null; said: string }>;
  /** Ends it, also where it stands still. */
  kill(): Promise<void>;
}

const root = path.resolve(__dirname, '../..');

/** Starts a second instance on the database that the environment names. @param zone what the machine calls its time zone */
export async function startJobWorker({ zone }: { zone: string }): Promise<JobWorker> {
  const child = fork(path.join(root, 'tests/helpers/run-typescript.js'), [path.join(root, 'tests/helpers/job-worker.ts')], {
    cwd: root,
    silent: true,
    // Jest gives a test its own copy of the environment; a child would get the original.
    env: { ...process.env, TZ: zone },
  });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  const ended: JobWorker['ended'] = new Promise((resolve) => child.once('exit', (code) => resolve({ code, said: said.join('') })));
  await new Promise<void>((resolve, reject) => {
    child.once('message', () => resolve());
    void ended.then(({ code, said: words }) => reject(new Error(`the second instance ended with ${String(code)}: ${words}`)));
  });
  let last = 0;
  const answers = new Map<number, (result: unknown) => void>();
  const begunKeys = new Set<string>();
  let whenBegun = () => {};
  child.on('message', (message: { id: number; result?: unknown } | { begun: string }) => {
    if ('begun' in message) {
      begunKeys.add(message.begun);
      whenBegun();
    } else answers.get(message.id)?.(message.result);
  });
  return {
    ask: (order) =>
      new Promise((resolve) => {
        last += 1;
        answers.set(last, resolve);
        child.send({ id: last, order });
      }),
    async begun(key) {
      while (!begunKeys.has(key)) await new Promise<void>((resolve) => (whenBegun = resolve));
    },
    signal: (name) => void child.kill(name),
    ended,
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
