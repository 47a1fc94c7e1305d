import type { ReactNode } from 'react';
import { Box, Button, Flex } from '@strapi/design-system';

import type { RegisterColumnView, RegisterTab } from '../../../../shared/contract';
import { SearchBox } from '../../shared/SearchBox';
import { useT, useText } from '../../shared/use-t';
import { FilterChoice } from './FilterChoice';
import type { RegisterAddress } from './use-register-address';

interface Props {
  address: RegisterAddress;
  search: { label: string; hint: string };
  stages: RegisterTab['stages'];
  columns: readonly RegisterColumnView[];
  /** What stands between the stage and the columns. */
  own?: ReactNode;
  /** What stands behind the columns. */
  children: ReactNode;
}

/** What every table of cards can be narrowed by: words, stage, columns of few values; and the way back to all of it. */
export function FilterBar({ address, search, stages, columns, own, children }: Props) {
  const t = useT();
  const text = useText();
  const { filter, setFilter } = address;
  return (
    <Flex gap={2} wrap="wrap" alignItems="flex-end">
      <Box width="24rem">
        <SearchBox
          q={filter.q}
          onSearch={(q) => setFilter({ q }, 'replace')}
          {...search}
          clearLabel={t('registers.filter.clearOne', { name: search.label })}
        />
      </Box>
      <FilterChoice
        name={t('registers.filter.stage')}
        value={filter.stage}
        options={stages.map(({ key, title }) => ({ value: key, label: text(title) }))}
        onChange={(stage) => setFilter({ stage })}
      />
      {own}
      {columns
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
      {children}
      {address.active ? (
        <Button variant="tertiary" size="S" onClick={address.clear}>
          {t('registers.filter.clearAll')}
        </Button>
      ) : null}
    </Flex>
  );
}
