import { Checkbox, Field, Flex } from '@strapi/design-system';
import { useText } from '../../../shared/use-t';
import { ClauseChips } from '../../card/ClauseChip';
import { fieldId, type FieldProps } from '../field-props';

/** Yes or no; its label stands beside the box and names it. */
export function CheckboxField({ field, path, value, onChange, required, error }: FieldProps) {
  const text = useText();
  const id = fieldId(path);
  return (
    <Field.Root id={id} name={path} required={required} error={error ?? false} hint={field.help && text(field.help)} width="100%">
      <Flex gap={2} alignItems="center">
        <Checkbox
          id={id}
          checked={value === true}
          onCheckedChange={(on) => onChange(on === true)}
          aria-describedby={error ? `${id}-error` : field.help ? `${id}-hint` : undefined}
          aria-invalid={error ? true : undefined}
          required={required}
        >
          {`${text(field.label)}${required ? ' *' : ''}`}
        </Checkbox>
        <ClauseChips ids={field.clauses} />
      </Flex>
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
}
