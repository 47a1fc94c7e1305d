import { memo } from 'react';
import { styled } from 'styled-components';

import type { BoardColumn } from '../../../../shared/contract';
import { useText, useT } from '../../shared/use-t';
import { countOf } from './column-count';
import { crowding } from './crowding';
import { OverdueCount } from './OverdueCount';

interface Props {
  column: BoardColumn;
  /** A filter is on: the count is not that of the stage, so that it says nothing about its limit. */
  filtered: boolean;
  onFold: (stage: string) => void;
}

/** Name, count, overdue cards and a limit that is passed; the button folds the column away. */
export const ColumnHead = memo(function ColumnHead({ column, filtered, onFold }: Props) {
  const t = useT();
  const text = useText();
  const { open, overdue } = column.counts;
  const crowd = filtered ? null : crowding(column);
  return (
    <Head>
      <h2>
        {text(column.title)}
        <em>{countOf(column)}</em>
        <OverdueCount count={overdue} />
      </h2>
      {crowd && (
        <Limit $full={crowd.full} title={t(`boardViews.wip.${crowd.full ? 'fullWhy' : 'softWhy'}`, { count: open, limit: crowd.limit })}>
          {crowd.full ? '■' : '◆'} {t(`boardViews.wip.${crowd.full ? 'full' : 'soft'}`, { limit: crowd.limit })}
        </Limit>
      )}
      <Fold
        type="button"
        aria-label={t('boardViews.column.fold', { title: text(column.title) })}
        title={t('boardViews.column.foldHint')}
        onClick={() => onFold(column.stage)}
      >
        «
      </Fold>
    </Head>
  );
});

const Head = styled.div`
  display: flex;
  flex: none;
  gap: 0.8rem;
  align-items: center;
  min-height: 4.4rem;
  padding: 0.4rem 0.6rem 0.4rem 1.4rem;
  h2 {
    display: flex;
    flex: 1;
    gap: 0.8rem;
    align-items: baseline;
    min-width: 0;
    color: ${({ theme }) => theme.colors.neutral800};
    font-size: 1.3rem;
    font-weight: 600;
  }
  em {
    color: ${({ theme }) => theme.colors.neutral600};
    font-style: normal;
    font-weight: 400;
  }
  b {
    margin-inline-start: auto;
  }
`;

const Limit = styled.span<{ $full: boolean }>`
  flex: none;
  padding: 0.1rem 0.6rem;
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme, $full }) => ($full ? theme.colors.danger100 : theme.colors.warning100)};
  color: ${({ theme, $full }) => ($full ? theme.colors.danger700 : theme.colors.warning700)};
  font-size: 1.1rem;
  font-weight: 600;
  white-space: nowrap;
`;

const Fold = styled.button`
  flex: none;
  width: 2.4rem;
  height: 2.4rem;
  border-radius: ${({ theme }) => theme.borderRadius};
  color: ${({ theme }) => theme.colors.neutral600};
  font-size: 1.8rem;
  line-height: 1;
  cursor: pointer;
  &:hover,
  &:focus-visible {
    background: ${({ theme }) => theme.colors.neutral0};
    color: ${({ theme }) => theme.colors.neutral800};
  }
`;
