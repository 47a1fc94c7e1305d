import { createHash } from 'node:crypto';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { checkAddress, type AddressRules, type Resolved } from '../../plugins/workboard/server/src/features/channel/check-address';
import { assertChannels, type ChannelConfig } from '../../plugins/workboard/server/src/features/channel/config';
import { postMessage } from '../../plugins/workboard/server/src/features/channel/post-message';
import { nextTry, retryAfter } from '../../plugins/workboard/server/src/features/channel/backoff';
import { isSigned, newSecret, signWebhook, type Scheme } from '../../plugins/workboard/server/src/platform/webhook';

const HOST = 'portal.example';
const rules = (change: Partial<AddressRules> = {}): AddressRules => ({ hosts: [HOST], ranges: [], loopback: false, ...change });
const to =
  (...addresses: string[]) =>
  () =>
    Promise.resolve(addresses.map((address): Resolved => ({ address, family: address.includes(':') ? 6 : 4 })));
const check = (url: string, change: Partial<AddressRules> = {}, resolve = to('93.184.216.34')) =>
  checkAddress(new URL(url), rules(change), resolve);

test('1.3.6 · a host of the configuration at a public address is spoken to, at the address it resolved to', async () => {
  expect(await check(`https://${HOST}/hook`)).toEqual({ address: '93.184.216.34', family: 4 });
});

test.each([
  'http://127.1/',
  'http://[::ffff:127.0.0.1]/',
  'http://2130706433/',
  'http://0x7f.1/',
  'http://0177.0.0.1/',
  'https://127.0.0.1/',
  'https://127.1/',
  'https://2130706433/',
  'https://[::1]/',
  'https://[::ffff:127.0.0.1]/',
  'https://[::ffff:10.0.0.1]/',
  'https://[fd00::1]/',
  'https://[fe80::1]/',
  'https://[64:ff9b::7f00:1]/',
  'https://[2002:7f00:1::]/',
  'https://169.254.169.254/latest/meta-data',
  'https://10.0.0.1/',
  'https://172.16.0.1/',
  'https://192.168.1.1/',
  'https://100.64.0.1/',
  'https://0.0.0.0/',
  'https://224.0.0.1/',
  'https://255.255.255.255/',
])('1.3.6 · %s is not spoken to, even if somebody put it on the list of hosts', async (url) => {
  const { hostname } = new URL(url);
  await expect(check(url, { hosts: [hostname] })).rejects.toThrow('');
});

test.each([
  ['http', `http://${HOST}/`],
  ['another host', 'https://other.example/'],
  ['a host that only begins so', `https://${HOST}.evil.example/`],
  ['a password', `https://a:b@${HOST}/`],
  ['a file', `file:///etc/passwd`],
])('1.3.6 · %s is refused', async (_what, url) => {
  await expect(check(url)).rejects.toThrow('');
});

test.each([['127.0.0.1'], ['10.1.2.3'], ['169.254.169.254'], ['::1'], ['::ffff:10.0.0.1'], ['93.184.216.34', '127.0.0.1'], []])(
  '1.3.6 · a listed name that leads to %s is refused',
  async (...addresses: string[]) => {
    await expect(check(`https://${HOST}/`, {}, to(...addresses))).rejects.toThrow('');
  },
);

test('1.3.6 · a platform inside the house is spoken to only in the range the configuration names, and never on this machine', async () => {
  const ranges = ['10.20.0.0/16'];
  expect(await check(`https://${HOST}/`, { ranges }, to('10.20.3.4'))).toMatchObject({ address: '10.20.3.4' });
  await expect(check(`https://${HOST}/`, { ranges }, to('10.21.0.1'))).rejects.toThrow('');
  await expect(check(`https://${HOST}/`, { ranges: ['127.0.0.0/8', '169.254.0.0/16'] }, to('127.0.0.1'))).rejects.toThrow('');
  await expect(check(`https://${HOST}/`, { ranges: ['127.0.0.0/8', '169.254.0.0/16'] }, to('169.254.169.254'))).rejects.toThrow('');
});

