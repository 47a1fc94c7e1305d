import http from 'node:http';
import https from 'node:https';
import type { LookupFunction } from 'node:net';
import { checkAddress, type AddressRules, type Resolver } from './check-address';

/** What a channel said: its status, or why there was none. */
export interface Answer {
  /** Null: no answer. */
  status: number | null;
  error: string | null;
  retryAfter: string | undefined;
  /** At most `MAX_BYTES` of it; empty if it was longer. */
  body: string;
}

export interface Post {
  url: string;
  headers: Readonly<Record<string, string>>;
  body: string;
  rules: AddressRules;
  timeoutMs: number;
  signal: AbortSignal;
  resolve?: Resolver;
}

/** An answer has an address and a time in it; whoever sends more is not read to the end. */
const MAX_BYTES = 16 * 1024;

// A connection that is kept was made to an address that was checked.
const AGENTS = {
  'http:': new http.Agent({ keepAlive: true, timeout: 4000 }),
  'https:': new https.Agent({ keepAlive: true, timeout: 4000 }),
};

/** Sends one message. Never throws for what the other end does; follows nothing. */
export async function postMessage(post: Post): Promise<Answer> {
  try {
    const url = new URL(post.url);
    const { address, family } = await checkAddress(url, post.rules, post.resolve);
    return await send(post, url, (_host, options, callback) =>
      options.all ? callback(null, [{ address, family }]) : callback(null, address, family),
    );
  } catch (error) {
    return { status: null, error: wordsOf(error as Error, post), retryAfter: undefined, body: '' };
  }
}

function send(post: Post, url: URL, lookup: LookupFunction): Promise<Answer> {
  const secure = url.protocol === 'https:';
  return new Promise((resolve, reject) => {
    const request = (secure ? https : http).request(
      url,
      {
        method: 'POST',
        agent: secure ? AGENTS['https:'] : AGENTS['http:'],
        lookup,
        headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(post.body), ...post.headers },
        signal: post.signal,
      },
      (response) => {
        const chunks: Buffer[] = [];
        let size = 0;
        const finish = (body: string) =>
          resolve({ status: response.statusCode ?? null, error: null, retryAfter: response.headers['retry-after'], body });
        response.on('data', (chunk: Buffer) => {
          size += chunk.length;
          if (size <= MAX_BYTES) chunks.push(chunk);
          else {
            finish('');
            request.destroy();
          }
        });
        response.on('end', () => finish(Buffer.concat(chunks).toString('utf8')));
        response.on('error', reject);
      },
    );
    // A timer for the whole exchange: a signal made of this one and a timeout costs as much as all the rest of a request.
    const late = setTimeout(() => {
      const error = Object.assign(new Error(), { name: 'TimeoutError' });
      reject(error);
      request.destroy(error);
    }, post.timeoutMs);
    request.once('close', () => clearTimeout(late));
    // A connection that was kept may have been closed at the other end meanwhile: nothing was received, so a new one is tried at once.
    request.on('error', (error: Error & { code?: string }) =>
      request.reusedSocket && error.code === 'ECONNRESET' ? void send(post, url, lookup).then(resolve, reject) : reject(error),
    );
    request.end(post.body);
  });
}

/** Short, and without the address: what it says is shown and kept. */
function wordsOf(error: Error & { code?: string }, { timeoutMs }: Post): string {
  if (error.name === 'BadAddress') return error.message;
  if (error.name === 'TimeoutError' || error.name === 'AbortError' || error.code === 'ABORT_ERR')
    return `${timeoutMs / 1000} 秒内没有应答 / No answer within ${timeoutMs / 1000} seconds`;
  return `连接不上（${error.code ?? error.name}） / Cannot connect (${error.code ?? error.name})`;
}
