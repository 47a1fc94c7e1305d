import { createHmac, timingSafeEqual } from 'node:crypto';
import fs from 'node:fs';
import http from 'node:http';

/**
 * A portal in small: how the other end of a channel checks a message, keeps what it tells, and answers. `npm run demo` starts two of them, the tests
 * have the same. A portal of your own may be in any language; what it has to do stands in the four steps of `receive`.
 */

/** `v1` is that of Standard Webhooks; `v1sm3` is the publisher's extension for receivers that must use the national algorithm. */
const HASHES = { v1: 'sha256', v1sm3: 'sm3' };
const TOLERANCE_SECONDS = 300;
const MOST_BYTES = 20 * 1024;

/**
 * @param {{ name: string, secrets: string[], schemes?: ('v1' | 'v1sm3')[], host?: string, port?: number, file?: string, now?: () => number,
 *   disturb?: (message: { id: string, type: string, data: any }, count: number) => any }} options `now`: milliseconds; `file`: where it is kept; `disturb`: tests; `schemes`: the
 *   signatures that are believed
 */
export async function startPortal({ name, secrets, schemes = ['v1'], host = '127.0.0.1', port = 0, file, now = Date.now, disturb }) {
  const kept = load(file);
  const portal = {
    name,
    secrets,
    schemes,
    entries: kept.entries,
    seen: kept.seen,
    received: [],
    refused: 0,
    disturb,
    url: '',
    home: '',
    hangUp: () => server.closeAllConnections(),
    stop: undefined,
  };
  const server = http.createServer((request, response) => {
    if (request.method === 'POST') take(request, response);
    else show(request, response);
  });

  async function take(request, response) {
    const body = await read(request);
    if (body === null) return end(response, 413);
    const answer = receive(request.headers, body);
    const count = portal.received.length;
    const trouble = answer.status < 300 ? portal.disturb?.({ id: request.headers['webhook-id'], ...JSON.parse(body) }, count) : undefined;
    if (!trouble) {
      if (answer.status < 300) keep(request, body, answer);
      return end(response, answer.status, answer.body);
    }
    // Stored, and yet the answer is lost: the sender tries again, and the id is known.
    if (trouble.stored) keep(request, body, answer);
    if (trouble.status === 'reset') return request.socket.destroy();
    if (trouble.status !== 'never') return end(response, trouble.status, trouble.body, trouble.headers);
  }

  /** The four steps: signature and time, replay, order, content. Nothing is kept yet. */
  function receive(headers, body) {
    // 1. Only what one of our secrets signed, and not long ago.
    if (!isSigned(headers, body, portal, now())) {
      portal.refused += 1;
      return { status: 401 };
    }
    // 2. An id we know is answered as it was: it is the same message, sent again.
    const known = portal.seen[headers['webhook-id']];
    if (known) return { status: 200, body: known };
    const { type, data } = JSON.parse(body);
    const before = portal.entries[data.documentId];
    const said = { publishedAt: new Date(now()).toISOString(), url: `${portal.home}e/${data.documentId}` };
    // 3. What is older than what we have changes nothing.
    if (before && before.version >= data.version) return { status: 200, body: said };
    // 4. The message says what and which version; the text is read from the publisher's own address: GET /api/<type>s/<documentId>.
    const entry = {
      ...data,
      state: type === 'entry.withdrawn' ? 'withdrawn' : 'public',
      publishedAt: before?.publishedAt ?? said.publishedAt,
    };
    return { status: 200, body: said, entry };
  }

  function keep(request, body, { body: said, entry }) {
    const id = request.headers['webhook-id'];
    const { type, data } = JSON.parse(body);
    portal.received.push({
      id,
      type,
      document: data.documentId,
      version: data.version,
      again: id in portal.seen,
      headers: request.headers,
      body,
    });
    portal.seen[id] = said;
    if (entry) portal.entries[entry.documentId] = entry;
    if (file) fs.writeFileSync(file, JSON.stringify({ entries: portal.entries, seen: portal.seen }));
  }

  /** What was withdrawn is gone (410), and the reader is told what takes its place. */
  function show(request, response) {
    const [, id] = /^\/e\/([a-z0-9]+)$/.exec(request.url ?? '') ?? [];
    const gone = portal.entries[id]?.state === 'withdrawn' ? portal.entries[id] : undefined;
    const next = gone && Object.values(portal.entries).find((one) => one.state === 'public' && one.indexNumber === gone.successor);
    response.writeHead(gone ? 410 : 200, {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'",
      ...(next ? { link: `<${portal.home}e/${next.documentId}>; rel="successor-version"` } : {}),
    });
    const all = Object.values(portal.entries).sort((a, b) => b.version - a.version);
    response.end(page(name, id === undefined ? all : all.filter(({ documentId }) => documentId === id)));
  }

  await new Promise((resolve, reject) => server.once('error', reject).listen(port, host, resolve));
  portal.home = `http://${host}:${server.address().port}/`;
  portal.url = `${portal.home}hook`;
  portal.stop = () => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  };
  return portal;
}

