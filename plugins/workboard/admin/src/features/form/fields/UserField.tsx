import { useState } from 'react';
import { Combobox, ComboboxOption } from '@strapi/design-system';
import { usePeopleQuery } from '../../../shared/api';
import { FIND_BY_PART } from '../../../shared/find-by-part';
import { useT } from '../../../shared/use-t';
import type { FieldProps } from '../field-props';
import { FieldShell } from './FieldShell';

/** A person of the house, found by typing a part of the name; the answer is the account's id. With a role, one of its holders. */
export function UserField({ value, onChange, ...shell }: FieldProps) {
  const t = useT();
  const [q, setQ] = useState('');
  const { role } = shell.field;
  const { data: people = [], isFetching } = usePeopleQuery({ q, ...(role === undefined ? {} : { role }) });
  return (
    <FieldShell {...shell}>
      <Combobox
        autocomplete={FIND_BY_PART}
        value={typeof value === 'number' ? String(value) : ''}
        onChange={(next) => onChange(next ? Number(next) : null)}
        onClear={() => onChange(null)}
        onInputChange={(event) => setQ(event.currentTarget.value)}
        loading={isFetching}
        clearLabel={t('form.clear')}
        placeholder={t('form.choosePerson')}
        noOptionsMessage={() => t('form.nobody')}
        loadingMessage={t('form.loading')}
        aria-required={shell.required}
      >
        {people.map((person) => (
          <ComboboxOption key={person.id} value={String(person.id)}>
            {person.units.length > 0 ? `${person.name}（${person.units.join('、')}）` : person.name}
          </ComboboxOption>
        ))}
      </Combobox>
    </FieldShell>
  );
}
