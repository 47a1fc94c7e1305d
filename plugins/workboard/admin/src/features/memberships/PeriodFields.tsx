import { Field, Flex } from '@strapi/design-system';

import type { Day } from '../../../../engine/calendar/types';
import { useT } from '../../shared/use-t';
import { TimeInput } from '../../shared/TimeInput';

/** First and last day of a membership; null is open. */
export interface Period {
  from: Day | null;
  until: Day | null;
}

interface Props {
  period: Period;
  onChange: (part: Partial<Period>) => void;
  /** What an empty first day means here. */
  emptyFrom: string;
  errorOf: (field: string) => string | undefined;
}

/** Both days as the browser's own date inputs, whose value is the day itself. */
export function PeriodFields({ period, onChange, emptyFrom, errorOf }: Props) {
  const t = useT();
  return (
    <Flex gap={4} alignItems="flex-start">
      <DayField
        name="from"
        label={t('memberships.field.from')}
        hint={emptyFrom}
        value={period.from}
        max={period.until}
        error={errorOf('from')}
        onChange={(from) => onChange({ from })}
      />
      <DayField
        name="until"
        label={t('memberships.field.until')}
        hint={t('memberships.field.untilOpen')}
        value={period.until}
        min={period.from}
        error={errorOf('until')}
        onChange={(until) => onChange({ until })}
      />
    </Flex>
  );
}

interface DayProps {
  name: string;
  label: string;
  hint: string;
  value: Day | null;
  min?: Day | null;
  max?: Day | null;
  error: string | undefined;
  onChange: (day: Day | null) => void;
}

function DayField({ name, label, hint, value, min, max, error, onChange }: DayProps) {
  return (
    <Field.Root name={name} hint={hint} error={error} flex={1}>
      <Field.Label>{label}</Field.Label>
      <TimeInput
        type="date"
        value={value ?? ''}
        min={min ?? undefined}
        max={max ?? '9999-12-31'}
        onChange={(event) => onChange((event.target.value || null) as Day | null)}
      />
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
}
