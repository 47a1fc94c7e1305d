/** Names that expressions of a workflow may start from. */
export const ROOTS = [
  'subject',
  'form',
  'facts',
  'term',
  'card',
  'clocks',
  'linked',
  'matrix',
  'seal',
  'earliest',
  'actor',
  'channels',
  'today',
  'now',
] as const;

/** A term means the same in every event, so it cannot read an event's form, nor what follows from it. */
export const TERM_ROOTS = ROOTS.filter((root) => root !== 'form' && root !== 'earliest');

/** What a part of a case file hangs on: the card as it stands, whoever asks. */
export const BUNDLE_ROOTS = ['subject', 'term', 'card', 'clocks', 'linked', 'today'] as const;

/** An audit looks at a card in the night: nobody acts, nothing is filled in. */
export const AUDIT_ROOTS = ROOTS.filter((root) => !['form', 'actor', 'earliest'].includes(root));

export type Root = (typeof ROOTS)[number];
