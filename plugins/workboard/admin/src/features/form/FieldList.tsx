import { lazy, Suspense, type ComponentType } from 'react';
import { Box, Flex } from '@strapi/design-system';

import type { FieldType } from '../../../../engine/form/types';
import type { FieldListProps } from './field-list-props';
import { textOf, type FieldProps } from './field-props';
import { CheckboxField } from './fields/CheckboxField';
import { ChecklistField } from './fields/ChecklistField';
import { DateField } from './fields/DateField';
import { DateTimeField } from './fields/DateTimeField';
import { EntryField } from './fields/EntryField';
import { GroupField } from './fields/GroupField';
import { MultiField } from './fields/MultiField';
import { NumberField } from './fields/NumberField';
import { RadioField } from './fields/RadioField';
import { RichTextField } from './fields/RichTextField';
import { SelectField } from './fields/SelectField';
import { TextareaField } from './fields/TextareaField';
import { TextField } from './fields/TextField';
import { UnitField } from './fields/UnitField';
import { UrlField } from './fields/UrlField';
import { UserField } from './fields/UserField';

const Suggestions = lazy(() => import('./fields/Suggestions'));

/** The inputs of a list of fields, in order. Groups hold lists themselves. */
export function FieldList({ fields, answers, path, onChange, context, row }: FieldListProps) {
  return (
    <Flex direction="column" alignItems="stretch" gap={5} width="100%">
      {fields.map((field) => {
        const at = path ? `${path}.${field.key}` : field.key;
        const props: FieldProps = {
          field,
          path: at,
          value: answers[field.key],
          onChange: (value) => onChange({ ...answers, [field.key]: value }),
          required: context.required(field, row),
          error: context.errorAt(at),
          earliest: context.earliestOf(at),
          hints: context.hintsOf(at),
        };
        if (field.type === 'group') return <GroupField key={field.key} {...props} context={context} List={FieldList} />;
        if (field.type === 'entry') return <EntryField key={field.key} {...props} form={context.form} />;
        const Input = INPUTS[field.type];
        if (field.suggests === undefined) return <Input key={field.key} {...props} />;
        return (
          <Box key={field.key}>
            <Input {...props} />
            <Suspense>
              <Suggestions form={context.form} field={field.key} text={textOf(answers[field.key])} />
            </Suspense>
          </Box>
        );
      })}
    </Flex>
  );
}

const INPUTS: Record<Exclude<FieldType, 'group' | 'entry'>, ComponentType<FieldProps>> = {
  text: TextField,
  textarea: TextareaField,
  richtext: RichTextField,
  date: DateField,
  datetime: DateTimeField,
  number: NumberField,
  select: SelectField,
  multi: MultiField,
  radio: RadioField,
  checkbox: CheckboxField,
  checklist: ChecklistField,
  user: UserField,
  unit: UnitField,
  url: UrlField,
};
