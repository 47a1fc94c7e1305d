import { Box, Combobox, ComboboxOption } from '@strapi/design-system';

import type { RegisterTab, RegisterView } from '../../../../shared/contract';
import { useUnitsQuery } from '../../shared/api';
import { useT } from '../../shared/use-t';
import { DayRangeFilter } from './DayRangeFilter';
import { FilterBar } from './FilterBar';
import { FilterChoice } from './FilterChoice';
import type { RegisterAddress } from './use-register-address';

const URGENCIES = ['overdue', 'today', 'soon', 'suspended', 'inTime'] as const;

/** Search, stage, unit, time limit, and what this register's own columns can be narrowed by. */
export function RegisterFilters({ tab, register, address }: { tab: RegisterTab; register: RegisterView; address: RegisterAddress }) {
  const t = useT();
  const { filter, setFilter } = address;
  const { data: units = [], isLoading } = useUnitsQuery();
  return (
    <FilterBar
      address={address}
      search={{ label: t('registers.search'), hint: t('registers.searchHint') }}
      stages={tab.stages}
      columns={register.columns}
      own={
        <>
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
        </>
      }
    >
      <DayRangeFilter register={register} address={address} />
    </FilterBar>
  );
}
