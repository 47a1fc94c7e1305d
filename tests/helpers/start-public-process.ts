import { fork } from 'node:child_process';
import path from 'node:path';

export interface PublicProcess {
  /** Asks the second instance. */
  get(target: string, headers?: Readonly<Record<string, string>>): Promise<{ status: number; headers: Headers; text: string }>;
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
    async get(target, headers = {}) {
      const response = await fetch(`http://127.0.0.1:${port}${target}`, { headers });
      return { status: response.status, headers: response.headers, text: await response.text() };
    },
    async stop() {
      child.disconnect();
      await new Promise((resolve) => child.once('exit', resolve));
    },
  };
}
