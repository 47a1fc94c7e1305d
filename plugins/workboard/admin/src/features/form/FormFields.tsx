import { useMemo } from 'react';

import type { Answers, FieldError } from '../../../../engine/form/types';
import type { EventPreview, FormAnswer } from '../../../../shared/contract';
import { useText } from '../../shared/use-t';
import { conditionsOf } from './conditions';
import type { FieldListContext } from './field-list-props';
import { FieldList } from './FieldList';

interface Props {
  form: FormAnswer;
  answers: Answers;
  onChange: (answers: Answers) => void;
  /** The server's errors, shown at their fields. */
  errors: readonly FieldError[];
  /** The days that the server has worked out from the answers and the card. */
  days?: Pick<EventPreview, 'earliest' | 'hints'> | undefined;
}

/** Any form definition, rendered. It holds nothing itself: answers go in, changed answers come out. */
export function FormFields({ form, answers, onChange, errors, days }: Props) {
  const text = useText();
  const conditions = useMemo(() => conditionsOf(form, answers), [form, answers]);
  const words = useMemo(() => {
    const byField = new Map<string, string[]>();
    for (const error of errors) byField.set(error.field, [...(byField.get(error.field) ?? []), text(error.message)]);
    return byField;
  }, [errors, text]);
  const context: FieldListContext = {
    ...conditions,
    form: form.definition.key,
    errorAt: (path) => words.get(path)?.join('；'),
    earliestOf: (path) => (days && Object.hasOwn(days.earliest, path) ? days.earliest[path] : undefined),
    hintsOf: (path) => days?.hints.filter(({ field }) => field === path) ?? [],
  };
  return <FieldList fields={conditions.shown} answers={answers} path="" onChange={onChange} context={context} row={null} />;
}
