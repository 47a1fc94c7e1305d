import type { NotableDay } from '../../../../engine/calendar/types';

export type MarkedKind = NotableDay['kind'];

/** Kinds of days in the order of the legend; a weekend without a name has no mark. */
export const MARKED_KINDS: readonly MarkedKind[] = ['holiday', 'makeup', 'statutory', 'closure'];

/** Colours of a kind, as tokens of the design system. The letter in the cell says the same without them. */
export const KIND_COLOURS: Readonly<Record<MarkedKind, { background: string; text: string }>> = {
  holiday: { background: 'success100', text: 'success700' },
  makeup: { background: 'danger100', text: 'danger700' },
  statutory: { background: 'warning100', text: 'neutral800' },
  closure: { background: 'secondary100', text: 'secondary700' },
  weekend: { background: 'neutral0', text: 'neutral600' },
};
