/** The texts of the clauses, and what of them is not met. */
import type { ClauseId, Text } from '../../engine/text';
import type { Cure } from '../../engine/workflow/types';

/** GET /clauses?ids=R-PUB-08,N-31 — texts of clauses, for the chips; ids nobody knows are left out. */
export interface ClauseText {
  id: ClauseId;
  policy: string;
  text: string;
  /** Words of the text that the office reads as a name of its own (G-05): the text keeps them. Absent or empty: none. */
  readAs?: readonly { words: string; name: string }[];
}

/** One unmet clause of a refusal (422), with the law's own words and where to mend it. */
export interface RefusalItem {
  code: 'event' | 'stage' | 'role' | 'separation' | 'frozen' | 'form' | 'guard' | 'wip';
  message: Text;
  clauses: ClauseText[];
  cure: (Cure & { label: Text; href: string | null }) | null;
}
