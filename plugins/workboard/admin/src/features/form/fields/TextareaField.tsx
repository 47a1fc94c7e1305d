import { Textarea } from '@strapi/design-system';
import { textOf, type FieldProps } from '../field-props';
import { FieldShell } from './FieldShell';

/** Several lines of text. */
export function TextareaField({ value, onChange, ...shell }: FieldProps) {
  return (
    <FieldShell {...shell}>
      <Textarea
        value={textOf(value)}
        onChange={(event) => onChange(event.target.value)}
        maxLength={shell.field.max}
        rows={4}
        aria-required={shell.required}
      />
    </FieldShell>
  );
}
