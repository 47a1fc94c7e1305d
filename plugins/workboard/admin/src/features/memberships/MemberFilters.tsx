import { Box, Button, Combobox, ComboboxOption, Flex } from '@strapi/design-system';

import { useMemberUnitsQuery, useRolesQuery } from '../../shared/api';
import { SearchBox } from '../../shared/SearchBox';
import { useT, useText } from '../../shared/use-t';
import { FIND_BY_PART } from '../../shared/find-by-part';
import type { MemberAddress } from './use-member-filter';

/** Search by name or e-mail; people who hold a role, or one in a unit. */
export function MemberFilters({ address }: { address: MemberAddress }) {
  const t = useT();
  const text = useText();
  const { filter, active, setFilter, clear } = address;
  const { data: roles } = useRolesQuery();
  const { data: units } = useMemberUnitsQuery();
  const label = t('memberships.search');
  return (
    <Flex gap={2} wrap="wrap">
      <Box width="24rem">
        <SearchBox
          q={filter.q}
          onSearch={(q) => setFilter({ q }, 'replace')}
          label={label}
          hint={t('memberships.searchHint')}
          clearLabel={t('memberships.filter.clearOne', { name: label })}
        />
      </Box>
      <Choice
        name={t('memberships.filter.role')}
        value={filter.role}
        options={roles?.map(({ key, title }) => ({ key, title: text(title) }))}
        onChange={(role) => setFilter({ role })}
      />
      <Choice name={t('memberships.filter.unit')} value={filter.unit} options={units} onChange={(unit) => setFilter({ unit })} />
      {active ? (
        <Button variant="tertiary" size="S" onClick={clear}>
          {t('memberships.filter.clearAll')}
        </Button>
      ) : null}
    </Flex>
  );
}

interface ChoiceProps {
  name: string;
  value: string | undefined;
  /** Undefined while they load. */
  options: readonly { key: string; title: string }[] | undefined;
  onChange: (key: string | undefined) => void;
}

function Choice({ name, value, options, onChange }: ChoiceProps) {
  const t = useT();
  return (
    <Box width="22rem">
      <Combobox
        // The input shows the title of its value only as it is mounted, and the titles may come after the value.
        key={`${options === undefined}-${value ?? ''}`}
        size="S"
        autocomplete={FIND_BY_PART}
        aria-label={name}
        placeholder={name}
        value={value ?? ''}
        onChange={(next) => next && onChange(next)}
        onClear={() => onChange(undefined)}
        clearLabel={t('memberships.filter.clearOne', { name })}
        noOptionsMessage={() => t('memberships.filter.nothing')}
      >
        {(options ?? []).map((option) => (
          <ComboboxOption key={option.key} value={option.key}>
            {option.title}
          </ComboboxOption>
        ))}
      </Combobox>
    </Box>
  );
}
