import { useState } from 'react';
import { Combobox, ComboboxOption } from '@strapi/design-system';
import { useDebounce } from '@strapi/strapi/admin';

import type { Member } from '../../../../shared/contract';
import { useMembersQuery } from '../../shared/api';
import { useT } from '../../shared/use-t';
import { FIND_BY_PART } from '../../shared/find-by-part';

interface Props {
  value: Member | null;
  onChange: (person: Member | null) => void;
}

const TYPING_MS = 200;

/** An account of the house, found by a part of the name or of the e-mail address. Whoever may not be changed is not offered. */
export function PersonCombobox({ value, onChange }: Props) {
  const t = useT();
  const [typed, setTyped] = useState('');
  const q = useDebounce(typed.trim(), TYPING_MS);
  const { data, isFetching } = useMembersQuery({ q });
  const people = (data?.people ?? []).filter(({ locked }) => !locked);
  return (
    <Combobox
      autocomplete={FIND_BY_PART}
      value={value === null ? '' : String(value.id)}
      onChange={(next) => onChange(people.find(({ id }) => String(id) === next) ?? null)}
      onClear={() => onChange(null)}
      onInputChange={(event) => setTyped(event.currentTarget.value)}
      loading={isFetching}
      placeholder={t('memberships.choosePerson')}
      clearLabel={t('memberships.filter.clearOne', { name: t('memberships.field.person') })}
      noOptionsMessage={() => t('memberships.filter.nothing')}
      loadingMessage={t('shared.loading')}
      aria-required
    >
      {people.map((person) => (
        <ComboboxOption key={person.id} value={String(person.id)}>
          {`${person.name} · ${person.email}`}
        </ComboboxOption>
      ))}
    </Combobox>
  );
}
