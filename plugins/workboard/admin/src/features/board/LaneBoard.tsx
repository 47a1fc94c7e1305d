import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual';
import { styled } from 'styled-components';

import type { BoardLane } from '../../../../shared/contract';
import { useT } from '../../shared/use-t';
import { CARD_PX, GAP_PX } from './CardList';
import type { ShownColumns } from './ColumnRow';
import { withHeld } from './dnd/with-held';
import { LaneColumn } from './LaneColumn';
import { LaneRow } from './LaneRow';
import { columnsWidth, columnTracks, LANE_HEAD_PX } from './lane-layout';
import { useOutOfView } from './use-out-of-view';

interface Props extends ShownColumns {
  lanes: readonly BoardLane[];
}

/**
 * A board divided into lanes: lanes below each other, the columns across all of them. Only lanes in view are drawn. Each column is one place
 * to drop on, from top to bottom: moving between stages is what counts, the lane follows from the card itself.
 */
export function LaneBoard({ data, drag, mover, lanes, waiting, preferences, filtered }: Props) {
  const t = useT();
  const scroller = useRef<HTMLDivElement>(null);
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const { density, collapsed, toggleColumn } = preferences;
  const { columns } = data;
  const laneOf = useCallback(
    (id: number) => lanes.findIndex(({ key }) => columns.some(({ cards }) => cards.some((card) => card.id === id && card.lane === key))),
    [lanes, columns],
  );
  const held = drag.card ? laneOf(drag.card.id) : -1;
  const virtualizer = useVirtualizer({
    count: lanes.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => LANE_HEAD_PX + (folded.has(lanes[index]?.key ?? '') ? 0 : 2 * (CARD_PX[density] + GAP_PX)),
    overscan: 0,
    getItemKey: (index) => lanes[index]?.key ?? index,
    rangeExtractor: (range: Range) => withHeld(defaultRangeExtractor(range), held),
  });

  // A card that is to have the focus may stand in a lane that is folded or out of sight.
  const wanted = mover.focus ? laneOf(mover.focus.card) : -1;
  useEffect(() => {
    if (wanted < 0) return;
    const { key } = lanes[wanted] ?? { key: '' };
    setFolded((now) => (now.has(key) ? new Set([...now].filter((one) => one !== key)) : now));
    virtualizer.scrollToIndex(wanted, { align: 'auto' });
  }, [wanted, lanes, virtualizer]);

  const toggleLane = useCallback(
    (key: string) => setFolded((now) => new Set(now.has(key) ? [...now].filter((one) => one !== key) : [...now, key])),
    [],
  );
  const outOfView = useOutOfView(
    scroller,
    'stage',
    columns.map(({ stage }) => stage),
  );
  const unseen = useMemo(() => new Set([...outOfView, ...collapsed]), [outOfView, collapsed]);
  const show = useCallback(
    (stage: string) => {
      if (collapsed.has(stage)) toggleColumn(stage);
      const drawn = [...(scroller.current?.querySelectorAll<HTMLElement>('[data-stage]') ?? [])];
      drawn.find(({ dataset }) => dataset.stage === stage)?.scrollIntoView({ inline: 'center', block: 'nearest' });
    },
    [collapsed, toggleColumn],
  );
  const tracks = useMemo(() => columnTracks(columns, collapsed), [columns, collapsed]);
  return (
    <Scroller ref={scroller} aria-busy={data.loading} data-density={density} data-lane-board>
      <Frame style={{ minWidth: `max(100%, ${columnsWidth(columns, collapsed)})` }}>
        <Columns role="group" aria-label={t('board.columns')} aria-busy={data.loading} style={{ gridTemplateColumns: tracks }}>
          {columns.map((column) => (
            <LaneColumn
              key={column.stage}
              column={column}
              verdict={drag.verdicts?.get(column.stage) ?? null}
              folded={collapsed.has(column.stage)}
              filtered={filtered}
              onFold={toggleColumn}
            />
          ))}
        </Columns>
        <Lanes style={{ height: virtualizer.getTotalSize() }}>
          {virtualizer.getVirtualItems().map((item) => {
            const lane = lanes[item.index];
            if (!lane) return null;
            return (
              <LaneRow
                key={item.key}
                lane={lane}
                index={item.index}
                top={item.start}
                measure={virtualizer.measureElement}
                columns={columns}
                tracks={tracks}
                collapsed={collapsed}
                unseen={unseen}
                onShow={show}
                folded={folded.has(lane.key)}
                compact={density === 'compact'}
                pending={waiting}
                held={drag.card && item.index === held ? drag.card.id : null}
                focus={item.index === wanted ? mover.focus : null}
                onToggle={toggleLane}
                onFocused={mover.onFocused}
                onNearEnd={data.loadMore}
              />
            );
          })}
        </Lanes>
      </Frame>
    </Scroller>
  );
}

const Scroller = styled.div`
  flex: 1;
  min-height: 32rem;
  overflow: auto;
  overscroll-behavior: contain;
  transition: opacity 120ms;
  &[aria-busy='true'] {
    opacity: 0.6;
  }
  @media (prefers-reduced-motion: reduce) {
    transition: none;
  }
`;

/** The columns lie behind the lanes over their whole height, so that the head of each stays in view and the whole of it can be dropped on. */
const Frame = styled.div`
  position: relative;
  min-height: 100%;
  padding-top: 4.8rem;
`;

const Columns = styled.div`
  position: absolute;
  inset: 0;
  display: grid;
  gap: 1.2rem;
`;

const Lanes = styled.div`
  position: relative;
  min-width: 100%;
`;
