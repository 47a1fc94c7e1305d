import { Radio } from '@strapi/design-system';
import { useText } from '../../../shared/use-t';
import { textOf, type FieldProps } from '../field-props';
import { FieldSet } from './FieldSet';

/** One of a few, all in sight. */
export function RadioField({ value, onChange, ...frame }: FieldProps) {
  const text = useText();
  return (
    <FieldSet {...frame}>
      <Radio.Group value={textOf(value)} onValueChange={onChange} aria-label={text(frame.field.label)} required={frame.required}>
        {(frame.field.options ?? []).map((option) => (
          <Radio.Item key={option.value} value={option.value}>
            {text(option.label)}
          </Radio.Item>
        ))}
      </Radio.Group>
    </FieldSet>
  );
}