/**
 * What a portal sends later if it could not say at once when and where an entry appeared: POST to `/api/channels/<channel>/deliveries`.
 * @returns {{ body: string, headers: Record<string, string> }}
 */
export function callback({ secret, scheme = 'v1', messageId, publishedAt, url, id = `cb_${messageId}`, now = Date.now() }) {
  const body = JSON.stringify({ type: 'delivery.confirmed', data: { id: messageId, publishedAt, url } });
  const seconds = Math.floor(now / 1000);
  return {
    body,
    headers: {
      'content-type': 'application/json',
      'webhook-id': id,
      'webhook-timestamp': String(seconds),
      'webhook-signature': sign(scheme, secret, `${id}.${seconds}.${body}`),
    },
  };
}

/** HMAC over `id.timestamp.body`; the key is what stands behind `whsec_` in base64. */
function sign(scheme, secret, text) {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  return `${scheme},${createHmac(HASHES[scheme], key).update(text).digest('base64')}`;
}

function isSigned(headers, body, { secrets, schemes }, now) {
  const { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures } = headers;
  if (!id || !/^\d+$/.test(timestamp ?? '') || !signatures) return false;
  if (Math.abs(now / 1000 - Number(timestamp)) > TOLERANCE_SECONDS) return false;
  const ours = secrets.flatMap((secret) => schemes.map((scheme) => Buffer.from(sign(scheme, secret, `${id}.${timestamp}.${body}`))));
  return signatures.split(' ').some((given) => {
    const theirs = Buffer.from(given);
    return ours.some((one) => one.length === theirs.length && timingSafeEqual(one, theirs));
  });
}

function read(request) {
  return new Promise((resolve) => {
    const chunks = [];
    let size = 0;
    request.on('data', (chunk) => {
      size += chunk.length;
      if (size <= MOST_BYTES) chunks.push(chunk);
    });
    request.on('end', () => resolve(size > MOST_BYTES ? null : Buffer.concat(chunks).toString('utf8')));
    request.on('error', () => resolve(null));
  });
}

function end(response, status, body, headers = {}) {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(body === undefined ? undefined : JSON.stringify(body));
}

function load(file) {
  if (file && fs.existsSync(file)) return JSON.parse(fs.readFileSync(file, 'utf8'));
  return { entries: {}, seen: {} };
}

const escape = (value) => String(value ?? '—').replace(/[&<>"]/g, (letter) => `&#${letter.codePointAt(0)};`);

function page(name, entries) {
  const rows = entries.map(
    ({ contentType, indexNumber, docNumber, version, hash, state, publishedAt }) =>
      `<tr><td>${[contentType, indexNumber, docNumber].map(escape).join('</td><td>')}</td><td>${state === 'public' ? '公开' : '已撤下'}</td>` +
      `<td>${escape(version)}</td><td>${escape(publishedAt)}</td><td><code>${escape(hash?.value?.slice(0, 16))}</code></td></tr>`,
  );
  return `<!doctype html><html lang="zh-Hans"><meta charset="utf-8"><title>${escape(name)}</title>
<style>body{font:16px/1.6 sans-serif;margin:2rem;max-width:70rem}td,th{padding:.3rem .8rem;text-align:left;border-bottom:1px solid #ccc}</style>
<h1>${escape(name)}（演示）</h1><p>${entries.length} 件</p>
<table><tr><th>类型</th><th>索引号</th><th>文号</th><th>状态</th><th>版本</th><th>上网时间</th><th>内容摘要</th></tr>${rows.join('')}</table></html>`;
}
