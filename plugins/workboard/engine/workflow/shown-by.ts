import { ExpressionError } from '../expression';
import type { Answers } from '../form/types';
import { asText } from '../notice/field-text';
import type { ClauseId, Text } from '../text';
import { evaluation, restsOnAnswers } from './compiled-workflow';
import { eventOf } from './decide';
import type { DecisionContext, EventKey } from './types';

/** What a step shows, worked out. */
export interface ShownText {
  title: Text;
  text: string;
  clauses: readonly ClauseId[];
  /** It may change with what is answered. */
  ofAnswers: boolean;
}

/** What a step shows whoever takes it, with the answers given so far; what cannot be worked out yet, or is empty, is left out. Pure. */
export function shownBy(context: DecisionContext, event: EventKey, form: Answers): ShownText[] {
  const evaluate = evaluation(context, form);
  return (eventOf(context, event)?.shows ?? []).flatMap(({ title, value, clauses }) => {
    try {
      const text = asText(evaluate.value(value));
      return text === '' ? [] : [{ title, text, clauses, ofAnswers: restsOnAnswers(context.workflow, value) }];
    } catch (error) {
      if (error instanceof ExpressionError) return [];
      throw error;
    }
  });
}
