import type { Answers } from '../../../plugins/workboard/engine/form/types';
import type { Day } from '../../../plugins/workboard/engine/calendar/types';
import type { DemoCase } from './answers';

/** A step of a secrecy review; `minute` of its day. */
export interface ReviewMove {
  card: 'document-review' | 'interpretation-review';
  event: 'review' | 'approve';
  day: Day;
  minute: number;
  form: Answers;
}

interface Step {
  event: string;
  card: string;
  day: Day;
}

/**
 * The reviews that go with an invented case: the unit reviews a document while its text is checked, and the leader of secrecy approves at once,
 * of a normative document just before it is decided; an interpretation's when its revision is confirmed. Where a case rests before, its review rests.
 */
export function reviewMoves(steps: readonly Step[], about: DemoCase): ReviewMove[] {
  if ((about.attribute ?? 'proactive') !== 'proactive') return [];
  const beside = (card: string, step: string, minutes: number, move: Pick<ReviewMove, 'card' | 'event' | 'form'>): ReviewMove[] => {
    const index = steps.findIndex((one) => one.card === card && one.event === step);
    const found = steps[index];
    return found ? [{ ...move, day: found.day, minute: 8 * 60 + index * 40 + minutes }] : [];
  };
  const approval = { event: 'approve', form: { opinion: '同意公开。' } } as const;
  const review = { event: 'review', form: NOTHING_FOUND } as const;
  return [
    ...beside('document', 'check', 10, { card: 'document-review', ...review }),
    ...(about.kind === 'normative'
      ? beside('document', 'approve', -10, { card: 'document-review', ...approval })
      : beside('document', 'check', 20, { card: 'document-review', ...approval })),
    ...beside('interpretation', 'confirm_revision', 10, { card: 'interpretation-review', ...review }),
    ...beside('interpretation', 'confirm_revision', 20, { card: 'interpretation-review', ...approval }),
  ];
}

/** A review by the unit in which nothing is found: it goes straight to the leader. */
export const NOTHING_FOUND: Answers = {
  marked: 'no',
  stateSecret: 'no',
  tradeSecret: 'no',
  privacy: 'no',
  safety: 'no',
  opinion: '经审查，内容不涉及国家秘密、商业秘密、个人隐私（演示）。',
  forwardNow: true,
};
