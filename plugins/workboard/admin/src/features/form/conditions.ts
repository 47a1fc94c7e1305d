import { cleanAnswers } from '../../../../engine/form/clean-answers';
import type { Answers, Field, FormContext } from '../../../../engine/form/types';
import { isRequired, visibleFields, visibleRowFields } from '../../../../engine/form/visible-fields';
import type { FormAnswer } from '../../../../shared/contract';

/** The conditions of a form, judged on the answers as they stand, by the very code the server judges them with. */
export interface Conditions {
  /** Fields of the form that are shown. */
  shown: readonly Field[];
  /** Fields of a group that are shown for one row. */
  rowFields(group: Field, row: Answers): readonly Field[];
  /** @param row the row the field stands in, null at the top */
  required(field: Field, row: Answers | null): boolean;
}

export function conditionsOf(form: FormAnswer, answers: Answers): Conditions {
  const context = contextOf(form, answers);
  // Inner conditions see the answers of shown fields only, as they do on the server.
  const within = { ...context, form: cleanAnswers(form.definition, context) };
  return {
    shown: visibleFields(form.definition, context),
    rowFields: (group, row) => visibleRowFields(group, row, within),
    required: (field, row) => isRequired(field, within, row ?? undefined),
  };
}

/** What is sent: answers of shown fields, tidied. */
export function submittedAnswers(form: FormAnswer, answers: Answers): Answers {
  return cleanAnswers(form.definition, contextOf(form, answers));
}

function contextOf({ context }: FormAnswer, answers: Answers): FormContext {
  return { ...context, form: answers };
}
