import { memo } from 'react';
import { Badge, Typography } from '@strapi/design-system';

import type { MatrixRow, MatrixView } from '../../../../shared/contract';
import { useT } from '../../shared/use-t';
import { useSelected, type Selection } from '../bulk';
import { RegisterCellView } from '../registers/RegisterCellView';
import { Cell, Row } from './matrix-table-styles';

interface Props {
  card: number;
  index: number;
  view: MatrixView;
  row: MatrixRow | undefined;
  height: number;
  focusable: boolean;
  /** Size of the group of like texts that begins here. */
  begins: number | null;
  selection: Selection;
  onActive: () => void;
  onOpen: (card: number) => void;
}

/** One row: a click goes there, a click on the box selects, with Shift everything between; a second click opens the card. */
export const MatrixRowView = memo(function MatrixRowView({
  card,
  index,
  view,
  row,
  height,
  focusable,
  begins,
  selection,
  onActive,
  onOpen,
}: Props) {
  const t = useT();
  const selected = useSelected(card);
  return (
    <Row
      role="row"
      aria-rowindex={index + 2}
      aria-selected={selected}
      tabIndex={focusable ? 0 : -1}
      data-row={index}
      data-card={card}
      data-begins={begins !== null && begins > 1 ? true : undefined}
      style={{ height }}
      onFocus={onActive}
      onDoubleClick={() => onOpen(card)}
    >
      <Cell role="gridcell">
        <input
          type="checkbox"
          tabIndex={-1}
          checked={selected}
          aria-label={t('matrix.choose', { name: row?.number ?? String(card) })}
          onChange={() => undefined}
          onClick={(event) => selection.pick(card, event.shiftKey ? 'range' : 'toggle')}
        />
      </Cell>
      {view.columns.map((column, at) => (
        <Cell key={column.key} role="gridcell" data-text={column.key === view.text || undefined}>
          {begins !== null && begins > 1 && column.key === view.text ? (
            <Badge marginRight={2}>{t('matrix.alike', { n: begins })}</Badge>
          ) : null}
          {row ? (
            <RegisterCellView column={column} cell={row.cells[at] ?? null} onOpen={onOpen} />
          ) : (
            <Typography textColor="neutral500">…</Typography>
          )}
        </Cell>
      ))}
      <Cell role="gridcell">
        <Typography textColor={row && row.notes > 0 ? 'neutral800' : 'neutral500'}>
          {row ? (row.notes > 0 ? row.notes : '—') : ''}
        </Typography>
      </Cell>
    </Row>
  );
});
