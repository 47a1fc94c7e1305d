import { Link as AppLink, Typography } from '@strapi/design-system';
import { CaretDown, CaretUp } from '@strapi/icons';

import type { RegisterCell, RegisterColumnView, RegisterRow, RegisterView } from '../../../../shared/contract';
import { useT, useText } from '../../shared/use-t';
import { RegisterCellView } from './RegisterCellView';
import { SortButton, Surface, Table } from './register-table-styles';

interface Props {
  register: RegisterView;
  rows: readonly RegisterRow[];
  busy: boolean;
  /** Key of a column, with `-` in front: downwards. */
  sort: string | undefined;
  onSort: (sort: string | undefined) => void;
  onOpen: (card: number) => void;
}

/** A row for each card; its title, or its first cell, opens the card with everything that was ever done to it. */
export function RegisterTable({ register, rows, busy, sort, onSort, onOpen }: Props) {
  const text = useText();
  const { columns } = register;
  const opening = Math.max(
    columns.findIndex(({ key }) => key === 'card.title'),
    0,
  );
  return (
    <Surface aria-busy={busy}>
      <Table aria-label={text(register.title)}>
        <thead>
          <tr>
            {columns.map((column) => (
              <ColumnHead key={column.key} column={column} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.card} data-card={row.card}>
              {columns.map((column, index) => (
                <td
                  key={column.key}
                  data-title={column.key === 'card.title' || undefined}
                  data-links={column.kind === 'links' || undefined}
                  data-short={isShort(column, row.cells[index]) || undefined}
                >
                  {index === opening ? (
                    <AppLink tag="button" type="button" onClick={() => onOpen(row.card)}>
                      {typeof row.cells[index] === 'string' ? String(row.cells[index]) : '—'}
                    </AppLink>
                  ) : (
                    <RegisterCellView column={column} cell={row.cells[index] ?? null} onOpen={onOpen} />
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </Table>
    </Surface>
  );
}

/** In characters: what stands on one line whatever the width of the table. A document number has fourteen. */
const SHORT = 18;

/** Days, words and short texts are not broken; a long text is. */
function isShort({ key, kind }: RegisterColumnView, cell: RegisterCell | undefined): boolean {
  if (kind === 'text') return key === 'card.seal' || (typeof cell === 'string' && cell.length <= SHORT);
  return kind !== 'links';
}

function ColumnHead({ column, sort, onSort }: { column: RegisterColumnView } & Pick<Props, 'sort' | 'onSort'>) {
  const t = useT();
  const text = useText();
  const up = sort === column.key;
  const down = sort === `-${column.key}`;
  if (!column.sortable) {
    return (
      <th scope="col">
        <Typography variant="sigma">{text(column.title)}</Typography>
      </th>
    );
  }
  // Upwards, downwards, as it was.
  const next = up ? `-${column.key}` : down ? undefined : column.key;
  return (
    <th scope="col" aria-sort={up ? 'ascending' : down ? 'descending' : 'none'}>
      <SortButton type="button" onClick={() => onSort(next)} title={t('registers.sort', { name: text(column.title) })}>
        <Typography variant="sigma">{text(column.title)}</Typography>
        {up ? <CaretUp aria-hidden /> : down ? <CaretDown aria-hidden /> : null}
      </SortButton>
    </th>
  );
}
