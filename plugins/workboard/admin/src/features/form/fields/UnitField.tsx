import { textOf, type FieldProps } from '../field-props';
import { UnitCombobox } from '../UnitCombobox';
import { FieldShell } from './FieldShell';

/** A unit of the office, by its key. */
export function UnitField({ value, onChange, ...shell }: FieldProps) {
  return (
    <FieldShell {...shell}>
      <UnitCombobox value={textOf(value)} onChange={onChange} required={shell.required} />
    </FieldShell>
  );
}
