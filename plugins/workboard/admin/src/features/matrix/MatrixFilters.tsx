import { Box, Button, Flex } from '@strapi/design-system';

import type { MatrixView } from '../../../../shared/contract';
import { SearchBox } from '../../shared/SearchBox';
import { useT, useText } from '../../shared/use-t';
import { FilterChoice } from '../registers/RegisterFilters';
import type { RegisterAddress } from '../registers/use-register-address';

/** Words, stage, and what the columns can be narrowed by; and whether like texts stand together. */
export function MatrixFilters({ view, address }: { view: MatrixView; address: RegisterAddress }) {
  const t = useT();
  const text = useText();
  const { filter, setFilter } = address;
  const label = t('matrix.search');
  const alike = filter.alike === '1';
  return (
    <Flex gap={2} wrap="wrap" alignItems="flex-end">
      <Box width="24rem">
        <SearchBox
          q={filter.q}
          onSearch={(q) => setFilter({ q }, 'replace')}
          label={label}
          hint={t('matrix.searchHint')}
          clearLabel={t('registers.filter.clearOne', { name: label })}
        />
      </Box>
      <FilterChoice
        name={t('registers.filter.stage')}
        value={filter.stage}
        options={view.stages.map(({ key, title }) => ({ value: key, label: text(title) }))}
        onChange={(stage) => setFilter({ stage })}
      />
      {view.columns
        .filter((column) => column.filter === 'choice')
        .map((column) => (
          <FilterChoice
            key={column.key}
            name={text(column.title)}
            value={filter[`is.${column.key}`]}
            options={column.options.map((option) => ({ value: option.value, label: text(option.label) }))}
            onChange={(value) => setFilter({ [`is.${column.key}`]: value })}
          />
        ))}
      <Button
        variant={alike ? 'secondary' : 'tertiary'}
        size="S"
        aria-pressed={alike}
        onClick={() => setFilter({ alike: alike ? undefined : '1' })}
      >
        {t('matrix.group')}
      </Button>
      {address.active ? (
        <Button variant="tertiary" size="S" onClick={address.clear}>
          {t('registers.filter.clearAll')}
        </Button>
      ) : null}
    </Flex>
  );
}
