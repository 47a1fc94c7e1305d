/** Personal data of people outside of the office: masked for everybody who sees the card, plain for those who may and say why. */
import type { Text } from '../../engine/text';

/** One party of a card, masked. */
export interface PersonView {
  /** Key of the party: `applicant`. */
  person: string;
  title: Text;
  fields: { key: string; label: Text; mask: string }[];
  /** Since when, and why, the data is gone; null while it is kept. */
  erased: { at: string; why: string } | null;
}

/** POST /cards/:id/personal/reveal — needs `personal.reveal`; leaves a row in the log. */
export interface RevealRequest {
  person: string;
  reason: string;
}

export interface RevealedPerson {
  person: string;
  values: { key: string; label: Text; value: string }[];
}

/** POST /cards/:id/personal/erase — needs `personal.erase`; closed cards only. */
export interface EraseRequest {
  reason: string;
}
