import { Box, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { useT, useText } from '../../../shared/use-t';
import { fieldId, textOf, type FieldProps } from '../field-props';
import { FieldShell } from './FieldShell';

/** One of many. */
export function SelectField({ value, onChange, ...shell }: FieldProps) {
  const t = useT();
  const text = useText();
  return (
    <FieldShell {...shell}>
      {/* The design system's trigger does not take the field's id on: what leads to the field finds it by this one. */}
      <Box id={`${fieldId(shell.path)}-set`}>
        <SingleSelect
          value={textOf(value)}
          onChange={(next) => onChange(String(next))}
          onClear={() => onChange(null)}
          clearLabel={t('form.clear')}
          placeholder={t('form.choose')}
          aria-label={text(shell.field.label)}
        >
          {(shell.field.options ?? []).map((option) => (
            <SingleSelectOption key={option.value} value={option.value}>
              {text(option.label)}
            </SingleSelectOption>
          ))}
        </SingleSelect>
      </Box>
    </FieldShell>
  );
}
