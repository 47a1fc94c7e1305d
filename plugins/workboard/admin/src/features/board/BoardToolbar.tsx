import { useEffect, useRef, useState } from 'react';
import { Combobox, ComboboxOption, Flex, Searchbar, SearchForm } from '@strapi/design-system';
import { useDebounce } from '@strapi/strapi/admin';
import { styled } from 'styled-components';

import type { Counts } from '../../../../shared/contract';
import { useUnitsQuery } from '../../shared/api';
import { useT } from '../../shared/use-t';
import { AssigneeFilter } from './AssigneeFilter';
import { BoardCounters } from './BoardCounters';
import { Chip } from './Chip';
import type { BoardAddress } from './use-board-filter';

const TYPING_MS = 300;

/** Search, unit, person and the preset “mine” at the left; the numbers, which filter too, at the right. */
export function BoardToolbar({ address, counts }: { address: BoardAddress; counts: Counts | undefined }) {
  const t = useT();
  const { filter, setFilter } = address;
  const { data: units = [], isLoading } = useUnitsQuery();
  const mine = filter.assignee === 'me';
  return (
    <Flex gap={2} wrap="wrap">
      <BoardSearch q={filter.q} onSearch={(q) => setFilter({ q }, 'replace')} />
      <Narrow>
        <Combobox
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
      <BoardCounters counts={counts} urgency={filter.urgency} onPick={(urgency) => setFilter({ urgency })} />
    </Flex>
  );
}

/** The box keeps what is typed at once; the address, and with it the server, follows when the typing pauses. */
function BoardSearch({ q, onSearch }: { q: string | undefined; onSearch: (q: string | undefined) => void }) {
  const t = useT();
  const [typed, setTyped] = useState(q ?? '');
  const settled = useDebounce(typed.trim(), TYPING_MS);
  const sent = useRef(q ?? '');

  useEffect(() => {
    if (settled === sent.current) return;
    sent.current = settled;
    onSearch(settled || undefined);
  }, [settled, onSearch]);
  useEffect(() => {
    // “Back”, “clear all” and another tab change the address without the box.
    if ((q ?? '') === sent.current) return;
    sent.current = q ?? '';
    setTyped(q ?? '');
  }, [q]);

  return (
    <Narrow $wide>
      <SearchForm onSubmit={(event) => event.preventDefault()}>
        <Searchbar
          name="q"
          size="S"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onClear={() => setTyped('')}
          clearLabel={t('board.filter.clearOne', { name: t('board.filter.search') })}
          placeholder={t('board.filter.searchHint')}
        >
          {t('board.filter.search')}
        </Searchbar>
      </SearchForm>
    </Narrow>
  );
}

const Narrow = styled.div<{ $wide?: boolean }>`
  width: ${({ $wide }) => ($wide ? '24rem' : '17rem')};
`;
