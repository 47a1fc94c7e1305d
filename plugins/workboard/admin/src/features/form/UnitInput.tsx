import { Field } from '@strapi/design-system';
import { useField, useFocusInputField, type InputProps } from '@strapi/strapi/admin';

import { UnitCombobox } from './UnitCombobox';

type Props = InputProps & { labelAction?: React.ReactNode };

/** The content manager's input of the custom field `unit`. */
export default function UnitInput({ name, label, hint, required, disabled, labelAction }: Props) {
  const { value, error, onChange } = useField<string | null>(name);
  // A link such as `…?field=leadDraftingUnit` leads here.
  const inputRef = useFocusInputField<HTMLInputElement>(name);
  return (
    <Field.Root id={name} name={name} error={error} hint={hint} required={required}>
      <Field.Label action={labelAction}>{label}</Field.Label>
      <UnitCombobox
        value={value ?? ''}
        onChange={(key) => onChange(name, key)}
        required={required}
        disabled={disabled}
        inputRef={inputRef}
      />
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
}
