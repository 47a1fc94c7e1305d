import { timingSafeEqual, randomBytes } from 'node:crypto';
import { Webhook } from 'standardwebhooks';

const PREFIX = 'whsec_';
/** Seconds a signature holds, before and after. */
export const TOLERANCE_SECONDS = 300;

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
 */
export function signWebhook(message: SignedMessage, secrets: readonly string[]): Record<string, string> {
  return {
    'webhook-id': message.id,
    'webhook-timestamp': String(secondsOf(message.at)),
    'webhook-signature': secrets.map((secret) => signatureOf(message, secret)).join(' '),
  };
}

/**
 * Whether a message was signed with one of these secrets, now. The package's own `verify` reads the machine's clock; here time is the
 * application's, and every signature is compared in the same time whether it fits or not.
 * @param now the application's instant
 */
export function isSigned(
  headers: Readonly<Record<string, unknown>>,
  body: string,
  { secrets, now }: { secrets: readonly string[]; now: string },
): boolean {
  const { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures } = headers;
  if (typeof id !== 'string' || typeof timestamp !== 'string' || typeof signatures !== 'string') return false;
  if (id.length > 200 || signatures.length > 2000 || !/^\d{1,12}$/.test(timestamp)) return false;
  if (Math.abs(secondsOf(now) - Number(timestamp)) > TOLERANCE_SECONDS) return false;
  const at = new Date(Number(timestamp) * 1000).toISOString();
  const expected = secrets.map((secret) => signatureOf({ id, at, body }, secret));
  const fits = signatures.split(' ').flatMap((given) => expected.map((one) => same(given, one)));
  return fits.includes(true);
}

/** A new secret: 32 random bytes, as the specification writes them. */
export function newSecret(): string {
  return PREFIX + randomBytes(32).toString('base64');
}

function signatureOf({ id, at, body }: SignedMessage, secret: string): string {
  const webhook = secret.startsWith(PREFIX) ? new Webhook(secret) : new Webhook(Buffer.from(secret), { format: 'raw' });
  return webhook.sign(id, new Date(at), body);
}

function same(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

const secondsOf = (instant: string) => Math.floor(Date.parse(instant) / 1000);
