import { Field } from '@strapi/design-system';

import type { Day } from '../../../../engine/calendar/types';
import { useDay } from '../../shared/use-day';
import { useT } from '../../shared/use-t';
import { TimeInput } from '../../shared/TimeInput';

interface Props {
  name: 'from' | 'until';
  value: Day | null;
  /** First day that can be chosen. */
  min: Day;
  error: string | undefined;
  onChange: (day: Day | null) => void;
}

/** First or last day of a stand-in: the browser's own date input, and below it the day in words with its weekday. */
export function DayField({ name, value, min, error, onChange }: Props) {
  const t = useT();
  const day = useDay();
  return (
    <Field.Root name={name} required hint={value ? day.long(value) : t(`standIns.hint.${name}`)} error={error} flex={1}>
      <Field.Label>{t(`standIns.field.${name}`)}</Field.Label>
      <TimeInput
        type="date"
        value={value ?? ''}
        min={min}
        max="9999-12-31"
        onChange={(event) => onChange((event.target.value || null) as Day | null)}
      />
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
}
