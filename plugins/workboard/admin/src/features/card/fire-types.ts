import type { CardSummary, FireAnswer } from '../../../../shared/contract';
import type { ClauseId, Text } from '../../../../engine/text';

/** One event to be fired: on a card, or, with `card: null`, the event that opens a new card of the workflow. */
export interface FireOrder {
  workflow: string;
  card: CardSummary | null;
  /** `clauses`: for an event that opens a card; a card's own clauses are read with the card. */
  event: { event: string; title: Text; form: string | null; allowed?: boolean; clauses?: readonly ClauseId[] };
  /** The card under which a new one is opened. */
  under?: number;
  /** It takes back one's own step that stands at the card's revision. */
  undo?: true;
}

/**
 * How it ended, after everything there was to tell has been told: the toast of a done step, the refusal with its clauses, who changed
 * what, and a server that did not answer (with what was typed kept for another try). `cancelled`: the person gave up. `conflict`:
 * somebody was faster; the fresh card is in `card`. The promise never rejects.
 */
export type FireResult =
  { outcome: 'done'; answer: FireAnswer } | { outcome: 'cancelled' } | { outcome: 'refused' } | { outcome: 'conflict'; card: CardSummary };

export interface Fire {
  fire(order: FireOrder): Promise<FireResult>;
  /** The step that was taken back last, so that a board can bring the focus back to its card. */
  undone: { card: CardSummary; nonce: number } | null;
}
