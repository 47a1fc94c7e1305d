import type { Ref } from 'react';
import { Combobox, ComboboxOption } from '@strapi/design-system';
import { useUnitsQuery } from '../../shared/api';
import { FIND_BY_PART } from '../../shared/find-by-part';
import { useT } from '../../shared/use-t';

interface Props {
  /** Key of the chosen unit, '' for none. */
  value: string;
  onChange: (key: string | null) => void;
  required?: boolean;
  disabled?: boolean;
  inputRef?: Ref<HTMLInputElement>;
}

/** Units by title, chosen by key. The key of a unit that is gone stays visible, so that nothing is lost by opening a form. */
export function UnitCombobox({ value, onChange, required, disabled, inputRef }: Props) {
  const t = useT();
  const { data: units = [], isLoading } = useUnitsQuery();
  const options = value && !units.some((unit) => unit.key === value) ? [...units, { key: value, title: value }] : units;
  return (
    <Combobox
      autocomplete={FIND_BY_PART}
      ref={inputRef}
      // The input shows the title of its value only as it is mounted; the titles may come later than the value.
      key={isLoading ? 'loading' : 'ready'}
      value={value}
      onChange={(next) => onChange(next || null)}
      onClear={() => onChange(null)}
      loading={isLoading}
      clearLabel={t('form.clear')}
      placeholder={t('form.chooseUnit')}
      noOptionsMessage={() => t('form.noUnit')}
      loadingMessage={t('form.loading')}
      disabled={disabled}
      aria-required={required}
    >
      {options.map((unit) => (
        <ComboboxOption key={unit.key} value={unit.key}>
          {unit.title}
        </ComboboxOption>
      ))}
    </Combobox>
  );
}
