import { useState } from 'react';
import { Field, Flex, SingleSelect, SingleSelectOption } from '@strapi/design-system';
import { Page } from '@strapi/strapi/admin';
import { useSearchParams } from 'react-router-dom';

import type { StatisticsTab } from '../../../../shared/contract';
import { LoadFailed } from '../../shared/LoadFailed';
import { useT, useText } from '../../shared/use-t';
import { ClauseChips } from '../card';
import { ExportMenu } from '../registers/ExportMenu';
import { periodOf, useStatisticsTableQuery, type TablePlace } from './api';
import { CellCards, type Cell } from './CellCards';
import { CheckNotes } from './CheckNotes';
import { NumbersTable } from './NumbersTable';

/** Years that are offered: this one and those before it. */
const YEARS = 6;

interface Props {
  tabs: readonly StatisticsTab[];
  /** As the office counts time. */
  thisYear: number;
  onOpenCard: (card: number) => void;
}

/** One table of one period; both stand in the address, to be shared and kept. */
export function NumbersView({ tabs, thisYear, onOpenCard }: Props) {
  const t = useT();
  const text = useText();
  const [search, setSearch] = useSearchParams();
  const tab = tabs.find(({ workflow }) => workflow === search.get('workflow')) ?? tabs[0];
  const table = tab?.tables.find(({ key }) => key === search.get('table')) ?? tab?.tables[0];
  if (!tab || !table) return null;
  const year = search.get('year') ?? String(thisYear);
  const place: TablePlace = { workflow: tab.workflow, table: table.key, year, month: search.get('month') ?? '' };
  const change = (next: Partial<TablePlace>) => setSearch(addressOf({ ...place, ...next }));
  const years = [...new Set([year, ...Array.from({ length: YEARS }, (_, index) => String(thisYear - index))])].sort().reverse();
  return (
    <>
      <Flex gap={4} wrap="wrap" alignItems="flex-end" justifyContent="space-between" paddingBottom={4}>
        <Flex gap={4} wrap="wrap" alignItems="flex-end">
          <Field.Root>
            <Field.Label>{t('statistics.table')}</Field.Label>
            <SingleSelect
              aria-label={t('statistics.table')}
              value={`${tab.workflow}.${table.key}`}
              onChange={(chosen) => {
                const [workflow = '', key = ''] = String(chosen).split('.');
                change({ workflow, table: key });
              }}
            >
              {tabs.flatMap((one) =>
                one.tables.map(({ key, title }) => (
                  <SingleSelectOption key={`${one.workflow}.${key}`} value={`${one.workflow}.${key}`}>
                    {`${text(one.title)} · ${text(title)}`}
                  </SingleSelectOption>
                )),
              )}
            </SingleSelect>
          </Field.Root>
          <Field.Root>
            <Field.Label>{t('statistics.year')}</Field.Label>
            <SingleSelect aria-label={t('statistics.year')} value={year} onChange={(value) => change({ year: String(value) })}>
              {years.map((one) => (
                <SingleSelectOption key={one} value={one}>
                  {one}
                </SingleSelectOption>
              ))}
            </SingleSelect>
          </Field.Root>
          <Field.Root>
            <Field.Label>{t('statistics.month')}</Field.Label>
            <SingleSelect
              aria-label={t('statistics.month')}
              value={place.month === '' ? 'all' : place.month}
              onChange={(value) => change({ month: value === 'all' ? '' : String(value) })}
            >
              {['all', ...Array.from({ length: 12 }, (_, index) => String(index + 1))].map((one) => (
                <SingleSelectOption key={one} value={one}>
                  {one === 'all' ? t('statistics.wholeYear') : t('statistics.monthOf', { n: one })}
                </SingleSelectOption>
              ))}
            </SingleSelect>
          </Field.Root>
        </Flex>
        <Flex gap={3} wrap="wrap">
          <ClauseChips ids={table.clauses} />
          <ExportMenu path={`/statistics/${tab.workflow}/${table.key}/export`} params={periodOf(place)} />
        </Flex>
      </Flex>
      <Numbers key={JSON.stringify(place)} place={place} onOpenCard={onOpenCard} />
    </>
  );
}

function Numbers({ place, onOpenCard }: { place: TablePlace; onOpenCard: (card: number) => void }) {
  const [cell, setCell] = useState<Cell | null>(null);
  const { currentData: table, error, refetch } = useStatisticsTableQuery(place, { refetchOnMountOrArgChange: true });
  if (!table) return error ? <LoadFailed error={error} onRetry={() => void refetch()} /> : <Page.Loading />;
  return (
    <>
      <CheckNotes checks={table.checks} columns={table.columns} />
      <NumbersTable table={table} onOpen={setCell} />
      {cell ? <CellCards place={place} cell={cell} onOpenCard={onOpenCard} onClose={() => setCell(null)} /> : null}
    </>
  );
}

function addressOf({ workflow, table, year, month }: TablePlace): Record<string, string> {
  return { workflow, table, year, ...(month === '' ? {} : { month }) };
}
