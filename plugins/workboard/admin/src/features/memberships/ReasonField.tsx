import { Field, TextInput } from '@strapi/design-system';

import { useT } from '../../shared/use-t';

interface Props {
  value: string;
  error: string | undefined;
  onChange: (reason: string) => void;
}

const LONGEST = 200;

/** 事由: why an office role is given, changed or ended, for the log. */
export function ReasonField({ value, error, onChange }: Props) {
  const t = useT();
  return (
    <Field.Root name="reason" hint={t('memberships.field.reasonHint')} error={error}>
      <Field.Label>{t('memberships.field.reason')}</Field.Label>
      <TextInput value={value} maxLength={LONGEST} onChange={(event) => onChange(event.target.value)} />
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
}
