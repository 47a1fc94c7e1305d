import { fork } from 'node:child_process';
import http from 'node:http';
import path from 'node:path';

export interface PublicProcess {
  /** Asks the second instance. */
  get(target: string, headers?: Readonly<Record<string, string>>): Promise<{ status: number; text: string }>;
  stop(): Promise<void>;
}

/** Starts `public-process.ts` on the database of this process. @throws with its output if it does not come up */
export async function startPublicProcess(): Promise<PublicProcess> {
  const root = path.resolve(__dirname, '../..');
  const child = fork(path.join(root, 'tests/helpers/run-typescript.js'), [path.join(root, 'tests/helpers/public-process.ts')], {
    cwd: root,
    silent: true,
    // Jest gives a test its own copy of the environment; a child would get the original.
    env: { ...process.env },
  });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  const { port } = await new Promise<{ port: number }>((resolve, reject) => {
    child.once('message', (message) => resolve(message as { port: number }));
    child.once('exit', (code) => reject(new Error(`the second instance ended with ${String(code)}: ${said.join('')}`)));
  });
  return {
    get: (target, headers = {}) =>
      new Promise((resolve, reject) => {
        // A connection for each question: none is left open.
        http
          .get({ host: '127.0.0.1', port, path: encodeURI(target), headers, agent: false }, (response) => {
            const chunks: Buffer[] = [];
            response.on('data', (chunk: Buffer) => chunks.push(chunk));
            response.on('end', () => resolve({ status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }));
          })
          .on('error', reject);
      }),
    async stop() {
      child.disconnect();
      await new Promise((resolve) => child.once('exit', resolve));
    },
  };
}
