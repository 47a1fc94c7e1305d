import http from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Receiver {
  url: string;
  /** Everything that was sent to it, in order. */
  requests: { path: string; headers: http.IncomingHttpHeaders; body: string }[];
  /** What it answers from now on; `never` leaves the sender waiting. */
  answer: { status: number | 'never'; headers?: Readonly<Record<string, string>> };
  stop(): Promise<void>;
}

/** The chat group's end of a webhook, on this machine. */
export async function startReceiver(): Promise<Receiver> {
  const receiver: Omit<Receiver, 'url' | 'stop'> = { requests: [], answer: { status: 200 } };
  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      receiver.requests.push({ path: request.url ?? '', headers: request.headers, body: Buffer.concat(chunks).toString() });
      const { status, headers } = receiver.answer;
      if (status !== 'never') response.writeHead(status, headers).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return Object.assign(receiver, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}
