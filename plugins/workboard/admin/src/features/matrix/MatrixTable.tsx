import { useEffect, useMemo, useRef, useState } from 'react';
import { Typography } from '@strapi/design-system';
import { useVirtualizer } from '@tanstack/react-virtual';

import type { MatrixOrder, MatrixView } from '../../../../shared/contract';
import { useT, useText } from '../../shared/use-t';
import type { Selection } from '../bulk';
import { MatrixRowView } from './MatrixRowView';
import { Grid, HeadCell, HeadRow, Scroller, widthsOf } from './matrix-table-styles';
import { SortHead } from './SortHead';
import { useGridKeys } from './use-grid-keys';
import { useRows } from './use-rows';

/** Height of a row in pixels: three lines of a comment. */
const ROW_PX = 72;
const OVERSCAN = 2;

interface Props {
  view: MatrixView;
  order: MatrixOrder;
  busy: boolean;
  sort: string | undefined;
  selection: Selection;
  onSort: (sort: string | undefined) => void;
  onOpen: (card: number) => void;
}

/** Every row of a matrix in one table, drawn only where it is seen; one row has the focus, and keys do everything. */
export function MatrixTable({ view, order, busy, sort, selection, onSort, onOpen }: Props) {
  const t = useT();
  const text = useText();
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);
  const moved = useRef(false);
  const { cards, groups } = order;
  const virtualizer = useVirtualizer({
    count: cards.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PX,
    overscan: OVERSCAN,
  });
  const items = virtualizer.getVirtualItems();
  const seen = { from: items[0]?.index ?? 0, to: items[items.length - 1]?.index ?? 0 };
  const rows = useRows({ card: view.parent.card, workflow: view.workflow }, order, seen);
  const sizes = useMemo(() => sizesOf(groups), [groups]);
  const here = Math.min(active, Math.max(cards.length - 1, 0));

  const go = (index: number) => {
    moved.current = true;
    setActive(index);
    virtualizer.scrollToIndex(index, { align: 'auto' });
  };
  const onKeyDown = useGridKeys({
    ...{ cards, groups, active: here, selection, go, open: onOpen },
    page: Math.max(1, Math.floor((scroller.current?.clientHeight ?? 600) / ROW_PX) - 1),
  });

  // The focus follows the keys, once the row is drawn; it is not taken from anywhere else.
  useEffect(() => {
    if (!moved.current) return;
    const row = scroller.current?.querySelector<HTMLElement>(`[data-row="${here}"]`);
    if (!row) return;
    moved.current = false;
    row.focus({ preventScroll: true });
  });

  return (
    <Scroller ref={scroller} aria-busy={busy}>
      <Grid
        role="grid"
        aria-label={text(view.title)}
        aria-rowcount={cards.length + 1}
        aria-multiselectable
        style={{ gridTemplateColumns: widthsOf(view) }}
        onKeyDown={onKeyDown}
      >
        <HeadRow role="row" aria-rowindex={1}>
          <HeadCell role="columnheader">
            <Typography variant="sigma">{t('matrix.chosen')}</Typography>
          </HeadCell>
          {view.columns.map((column) => (
            <SortHead key={column.key} column={column} sort={sort} onSort={onSort} />
          ))}
          <HeadCell role="columnheader">
            <Typography variant="sigma">{t('matrix.notes')}</Typography>
          </HeadCell>
        </HeadRow>
        <div style={{ gridColumn: '1 / -1', height: items[0]?.start ?? 0 }} aria-hidden />
        {items.map(({ index }) => {
          const card = cards[index];
          if (card === undefined) return null;
          const group = groups?.[index];
          return (
            <MatrixRowView
              key={card}
              {...{ card, index, view, selection, onOpen }}
              row={rows.get(card)}
              height={ROW_PX}
              focusable={index === here}
              begins={group !== undefined && groups?.[index - 1] !== group ? (sizes.get(group) ?? 1) : null}
              onActive={() => setActive(index)}
            />
          );
        })}
        <div style={{ gridColumn: '1 / -1', height: virtualizer.getTotalSize() - (items[items.length - 1]?.end ?? 0) }} aria-hidden />
      </Grid>
    </Scroller>
  );
}

function sizesOf(groups: readonly number[] | null): ReadonlyMap<number, number> {
  const sizes = new Map<number, number>();
  for (const group of groups ?? []) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  return sizes;
}
