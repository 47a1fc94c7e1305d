import type { NoticeDefinition } from './types';

/** Names that the merge fields of a notice about one card may start from. */
export const CARD_ROOTS = [
  'subject',
  'form',
  'facts',
  'card',
  'clocks',
  'actor',
  'today',
  'linked',
  'matrix',
  'history',
  'notice',
] as const;

/** What the fields of a `personal` notice read besides: party → field of the form → what was told. */
export const PERSONAL_ROOTS = ['persons'] as const;

/** Those of a notice over a set of cards. */
export const SET_ROOTS = ['cards', 'period', 'actor', 'today', 'notice'] as const;

/** Those of a notice that every workflow of the office has: nothing that only one of them knows. */
export const SHARED_ROOTS = ['card', 'actor', 'today', 'history', 'notice'] as const;

/** What the fields of `rows` read besides. */
export const ROW_ROOTS = ['row', 'position'] as const;

/** What picks the cards of a set. */
export const WHERE_ROOTS = ['subject', 'card'] as const;

/** Names that the fields of a notice may start from. */
export function rootsOfNotice({ set, personal }: Pick<NoticeDefinition, 'set' | 'personal'>): readonly string[] {
  return [...(set === undefined ? CARD_ROOTS : SET_ROOTS), ...(personal ? PERSONAL_ROOTS : [])];
}
