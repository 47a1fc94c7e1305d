import type { BulkCard, BulkReport, CardSummary } from '../../../../shared/contract';
import { MOST } from './selection';

/** What acting on many cards needs to know of each. */
export type BulkTarget = Pick<CardSummary, 'id' | 'revision' | 'number' | 'title' | 'assignee'>;

export function seenOf(cards: readonly BulkTarget[]): BulkCard[] {
  return cards.map(({ id, revision }) => ({ id, expectedRevision: revision }));
}

interface Done {
  /** Every card that was answered for. */
  report: BulkReport;
  /** Why the rest was not sent, or not answered. */
  error?: unknown;
}

/**
 * Sends many cards a hundred at a time, one request after the other, and puts the reports together. It stops where a request fails: what was done
 * until then is told.
 */
export async function inPortions(
  cards: readonly BulkCard[],
  send: (cards: BulkCard[]) => Promise<{ data: BulkReport } | { error: unknown }>,
  onProgress: (done: number) => void = () => undefined,
): Promise<Done> {
  const items: BulkReport['items'] = [];
  for (let start = 0; start < cards.length; start += MOST) {
    const answer = await send(cards.slice(start, start + MOST));
    if (!('data' in answer)) return { report: { items }, error: answer.error };
    items.push(...answer.data.items);
    onProgress(items.length);
  }
  return { report: { items } };
}
