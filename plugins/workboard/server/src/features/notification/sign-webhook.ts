import { createHmac } from 'node:crypto';

const PREFIX = 'whsec_';

/**
 * Headers of the Standard Webhooks specification: the receiver checks the signature and forgets an id it has seen.
 * @param secret `whsec_` and base64, as the specification writes it, or any other text
 * @param at instant of the try
 */
export function signWebhook(input: { id: string; at: string; body: string; secret: string }): Record<string, string> {
  const timestamp = String(Math.floor(Date.parse(input.at) / 1000));
  const key = input.secret.startsWith(PREFIX) ? Buffer.from(input.secret.slice(PREFIX.length), 'base64') : input.secret;
  const signature = createHmac('sha256', key).update(`${input.id}.${timestamp}.${input.body}`).digest('base64');
  return { 'webhook-id': input.id, 'webhook-timestamp': timestamp, 'webhook-signature': `v1,${signature}` };
}
