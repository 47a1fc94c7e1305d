import { TextInput } from '@strapi/design-system';
import { textOf, type FieldProps } from '../field-props';
import { FieldShell } from './FieldShell';

/** A web address. Whether it is one is the server's to say; the browser only offers the right keyboard. */
export function UrlField({ value, onChange, ...shell }: FieldProps) {
  return (
    <FieldShell {...shell}>
      <TextInput
        type="url"
        inputMode="url"
        placeholder="https://"
        value={textOf(value)}
        onChange={(event) => onChange(event.target.value)}
        aria-required={shell.required}
      />
    </FieldShell>
  );
}
