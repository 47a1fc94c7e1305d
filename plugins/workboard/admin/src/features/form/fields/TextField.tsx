import { TextInput } from '@strapi/design-system';
import { textOf, type FieldProps } from '../field-props';
import { FieldShell } from './FieldShell';

/** One line of text. */
export function TextField({ value, onChange, ...shell }: FieldProps) {
  return (
    <FieldShell {...shell}>
      <TextInput
        value={textOf(value)}
        onChange={(event) => onChange(event.target.value)}
        maxLength={shell.field.max}
        aria-required={shell.required}
      />
    </FieldShell>
  );
}
