import { z } from 'zod';

/** When and where an entry appeared, as a channel says it in its answer or in a callback. */
export interface Receipt {
  /** Instant, ISO in UTC. */
  published_at: string;
  url: string | null;
}

const RECEIPT = z.object({
  publishedAt: z.iso.datetime({ offset: true }),
  url: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .nullish(),
});

/** Seconds that two machines' clocks may differ. */
const SKEW = 300;

/**
 * Reads a receipt; null where there is none, or it cannot be so: an entry does not appear before it was told of, nor in the future.
 * @param since instant at which the message was made
 */
export function readReceipt(body: string, { now, since }: { now: string; since: string }): Receipt | null {
  return body === '' ? null : receiptOf(parsed(body), { now, since });
}

export function receiptOf(value: unknown, { now, since }: { now: string; since: string }): Receipt | null {
  const result = RECEIPT.safeParse(value);
  if (!result.success) return null;
  const at = Date.parse(result.data.publishedAt);
  if (at > Date.parse(now) + SKEW * 1000 || at < Date.parse(since) - SKEW * 1000) return null;
  return { published_at: new Date(Math.min(at, Date.parse(now))).toISOString(), url: result.data.url ?? null };
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
