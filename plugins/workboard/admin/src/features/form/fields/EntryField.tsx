import { Combobox, ComboboxOption } from '@strapi/design-system';
import { useEntriesQuery } from '../../../shared/api';
import { FIND_BY_PART } from '../../../shared/find-by-part';
import { useT } from '../../../shared/use-t';
import { textOf, type FieldProps } from '../field-props';
import { FieldShell } from './FieldShell';

interface Props extends FieldProps {
  /** Key of the form, which says where the choices come from. */
  form: string;
}

/** One of the entries the form suggests, or whatever is typed instead. */
export function EntryField({ value, onChange, form, ...shell }: Props) {
  const t = useT();
  const { data: choices = [], isLoading } = useEntriesQuery({ form, field: shell.path.replace(/\.\d+\./g, '.') });
  const answer = textOf(value);
  return (
    <FieldShell {...shell}>
      <Combobox
        allowCustomValue
        autocomplete={FIND_BY_PART}
        value={answer}
        textValue={answer}
        onChange={onChange}
        onTextValueChange={onChange}
        onClear={() => onChange('')}
        loading={isLoading}
        clearLabel={t('form.clear')}
        placeholder={t('form.chooseOrType')}
        noOptionsMessage={() => t('form.typed')}
        loadingMessage={t('form.loading')}
        aria-required={shell.required}
      >
        {choices.map(({ key, title }) => (
          <ComboboxOption key={key} value={key} textValue={key}>
            {title ? `${key}（${title}）` : key}
          </ComboboxOption>
        ))}
      </Combobox>
    </FieldShell>
  );
}
