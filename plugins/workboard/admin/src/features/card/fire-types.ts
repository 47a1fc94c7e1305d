import type { CardSummary, FireAnswer } from '../../../../shared/contract';
import type { Text } from '../../../../engine/text';

/** One event to be fired: on a card, or, with `card: null`, the event that opens a new card of the workflow. */
export interface FireOrder {
  workflow: string;
  card: CardSummary | null;
  event: { event: string; title: Text; form: string | null };
}

/**
 * How it ended. `cancelled`: the person closed the form. `refused`: the clauses were shown and the person gave up.
 * `conflict`: somebody was faster; the fresh card is in `card` and who changed what was shown.
 * Anything else (no network, 5xx) rejects the promise with the error of the query.
 */
export type FireResult =
  | { outcome: 'done'; answer: FireAnswer }
  | { outcome: 'cancelled' }
  | { outcome: 'refused' }
  | { outcome: 'conflict'; card: CardSummary };

export interface Fire {
  fire(order: FireOrder): Promise<FireResult>;
}
