import type { ComponentType } from 'react';
import { Flex } from '@strapi/design-system';

import type { Answers, Field, FieldType } from '../../../../engine/form/types';
import type { Conditions } from './conditions';
import type { FieldProps } from './field-props';
import { CheckboxField } from './fields/CheckboxField';
import { ChecklistField } from './fields/ChecklistField';
import { DateField } from './fields/DateField';
import { DateTimeField } from './fields/DateTimeField';
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

/** What the fields of one form share: its conditions, judged on the answers as they stand, and the server's errors. */
export interface FieldListContext extends Pick<Conditions, 'rowFields' | 'required'> {
  /** Words of the errors at exactly this path. */
  errorAt(path: string): string | undefined;
}

interface Props {
  /** The fields that are shown. */
  fields: readonly Field[];
  /** Answers of these fields, by key. */
  answers: Answers;
  /** Path of the list, '' at the top. */
  path: string;
  onChange: (answers: Answers) => void;
  context: FieldListContext;
  /** The row the fields stand in, null at the top. */
  row: Answers | null;
}

/** The inputs of a list of fields, in order. Groups hold lists themselves. */
export function FieldList({ fields, answers, path, onChange, context, row }: Props) {
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
        };
        if (field.type === 'group') return <GroupField key={field.key} {...props} context={context} />;
        const Input = INPUTS[field.type];
        return <Input key={field.key} {...props} />;
      })}
    </Flex>
  );
}

const INPUTS: Record<Exclude<FieldType, 'group'>, ComponentType<FieldProps>> = {
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
