import { Checkbox, Flex, Typography } from '@strapi/design-system';
import { useT, useText } from '../../../shared/use-t';
import { listOf, type FieldProps } from '../field-props';
import { FieldSet } from './FieldSet';

/** Any number of options, all in sight; the answer keeps the options' order. */
export function MultiField({ value, onChange, ...frame }: FieldProps) {
  const t = useT();
  const text = useText();
  const chosen = new Set(listOf(value));
  const options = frame.field.options ?? [];
  const toggle = (key: string, on: boolean) =>
    onChange(options.map((option) => option.value).filter((option) => (option === key ? on : chosen.has(option))));
  return (
    <FieldSet {...frame}>
      <Flex direction="column" alignItems="flex-start" gap={2} maxHeight="24rem" overflow="auto" padding={1}>
        {frame.field.files && options.length === 0 ? <Typography textColor="neutral600">{t('form.noFiles')}</Typography> : null}
        {options.map((option) => (
          <Checkbox key={option.value} checked={chosen.has(option.value)} onCheckedChange={(on) => toggle(option.value, on === true)}>
            {text(option.label)}
          </Checkbox>
        ))}
      </Flex>
    </FieldSet>
  );
}
