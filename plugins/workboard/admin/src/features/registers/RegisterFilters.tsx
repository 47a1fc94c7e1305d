import { Box, Button, Combobox, ComboboxOption, Flex, SingleSelect, SingleSelectOption } from '@strapi/design-system';

import type { RegisterTab, RegisterView } from '../../../../shared/contract';
import { useUnitsQuery } from '../../shared/api';
import { SearchBox } from '../../shared/SearchBox';
import { useT, useText } from '../../shared/use-t';
import { DayRangeFilter } from './DayRangeFilter';
import type { RegisterAddress } from './use-register-address';

const URGENCIES = ['overdue', 'today', 'soon', 'suspended', 'inTime'] as const;

/** Search, stage, unit, time limit, and what this register's own columns can be narrowed by. */
export function RegisterFilters({ tab, register, address }: { tab: RegisterTab; register: RegisterView; address: RegisterAddress }) {
  const t = useT();
  const text = useText();
  const { filter, setFilter } = address;
  const { data: units = [], isLoading } = useUnitsQuery();
  const label = t('registers.search');
  const choices = register.columns.filter((column) => column.filter === 'choice');
  return (
    <Flex gap={2} wrap="wrap" alignItems="flex-end">
      <Box width="24rem">
        <SearchBox
          q={filter.q}
          onSearch={(q) => setFilter({ q }, 'replace')}
          label={label}
          hint={t('registers.searchHint')}
          clearLabel={t('registers.filter.clearOne', { name: label })}
        />
      </Box>
      <FilterChoice
        name={t('registers.filter.stage')}
        value={filter.stage}
        options={tab.stages.map(({ key, title }) => ({ value: key, label: text(title) }))}
        onChange={(stage) => setFilter({ stage })}
      />
      <Box width="18rem">
        <Combobox
          // The input shows the title of its value only as it is mounted, and the titles may come after the value.
          key={`${isLoading}-${filter.unit ?? ''}`}
          size="S"
          aria-label={t('registers.filter.unit')}
          placeholder={t('registers.filter.unit')}
          value={filter.unit ?? ''}
          onChange={(unit) => unit && setFilter({ unit })}
          onClear={() => setFilter({ unit: undefined })}
          clearLabel={t('registers.filter.clearOne', { name: t('registers.filter.unit') })}
        >
          {units.map((unit) => (
            <ComboboxOption key={unit.key} value={unit.key}>
              {unit.title}
            </ComboboxOption>
          ))}
        </Combobox>
      </Box>
      <FilterChoice
        name={t('registers.filter.urgency')}
        value={filter.urgency}
        options={URGENCIES.map((value) => ({ value, label: t(`registers.urgency.${value}`) }))}
        onChange={(urgency) => setFilter({ urgency })}
      />
      <FilterChoice
        name={t('registers.filter.open')}
        value={filter.open}
        options={(['1', '0'] as const).map((value) => ({ value, label: t(`registers.open.${value}`) }))}
        onChange={(open) => setFilter({ open })}
      />
      {choices.map((column) => (
        <FilterChoice
          key={column.key}
          name={text(column.title)}
          value={filter[`is.${column.key}`]}
          options={column.options.map((option) => ({ value: option.value, label: text(option.label) }))}
          onChange={(value) => setFilter({ [`is.${column.key}`]: value })}
        />
      ))}
      <DayRangeFilter register={register} address={address} />
      {address.active ? (
        <Button variant="tertiary" size="S" onClick={address.clear}>
          {t('registers.filter.clearAll')}
        </Button>
      ) : null}
    </Flex>
  );
}

interface ChoiceProps {
  name: string;
  value: string | undefined;
  options: readonly { value: string; label: string }[];
  onChange: (value: string | undefined) => void;
}

/** One of a few values, or none. */
export function FilterChoice({ name, value, options, onChange }: ChoiceProps) {
  const t = useT();
  return (
    <Box width="16rem">
      <SingleSelect
        size="S"
        aria-label={name}
        placeholder={name}
        value={value ?? ''}
        onChange={(next) => onChange(String(next))}
        onClear={() => onChange(undefined)}
        clearLabel={t('registers.filter.clearOne', { name })}
      >
        {options.map((option) => (
          <SingleSelectOption key={option.value} value={option.value}>
            {option.label}
          </SingleSelectOption>
        ))}
      </SingleSelect>
    </Box>
  );
}
