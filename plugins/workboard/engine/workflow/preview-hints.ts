import { isDay } from '../day';
import { ExpressionError } from '../expression';
import type { Answers } from '../form/types';
import { evaluation } from './compiled-workflow';
import { eventOf } from './decide';
import type { DayHint, DecisionContext, EventKey } from './types';

/**
 * The days that an event says beside the fields of its form, as far as they can be worked out from the card and the answers. Pure.
 * @param form cleaned answers as far as they are given
 */
export function previewHints(context: DecisionContext, event: EventKey, form: Answers): DayHint[] {
  const evaluate = evaluation(context, form);
  return (eventOf(context, event)?.hints ?? []).flatMap((hint) => {
    try {
      const day = evaluate.value(hint.day);
      return typeof day === 'string' && isDay(day) ? [{ ...hint, day }] : [];
    } catch (error) {
      if (error instanceof ExpressionError) return [];
      throw error;
    }
  });
}
