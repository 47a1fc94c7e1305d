import { useState } from 'react';
import { Combobox, ComboboxOption, Field } from '@strapi/design-system';
import { useDebounce } from '@strapi/strapi/admin';

import { usePeopleQuery } from '../../shared/api';
import { FIND_BY_PART } from '../../shared/find-by-part';
import { useT } from '../../shared/use-t';

interface Props {
  value: number | null;
  /** Who cannot be chosen: the principal, who would stand in for themself. */
  without: number | null;
  error: string | undefined;
  onChange: (person: number | null) => void;
}

const TYPING_MS = 200;

/** The colleague who acts in the principal's stead, found by a part of the name. */
export function SubstituteField({ value, without, error, onChange }: Props) {
  const t = useT();
  const [typed, setTyped] = useState('');
  const q = useDebounce(typed.trim(), TYPING_MS);
  const { data: people = [], isFetching } = usePeopleQuery({ q });
  return (
    <Field.Root name="substitute" required error={error}>
      <Field.Label>{t('standIns.field.substitute')}</Field.Label>
      <Combobox
        autocomplete={FIND_BY_PART}
        value={value === null ? '' : String(value)}
        onChange={(next) => onChange(next ? Number(next) : null)}
        onClear={() => onChange(null)}
        onInputChange={(event) => setTyped(event.currentTarget.value)}
        loading={isFetching}
        placeholder={t('standIns.choosePerson')}
        clearLabel={t('standIns.clearPerson')}
        noOptionsMessage={() => t('standIns.nobody')}
        loadingMessage={t('shared.loading')}
        aria-required
      >
        {people
          .filter(({ id }) => id !== without)
          .map((person) => (
            <ComboboxOption key={person.id} value={String(person.id)}>
              {person.units.length > 0 ? `${person.name}（${person.units.join('、')}）` : person.name}
            </ComboboxOption>
          ))}
      </Combobox>
      <Field.Error />
    </Field.Root>
  );
}
