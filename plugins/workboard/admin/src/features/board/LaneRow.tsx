import { memo, useMemo, type Ref } from 'react';
import { styled } from 'styled-components';

import type { BoardColumn, BoardLane } from '../../../../shared/contract';
import { useText, useT } from '../../shared/use-t';
import { CardList } from './CardList';
import { LANE_HEAD_PX } from './lane-layout';
import { LaneElsewhere } from './LaneElsewhere';
import { OverdueCount } from './OverdueCount';

interface Props {
  lane: BoardLane;
  index: number;
  /** Where it lies, in pixels from the top of the lanes. */
  top: number;
  measure: Ref<HTMLDivElement>;
  columns: readonly BoardColumn[];
  tracks: string;
  collapsed: ReadonlySet<string>;
  /** Columns that are folded or scrolled out of view. */
  unseen: ReadonlySet<string>;
  onShow: (stage: string) => void;
  folded: boolean;
  compact: boolean;
  pending: ReadonlySet<number>;
  /** The card in hand, in the lane it was taken from. */
  held: number | null;
  focus: { card: number; nonce: number } | null;
  onToggle: (lane: string) => void;
  onFocused: () => void;
  onNearEnd: (stage: string, lane: string) => void;
}

/** A lane: its head with its counts stays in view while it is read; below it, what it has in each column. */
export const LaneRow = memo(function LaneRow(props: Props) {
  const { lane, index, top, measure, columns, tracks, collapsed, unseen, folded, onShow, ...cell } = props;
  const t = useT();
  const text = useText();
  const name = lane.title ? text(lane.title) : t(`boardViews.lane.${lane.key === '-' ? 'none' : lane.key}`);
  const { open, overdue } = lane;
  return (
    <Row
      ref={measure}
      data-index={index}
      data-lane={lane.key}
      aria-label={t('boardViews.lane.label', { name, count: open, overdue })}
      style={{ top }}
    >
      <Head>
        <Toggle type="button" aria-expanded={!folded} onClick={() => cell.onToggle(lane.key)}>
          <span aria-hidden>{folded ? '▸' : '▾'}</span>
          {name}
          <em>{open}</em>
          <OverdueCount count={overdue} />
        </Toggle>
        {!folded && <LaneElsewhere lane={lane.key} columns={columns} unseen={unseen} onShow={onShow} />}
      </Head>
      {!folded && (
        <Cells style={{ gridTemplateColumns: tracks }}>
          {columns.map((column) =>
            collapsed.has(column.stage) ? (
              <div key={column.stage} />
            ) : (
              <Cell key={column.stage} column={column} lane={lane.key} {...cell} />
            ),
          )}
        </Cells>
      )}
    </Row>
  );
});

type CellProps = Pick<Props, 'compact' | 'pending' | 'held' | 'focus' | 'onFocused' | 'onNearEnd'> & { column: BoardColumn; lane: string };

const Cell = memo(function Cell({ column, lane, focus, onNearEnd, ...list }: CellProps) {
  const cards = useMemo(() => column.cards.filter((card) => card.lane === lane), [column.cards, lane]);
  if (cards.length === 0) return <div />;
  const next = column.cells.find((one) => one.lane === lane)?.next ?? null;
  return (
    <Box>
      <CardList
        {...list}
        cards={cards}
        more={next !== null}
        focus={focus && cards.some(({ id }) => id === focus.card) ? focus : null}
        onNearEnd={() => onNearEnd(column.stage, lane)}
      />
    </Box>
  );
});

const Row = styled.section`
  /* By “top” and no transform: of one, a head that is to stay in view would know nothing. */
  position: absolute;
  left: 0;
  width: 100%;
  pointer-events: none;
`;

const Head = styled.div`
  position: sticky;
  z-index: 2;
  top: 4.4rem;
  display: flex;
  height: ${LANE_HEAD_PX}px;
  border-block: 1px solid ${({ theme }) => theme.colors.neutral200};
  background: ${({ theme }) => theme.colors.neutral100};
`;

const Toggle = styled.button`
  position: sticky;
  left: 0;
  display: flex;
  gap: 0.8rem;
  align-items: center;
  padding: 0 1.4rem;
  color: ${({ theme }) => theme.colors.neutral800};
  font-size: 1.3rem;
  font-weight: 600;
  cursor: pointer;
  pointer-events: auto;
  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: -2px;
  }
  em {
    color: ${({ theme }) => theme.colors.neutral600};
    font-style: normal;
    font-weight: 400;
  }
`;

const Cells = styled.div`
  display: grid;
  gap: 1.2rem;
  padding-block: 0.8rem;
`;

/** As high as its cards, and never higher than a few of them: a full cell scrolls by itself. */
const Box = styled.div`
  display: flex;
  flex-direction: column;
  min-width: 0;
  max-height: 44rem;
  pointer-events: auto;
`;
