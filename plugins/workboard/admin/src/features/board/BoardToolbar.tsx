import { Combobox, ComboboxOption, Flex } from '@strapi/design-system';
import { styled } from 'styled-components';

import type { Counts } from '../../../../shared/contract';
import { useUnitsQuery } from '../../shared/api';
import { FIND_BY_PART } from '../../shared/find-by-part';
import { SearchBox } from '../../shared/SearchBox';
import { useT } from '../../shared/use-t';
import { AssigneeFilter } from './AssigneeFilter';
import { BoardCounters } from './BoardCounters';
import { Chip } from './Chip';
import type { BoardAddress } from './use-board-filter';

/** Search, unit, person and the preset “mine” at the left; the numbers, which filter too, at the right. */
export function BoardToolbar({ address, counts }: { address: BoardAddress; counts: Counts | undefined }) {
  const t = useT();
  const { filter, setFilter } = address;
  const { data: units = [], isLoading } = useUnitsQuery();
  const mine = filter.assignee === 'me';
  return (
    <Flex gap={2} wrap="wrap">
      <Narrow $wide>
        <SearchBox
          q={filter.q}
          onSearch={(q) => setFilter({ q }, 'replace')}
          label={t('board.filter.search')}
          hint={t('board.filter.searchHint')}
          clearLabel={t('board.filter.clearOne', { name: t('board.filter.search') })}
        />
      </Narrow>
      <Narrow>
        <Combobox
          autocomplete={FIND_BY_PART}
          // The input shows the title of its value only as it is mounted, and the titles may come after the value.
          key={`${isLoading}-${filter.unit ?? ''}`}
          size="S"
          aria-label={t('board.filter.unit')}
          placeholder={t('board.filter.unit')}
          value={filter.unit ?? ''}
          onChange={(unit) => unit && setFilter({ unit })}
          onClear={() => setFilter({ unit: undefined })}
          clearLabel={t('board.filter.clearOne', { name: t('board.filter.unit') })}
          noOptionsMessage={() => t('board.filter.noUnit')}
        >
          {units.map((unit) => (
            <ComboboxOption key={unit.key} value={unit.key}>
              {unit.title}
            </ComboboxOption>
          ))}
        </Combobox>
      </Narrow>
      <Narrow>
        <AssigneeFilter value={filter.assignee} onChange={(assignee) => setFilter({ assignee })} />
      </Narrow>
      <Chip type="button" aria-pressed={mine} onClick={() => setFilter({ assignee: mine ? undefined : 'me' })}>
        {t('board.preset.mine')}
      </Chip>
      <Chip type="button" aria-pressed={filter.watched === 'me'} onClick={() => setFilter({ watched: filter.watched ? undefined : 'me' })}>
        {t('boardViews.preset.watched')}
      </Chip>
      <BoardCounters counts={counts} urgency={filter.urgency} onPick={(urgency) => setFilter({ urgency })} />
    </Flex>
  );
}

/** Narrow enough for one line at 1280 pixels, and wider where there is room. */
const Narrow = styled.div<{ $wide?: boolean }>`
  flex: 1 1 ${({ $wide }) => ($wide ? '17rem' : '13rem')};
  max-width: ${({ $wide }) => ($wide ? '24rem' : '17rem')};
`;