test('1.3.6 · a name that resolves otherwise a moment later: the connection goes to the address that was checked', async () => {
  const asked: string[] = [];
  const server = http.createServer((request, response) => {
    asked.push(request.headers.host ?? '');
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  let times = 0;
  // The first answer is where the server is; every later one leads elsewhere and would fail.
  const resolve = () => Promise.resolve([{ address: times++ === 0 ? '127.0.0.1' : '192.0.2.1', family: 4 as const }]);
  const answer = await postMessage({
    url: `http://rebinding.example:${port}/hook`,
    headers: {},
    body: '{}',
    rules: { hosts: ['rebinding.example'], ranges: [], loopback: true },
    timeoutMs: 2000,
    signal: new AbortController().signal,
    resolve,
  });
  expect(answer).toMatchObject({ status: 200, error: null });
  expect([times, asked]).toEqual([1, [`rebinding.example:${port}`]]);
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
});

test('16.2.5 · what is kept of a failure names neither address nor secret', async () => {
  const answer = await postMessage({
    url: 'http://127.0.0.1:1/token-in-path',
    headers: {},
    body: '{}',
    rules: { hosts: ['127.0.0.1'], ranges: [], loopback: true },
    timeoutMs: 500,
    signal: new AbortController().signal,
  });
  expect(answer.error).toContain('ECONNREFUSED');
  expect(answer.error).not.toContain('token-in-path');
});

describe('the configuration', () => {
  const channel = (change: Partial<ChannelConfig> = {}): ChannelConfig => ({
    title: { 'zh-Hans': '门户', en: 'Portal' },
    url: `https://${HOST}/hook`,
    hosts: [HOST],
    secrets: ['whsec_dGVzdA=='],
    types: [],
    ranges: [],
    timeoutMs: 1000,
    ...change,
  });
  test.each([
    ['without TLS', { url: `http://${HOST}/` }, 'https'],
    ['without a secret', { secrets: [] }, 'secret'],
    ['at a host that is not listed', { hosts: ['other.example'] }, 'hosts'],
    ['with a password in it', { url: `https://a:b@${HOST}/` }, 'password'],
  ])('13.2.4 · a channel %s starts nothing', (_what, change, word) => {
    expect(() => assertChannels({ portal: channel(change) }, { loopback: false })).toThrow(word);
  });
  test('13.2.4 · this machine is for demonstrations: refused in production', () => {
    const { NODE_ENV: before } = process.env;
    Object.assign(process.env, { NODE_ENV: 'production' });
    expect(() => assertChannels({}, { loopback: true })).toThrow('production');
    Object.assign(process.env, { NODE_ENV: before });
    assertChannels({ portal: channel(), intranet: channel({ url: '', secrets: [], hosts: [] }) }, { loopback: false });
  });
});

test('R10 · waits grow from seconds to a day, by some 75 hours in all, and differ between messages by at most a fifth', () => {
  const now = '2026-09-30T00:00:00.000Z';
  const wait = (id: number, attempt: number) => (Date.parse(nextTry({ id, attempt, now }) ?? now) - Date.parse(now)) / 1000;
  const plain = [5, 300, 1800, 7200, 18_000, 36_000, 50_400, 72_000, 86_400];
  for (const [index, seconds] of plain.entries()) {
    const waits = Array.from({ length: 50 }, (_none, id) => wait(id, index + 1));
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(seconds);
    expect(Math.max(...waits)).toBeLessThanOrEqual(Math.round(seconds * 1.2));
    expect(new Set(waits).size).toBeGreaterThan(1);
  }
  expect(nextTry({ id: 1, attempt: 10, now })).toBeNull();
  expect(retryAfter('120', now)).toBe('2026-09-30T00:02:00.000Z');
  expect(retryAfter('Wed, 30 Sep 2026 01:00:00 GMT', now)).toBe('2026-09-30T01:00:00.000Z');
  expect(retryAfter('999999999', now)).toBe('2026-10-01T00:00:00.000Z');
  for (const nonsense of [undefined, '', 'soon', '-5', '0', 'Tue, 29 Sep 2026 00:00:00 GMT']) expect(retryAfter(nonsense, now)).toBeNull();
});

test('R10 · a signature holds for its id, its time and its text, for five minutes, and with every secret that is in force', () => {
  const [secret, other] = [newSecret(), newSecret()];
  const at = '2026-09-30T00:00:00.000Z';
  const headers = signWebhook({ id: 'msg_1', at, body: '{}' }, [secret, other]);
  const holds = (change: object, body = '{}', now = at, secrets = [secret]) => isSigned({ ...headers, ...change }, body, { secrets, now });
  expect(holds({})).toBe(true);
  expect(holds({}, '{}', at, [other])).toBe(true);
  expect(holds({}, '{}', '2026-09-30T00:05:00.000Z')).toBe(true);
  expect(holds({}, '{}', '2026-09-30T00:05:01.000Z')).toBe(false);
  expect(holds({}, '{}', '2026-09-29T23:54:59.000Z')).toBe(false);
  expect(holds({}, '{ }')).toBe(false);
  expect(holds({ 'webhook-id': 'msg_2' })).toBe(false);
  expect(holds({ 'webhook-timestamp': '1790000000' })).toBe(false);
  expect(holds({ 'webhook-signature': 'v1,' })).toBe(false);
  expect(holds({ 'webhook-signature': undefined })).toBe(false);
  expect(holds({}, '{}', at, [newSecret()])).toBe(false);
});

/** HMAC as RFC 2104 writes it, so that the signature rests on nothing but the hash. */
function hmacSm3(key: Buffer, text: string): string {
  const sm3 = (...parts: readonly Uint8Array[]) => createHash('sm3').update(Buffer.concat(parts)).digest();
  const pad = (byte: number) => Buffer.alloc(64).map((_none, at) => (key[at] ?? 0) ^ byte);
  return sm3(pad(0x5c), sm3(pad(0x36), Buffer.from(text))).toString('base64');
}

test('R10 · v1sm3 is HMAC-SM3 with the same key over the same text, beside v1 or alone, and neither is taken for the other', () => {
  const secret = newSecret();
  const at = '2026-09-30T00:00:00.000Z';
  const message = { id: 'msg_1', at, body: '{"标题":1}' };
  const signature = `v1sm3,${hmacSm3(Buffer.from(secret.slice(6), 'base64'), 'msg_1.1790726400.{"标题":1}')}`;
  expect(signWebhook(message, [secret], ['v1sm3'])['webhook-signature']).toBe(signature);
  const both = signWebhook(message, [secret], ['v1', 'v1sm3']);
  expect(both['webhook-signature']).toBe(`${signWebhook(message, [secret])['webhook-signature']} ${signature}`);
  const holds = (schemes: readonly Scheme[], headers: object) =>
    isSigned({ ...headers }, message.body, { secrets: [secret], now: at, schemes });
  expect(holds(['v1sm3'], both)).toBe(true);
  expect(holds(['v1sm3'], signWebhook(message, [secret]))).toBe(false);
  expect(holds(['v1'], { ...both, 'webhook-signature': signature })).toBe(false);
  expect(holds(['v1'], { ...both, 'webhook-signature': signature.replace('v1sm3', 'v1') })).toBe(false);
});

test('a scheme that nobody knows is refused before anything starts', () => {
  const channel = {
    title: { 'zh-Hans': '门户', en: 'Portal' },
    url: 'https://portal.example/',
    hosts: ['portal.example'],
    types: [],
    ranges: [],
    timeoutMs: 1,
  };
  const configured = (schemes: unknown) => () =>
    assertChannels({ portal: { ...channel, secrets: [newSecret()], schemes: schemes as Scheme[] } }, { loopback: false });
  expect(configured(['v1', 'v1sm3'])).not.toThrow();
  for (const wrong of [['v2'], []]) expect(configured(wrong)).toThrow('config.channels.portal.schemes');
});
