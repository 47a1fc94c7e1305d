import { useState } from 'react';
import { Combobox, ComboboxOption } from '@strapi/design-system';

import { usePeopleQuery } from '../../shared/api';
import { FIND_BY_PART } from '../../shared/find-by-part';
import { useT } from '../../shared/use-t';

interface Props {
  /** Admin user id, `me` or `none`. */
  value: string | undefined;
  onChange: (assignee: string | undefined) => void;
}

/** Whose cards: mine, nobody's, or those of a person found by typing. */
export function AssigneeFilter({ value, onChange }: Props) {
  const t = useT();
  const [q, setQ] = useState('');
  const { data: people = [], isLoading } = usePeopleQuery({ q });
  return (
    <Combobox
      autocomplete={FIND_BY_PART}
      // The input shows the title of its value only as it is mounted, and the names may come after the value.
      key={`${isLoading && q === ''}-${value ?? ''}`}
      size="S"
      aria-label={t('board.filter.assignee')}
      placeholder={t('board.filter.assignee')}
      value={value ?? ''}
      onChange={(next) => next && onChange(next)}
      onClear={() => onChange(undefined)}
      onInputChange={(event) => setQ(event.currentTarget.value)}
      clearLabel={t('board.filter.clearOne', { name: t('board.filter.assignee') })}
      noOptionsMessage={() => t('board.filter.nobody')}
    >
      <ComboboxOption value="me">{t('board.filter.me')}</ComboboxOption>
      <ComboboxOption value="none">{t('board.filter.none')}</ComboboxOption>
      {people.map((person) => (
        <ComboboxOption key={person.id} value={String(person.id)}>
          {person.name}
        </ComboboxOption>
      ))}
    </Combobox>
  );
}
