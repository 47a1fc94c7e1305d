import { NumberInput } from '@strapi/design-system';
import type { FieldProps } from '../field-props';
import { FieldShell } from './FieldShell';

/** A number; emptied, it is no answer. */
export function NumberField({ value, onChange, ...shell }: FieldProps) {
  return (
    <FieldShell {...shell}>
      <NumberInput
        value={typeof value === 'number' ? value : undefined}
        onValueChange={(next) => onChange(next === undefined || Number.isNaN(next) ? null : next)}
        aria-required={shell.required}
      />
    </FieldShell>
  );
}
