/** What people do beside the steps of a card: talk, lay files beside it, follow it, and act on many cards at once. */
import type { Day } from '../../engine/calendar/types';
import type { Answers } from '../../engine/form/types';
import type { ClauseId, Text } from '../../engine/text';
import type { DayHint, EventKey } from '../../engine/workflow/types';
import type { CardSummary, ClockView } from './card';
import type { RefusalItem } from './refusal';
import type { FieldError } from '../../engine/form/types';

/** GET /cards/:id/people?q&acting=1 → Person[]: who may see the card, or, with `acting`, who may act on it too. */

/** GET /cards/:id/comments → CommentView[], oldest first. */
export interface CommentView {
  id: number;
  at: string;
  author: { id: number; name: string };
  body: string;
  mentions: { id: number; name: string }[];
}

/** POST /cards/:id/comments → CommentView. Everybody mentioned must be able to see the card. */
export interface CommentRequest {
  body: string;
  mentions?: number[];
}

/**
 * GET /cards/:id/attachments → AttachmentView[], oldest first; POST (multipart: file, supersedes?, personal?: yes | no) → AttachmentView. Not said,
 * a file is personal where the card's workflow keeps personal data; what takes the place of a personal one is.
 */
export interface AttachmentView {
  id: number;
  at: string;
  author: { id: number; name: string };
  /** `附件2.pdf` in the place of a personal file's own. */
  name: string;
  /** It is encrypted, and opened with POST /cards/:id/attachments/:attachment/open; `kept` is false when it was erased. Null for any other. */
  personal: { kept: boolean } | null;
  mime: string;
  /** Bytes. */
  size: number;
  /** Of its bytes; of a personal file with its name and a salt, all of which were encrypted together. */
  sha256: string;
  /** The file whose place it takes. */
  supersedes: number | null;
  /** The file that took its place; it stays readable. */
  supersededBy: number | null;
}

/** POST /cards/:id/attachments/:attachment/open { reason } → OpenedAttachment. Needs `personal.reveal`; leaves a row in the log. */
export interface OpenedAttachment {
  /** As whoever handed it in called it. */
  fileName: string;
  type: string;
  /** Base64. */
  content: string;
}

/** PUT and DELETE /cards/:id/watch → WatchAnswer */
export interface WatchAnswer {
  watching: boolean;
}

/** POST /cards/:id/events/:event/preview { form } — what the step would do to the clocks. Nothing is written. */
export interface EventPreview {
  /** What is worked out for whoever takes the step: the fee, what was asked before; `ofAnswers`: it may change with what is answered. It decides nothing. */
  shown: { title: Text; text: string; clauses: readonly ClauseId[]; ofAnswers: boolean }[];
  clocks: ClockChange[];
  /** Clocks of which nothing can be said before more of the form is filled. */
  open: { key: string; title: Text }[];
  /** The earliest day of each date field that has one, and how it comes about; absent while an answer it is counted from is missing. */
  earliest: Readonly<Record<string, ClockView>>;
  /** Days that the card gives, said beside a field. */
  hints: readonly DayHint[];
}

export type { DayHint };

export interface ClockChange {
  key: string;
  title: Text;
  clauses: readonly ClauseId[];
  change: 'start' | 'reset' | 'stop' | 'suspend' | 'resume' | 'extend' | 'cancel' | 'rules';
  /** Due day before; null for a clock that does not run. */
  from: Day | null;
  /** The instants, where hours bind. */
  fromAt: string | null;
  /** Due day after; null for a clock that no longer runs. */
  to: Day | null;
  toAt: string | null;
  /** The clock as it would stand, with every step of how its day comes about. */
  after: ClockView;
}

/** POST /bulk/permitted { cards } — steps that at least one of the cards permits me. At most 100 cards of one workflow. */
export interface BulkEvent {
  event: EventKey;
  title: Text;
  toTitle: Text;
  stays: boolean;
  back: boolean;
  form: string | null;
  /** It extends a clock. */
  extends: boolean;
  /** It does something to a clock: there is a preview to be asked for. */
  clocks: boolean;
  /** The step that takes it back at once; null where none is declared. */
  undo: { event: EventKey; title: Text } | null;
  /** Cards that permit it. */
  cards: number[];
}

/** POST /bulk/events/:event/preview { cards, form } → BulkPreview[]: what the step would do to each card's clocks. Nothing is written. */
export interface BulkPreview extends EventPreview {
  card: number;
}

export interface BulkCard {
  id: number;
  expectedRevision: number;
}

/** POST /bulk/events/:event → BulkReport. Every card is fired by itself: one that is refused keeps no other from moving. */
export interface BulkFireRequest {
  cards: BulkCard[];
  form?: Answers;
  /** Takes back one's own last step of each card. */
  undo?: true;
}

/** PUT /bulk/assignee → BulkReport */
export interface BulkAssignRequest {
  cards: BulkCard[];
  assignee: number | null;
}

export type BulkItem =
  | { card: number; outcome: 'done'; summary: CardSummary }
  | { card: number; outcome: 'refused'; number: string | null; title: string; message: string; unmet: RefusalItem[]; fields: FieldError[] }
  | { card: number; outcome: 'conflict'; message: string; summary: CardSummary }
  | { card: number; outcome: 'failed'; message: string };

export interface BulkReport {
  items: BulkItem[];
}
