/** Which clauses a card serves, and what proves it. */
import type { Day } from '../../engine/calendar/types';
import type { Text } from '../../engine/text';
import type { EventKey, StageKey } from '../../engine/workflow/types';
import type { ClausePlace, ClauseState } from '../../engine/workflow/trace-clauses';
import type { ClauseText } from './refusal';

/** A place with its name: the step, or the clock. */
export interface ClausePlaceView {
  kind: ClausePlace['kind'];
  /** Null for a clock. */
  event: EventKey | null;
  title: Text;
  /** It concerns the card where it stands now. */
  here: boolean;
}

/** A row of the log, a notice, a clock, that shows what was done. */
export type ClauseProof =
  | { kind: 'log'; seq: number; at: string; title: Text; actor: string }
  | { kind: 'notice'; title: Text; number: string | null; version: number; at: string; actor: string }
  | { kind: 'clock'; title: Text; state: string; due: Day | null; stopped: Day | null; met: boolean | null };

export interface CardClause extends ClauseText {
  state: ClauseState;
  places: ClausePlaceView[];
  proofs: ClauseProof[];
}

/** GET /cards/:id/clauses —. */
export interface CardClauses {
  card: number;
  stage: StageKey;
  stageTitle: Text;
  clauses: CardClause[];
}
