import type { ReactNode } from 'react';
import { Field, Flex } from '@strapi/design-system';
import { useText } from '../../../shared/use-t';
import { ClauseChips } from '../../card/ClauseChip';
import { fieldId, type FieldProps } from '../field-props';

interface Props extends Omit<FieldProps, 'value' | 'onChange'> {
  children: ReactNode;
}

/** Label, help, clauses and error around one input that has an id of its own. */
export function FieldShell({ field, path, required, error, children }: Props) {
  const text = useText();
  return (
    <Field.Root
      id={fieldId(path)}
      name={path}
      required={required}
      error={error ?? false}
      hint={field.help && text(field.help)}
      width="100%"
    >
      <Flex gap={2} alignItems="center">
        <Field.Label>{text(field.label)}</Field.Label>
        <ClauseChips ids={field.clauses} />
      </Flex>
      {children}
      <Field.Hint />
      <Field.Error />
    </Field.Root>
  );
}
