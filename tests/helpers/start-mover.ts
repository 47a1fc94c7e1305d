import { fork } from 'node:child_process';
import path from 'node:path';
import type { MovesOrder, MovesResult } from './run-moves';

/** A second process on the database of this one (PostgreSQL only), which moves cards when it is told to. */
export interface Mover {
  run(order: MovesOrder): Promise<MovesResult>;
  stop(): Promise<void>;
}

/** Starts `mover.ts` and waits until it has booted. @throws with its output if it does not */
export async function startMover(): Promise<Mover> {
  const root = path.resolve(__dirname, '../..');
  const child = fork(path.join(root, 'tests/helpers/run-typescript.js'), [path.join(root, 'tests/helpers/mover.ts')], {
    cwd: root,
    silent: true,
    // The environment as the test sees it, whatever runs the test.
    env: { ...process.env },
  });
  const said: string[] = [];
  child.stderr?.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  await new Promise<void>((resolve, reject) => {
    child.once('message', () => resolve());
    child.once('exit', (code) => reject(new Error(`the second process ended with ${String(code)}: ${said.join('')}`)));
  });
  return {
    run: (order) =>
      new Promise((resolve) => {
        child.once('message', (result) => resolve(result as MovesResult));
        child.send(order);
      }),
    async stop() {
      child.disconnect();
      await new Promise((resolve) => child.once('exit', resolve));
    },
  };
}
