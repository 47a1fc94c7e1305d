import { fork } from 'node:child_process';
import path from 'node:path';
import type { PublishOrder } from './publisher';

type Message = { ready?: true; published?: number; failed?: string; done?: true };

const root = path.resolve(__dirname, '../..');

/**
 * Lets a process of its own publish, and kills it (SIGKILL) some milliseconds after its first publication. @returns the cards it said were published
 * @throws with its words if it did not boot or was refused
 */
export async function publishUntilKilled(order: PublishOrder, milliseconds: number): Promise<number[]> {
  const child = fork(path.join(root, 'tests/helpers/run-typescript.js'), [path.join(root, 'tests/helpers/publisher.ts')], {
    cwd: root,
    silent: true,
    // Jest gives a test its own copy of the environment; a child would get the original.
    env: { ...process.env },
  });
  const said: string[] = [];
  child.stderr?.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  const published: number[] = [];
  let ready = false;
  return new Promise((resolve, reject) => {
    child.on('message', (message: Message) => {
      if (message.ready) {
        ready = true;
        child.send(order);
      }
      if (message.published !== undefined) {
        // From the first on: how long a machine takes to warm up says nothing.
        if (published.length === 0) setTimeout(() => child.kill('SIGKILL'), milliseconds);
        published.push(message.published);
      }
      if (message.failed !== undefined) {
        child.kill('SIGKILL');
        reject(new Error(`the publisher was refused: ${message.failed}`));
      }
    });
    child.once('exit', (code) => {
      if (ready) resolve(published);
      else reject(new Error(`the publisher ended with ${String(code)}: ${said.join('')}`));
    });
  });
}
