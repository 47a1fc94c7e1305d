import { Typography } from '@strapi/design-system';
import { styled } from 'styled-components';

import type { StatisticsLine, StatisticsTable } from '../../../../shared/contract';
import { useT, useText } from '../../shared/use-t';
import type { Cell } from './CellCards';
import { NumbersSurface } from './NumbersSurface';

interface Props {
  table: StatisticsTable;
  onOpen: (cell: Cell) => void;
}

/** A table of numbers as the form prints it. Behind each number stand its cards; a zero has none. */
export function NumbersTable({ table, onOpen }: Props) {
  const t = useT();
  const text = useText();
  const { columns, rows } = table;
  const grouped = columns.some(({ group }) => group !== null);
  const wide = Math.max(1, columns.length);
  if (rows.every(({ cells }) => cells === null || cells.every((count) => count === 0)) && !rows.some(({ level }) => level > 0))
    return <Typography>{t('statistics.nothing')}</Typography>;
  return (
    <Surface>
      <table aria-label={text(table.title)}>
        <thead>
          {grouped ? (
            <tr>
              <th scope="col" rowSpan={2}>
                {t('statistics.item')}
              </th>
              {runsOf(columns, text).map(({ key, title, size, alone }) => (
                <th key={key} scope={size > 1 ? 'colgroup' : 'col'} colSpan={size} rowSpan={alone ? 2 : 1}>
                  {title}
                </th>
              ))}
            </tr>
          ) : null}
          <tr>
            {grouped ? null : <th scope="col">{t('statistics.item')}</th>}
            {columns
              .filter(({ group }) => !grouped || group !== null)
              .map(({ key, title }) => (
                <th key={key} scope="col">
                  {text(title)}
                </th>
              ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.key} data-row={row.key} data-sum={row.sum || row.heading}>
              <th
                scope="row"
                style={{ paddingInlineStart: `${1.6 + row.level * 2}rem` }}
                {...(row.cells === null ? { colSpan: wide + 1 } : {})}
              >
                {text(row.title)}
              </th>
              {row.cells?.map((count, index) => (
                <td key={columns[index]?.key}>
                  {count === 0 ? '0' : <Number row={row} column={columns[index]} count={count} onOpen={onOpen} />}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Surface>
  );
}

function Number({
  row,
  column,
  count,
  onOpen,
}: {
  row: StatisticsLine;
  column: StatisticsLine | undefined;
  count: number;
  onOpen: Props['onOpen'];
}) {
  const t = useT();
  const text = useText();
  if (!column) return null;
  const name = t('statistics.cell', { row: text(row.title), column: text(column.title), n: count });
  return (
    <button type="button" aria-label={name} onClick={() => onOpen({ row, column })}>
      {count}
    </button>
  );
}

interface Run {
  key: string;
  title: string;
  size: number;
  /** A column of no group: it is as high as both lines of the head. */
  alone: boolean;
}

/** Neighbours of one group are one cell of the head. */
function runsOf(columns: readonly StatisticsLine[], text: ReturnType<typeof useText>): Run[] {
  const runs: Run[] = [];
  for (const { key, title, group } of columns) {
    const open = runs.at(-1);
    const name = text(group ?? title);
    if (open && group !== null && !open.alone && open.title === name) open.size += 1;
    else runs.push({ key, title: name, size: 1, alone: group === null });
  }
  return runs;
}

const Surface = styled(NumbersSurface)`
  thead th[scope='colgroup'] {
    text-align: center;
  }

  tr[data-sum='true'] {
    background: ${({ theme }) => theme.colors.neutral100};
    font-weight: 600;
  }

  /* As high as a zero: the lines of the table keep one height. */
  button {
    background: none;
    border: 0;
    color: ${({ theme }) => theme.colors.primary700};
    cursor: pointer;
    font: inherit;
    font-variant-numeric: tabular-nums;
    margin: -0.2rem -0.4rem;
    min-width: 2.4rem;
    padding: 0.2rem 0.4rem;
    text-align: end;
    text-decoration: underline;
  }
`;
