import { createHmac, timingSafeEqual, randomBytes } from 'node:crypto';
import { Webhook } from 'standardwebhooks';

const PREFIX = 'whsec_';
/** Seconds a signature holds, before and after. */
export const TOLERANCE_SECONDS = 300;

/**
 * How a message is signed: `v1` is HMAC-SHA256, as Standard Webhooks say; `v1sm3` is our own extension for receivers that must use the national
 * algorithm, HMAC-SM3 (GB/T 32905) with the same key over the same text.
 */
export const SCHEMES = ['v1', 'v1sm3'] as const;
export type Scheme = (typeof SCHEMES)[number];

/** What is signed: the same for every try, but for the instant. */
export interface SignedMessage {
  id: string;
  /** Instant of the try. */
  at: string;
  body: string;
}

/**
 * Headers of the Standard Webhooks specification: the receiver checks the signature and forgets an id it has seen.
 * @param secrets `whsec_` and base64, as the specification writes it, or any other text. Several while a secret is being changed: each signs
 * @param schemes each of them signs
 */
export function signWebhook(
  message: SignedMessage,
  secrets: readonly string[],
  schemes: readonly Scheme[] = ['v1'],
): Record<string, string> {
  return {
    'webhook-id': message.id,
    'webhook-timestamp': String(secondsOf(message.at)),
    'webhook-signature': signaturesOf(message, secrets, schemes).join(' '),
  };
}

/**
 * Whether a message was signed with one of these secrets, now. The package's own `verify` reads the machine's clock; here time is the
 * application's, and every signature is compared in the same time whether it fits or not.
 * @param now the application's instant
 * @param schemes those that are accepted
 */
export function isSigned(
  headers: Readonly<Record<string, unknown>>,
  body: string,
  { secrets, now, schemes = ['v1'] }: { secrets: readonly string[]; now: string; schemes?: readonly Scheme[] },
): boolean {
  const { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures } = headers;
  if (typeof id !== 'string' || typeof timestamp !== 'string' || typeof signatures !== 'string') return false;
  if (id.length > 200 || signatures.length > 2000 || !/^\d{1,12}$/.test(timestamp)) return false;
  if (Math.abs(secondsOf(now) - Number(timestamp)) > TOLERANCE_SECONDS) return false;
  const at = new Date(Number(timestamp) * 1000).toISOString();
  const expected = signaturesOf({ id, at, body }, secrets, schemes);
  const fits = signatures.split(' ').flatMap((given) => expected.map((one) => same(given, one)));
  return fits.includes(true);
}

/** A new secret: 32 random bytes, as the specification writes them. */
export function newSecret(): string {
  return PREFIX + randomBytes(32).toString('base64');
}

function signaturesOf(message: SignedMessage, secrets: readonly string[], schemes: readonly Scheme[]): string[] {
  return secrets.flatMap((secret) => schemes.map((scheme) => SIGN[scheme](message, keyOf(secret))));
}

const SIGN: Readonly<Record<Scheme, (message: SignedMessage, key: Buffer) => string>> = {
  v1: ({ id, at, body }, key) => new Webhook(key, { format: 'raw' }).sign(id, new Date(at), body),
  v1sm3: ({ id, at, body }, key) =>
    `v1sm3,${createHmac('sm3', key)
      .update(`${id}.${secondsOf(at)}.${body}`)
      .digest('base64')}`,
};

function keyOf(secret: string): Buffer {
  return secret.startsWith(PREFIX) ? Buffer.from(secret.slice(PREFIX.length), 'base64') : Buffer.from(secret);
}

function same(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

const secondsOf = (instant: string) => Math.floor(Date.parse(instant) / 1000);
