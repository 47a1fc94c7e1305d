import type { ClauseId, Text } from '../text';

/** What the plugin itself knows of a card. */
export const CARD_FIELDS = [
  'number',
  'title',
  'stage',
  'stageSince',
  'unit',
  'assignee',
  'due',
  'openedOn',
  'closedOn',
  'seal',
  'sealedOn',
  'sealedBy',
  'sealBroken',
] as const;
export type CardField = (typeof CARD_FIELDS)[number];

/** A clock's days, and how it was kept. */
export const CLOCK_PARTS = ['started', 'due', 'stopped', 'state'] as const;
/** The last time an event was fired on the card: when, by whom, with what reason. */
export const EVENT_PARTS = ['day', 'actor', 'reason'] as const;

/** Where a column of a register takes its values from. `linked` are the partners of that workflow, each a link. */
export type RegisterSource =
  | { from: 'card'; name: CardField }
  | { from: 'attribute'; name: string }
  | { from: 'clock'; name: string; part: (typeof CLOCK_PARTS)[number] }
  | { from: 'event'; name: string; part: (typeof EVENT_PARTS)[number] }
  | { from: 'linked'; name: string };

/** Without a title it is called what it shows is called: the attribute's label, the clock, the event. */
export type RegisterColumn = RegisterSource & { title?: Text };

/** How a card stands with its binding day; `inTime`: it has one, and that is not over. */
export const URGENCIES = ['overdue', 'today', 'soon', 'suspended', 'inTime'] as const;
export type Urgency = (typeof URGENCIES)[number];

/** A work list (工作清单): the cards of a register that somebody looks for every day. */
export interface RegisterList {
  key: string;
  title: Text;
  stage?: string;
  open?: boolean;
  assignee?: 'me' | 'none';
  watched?: true;
  urgency?: Urgency;
}

/** A register (台账) as data: which cards of a workflow it holds, and what it says of each. */
export interface RegisterDefinition {
  key: string;
  title: Text;
  clauses: readonly ClauseId[];
  /** Attributes that must be filled for a card to stand in it; none: every card. */
  filled: readonly string[];
  columns: readonly RegisterColumn[];
  /** Absent in a definition that was stored before there were any. */
  lists?: readonly RegisterList[];
}
