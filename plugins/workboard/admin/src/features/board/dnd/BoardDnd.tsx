import { memo, useMemo, useRef, type ReactNode } from 'react';
import { DndContext, DragOverlay, KeyboardSensor, MeasuringStrategy, MouseSensor, TouchSensor, useSensor, useSensors } from '@dnd-kit/core';
import { styled } from 'styled-components';

import type { BoardColumn } from '../../../../../shared/contract';
import { useText, useT } from '../../../shared/use-t';
import { DueBadge } from '../../card/DueBadge';
import { cardSurface } from '../card-surface';
import { NoticeStyles } from '../ColumnNotice';
import { columnCoordinates } from './column-coordinates';
import { findColumn } from './find-column';
import { HOW_TO_CARRY } from './CardGrip';
import { useAnnouncements } from './use-announcements';
import type { Drag } from './use-drag';

const MOUSE = { activationConstraint: { distance: 8 } };
const TOUCH = { activationConstraint: { delay: 250, tolerance: 8 } };
/** Shares of the board at whose edge it scrolls. The library's fifth is a whole column: whoever aims at the last one saw it run away. */
const AUTO_SCROLL = { threshold: { x: 0.05, y: 0.15 } };
/** Enter opens a card that lies, and drops one that is carried. */
const KEYS = { start: ['Space'], cancel: ['Escape'], end: ['Space', 'Enter'] };
const MEASURING = { droppable: { strategy: MeasuringStrategy.WhileDragging } };

/** The only file, with its neighbours, that knows the drag library: mouse, touch and keyboard in; stages and cards out. */
export function BoardDnd({ drag, columns, children }: { drag: Drag; columns: BoardColumn[]; children: ReactNode }) {
  const t = useT();
  const text = useText();
  const now = useRef({ drag, columns, text });
  now.current = { drag, columns, text };

  const coordinateGetter = useMemo(
    () =>
      columnCoordinates((stage) => {
        const verdict = now.current.drag.verdicts?.get(stage);
        return verdict?.kind === 'legal' || verdict?.kind === 'here';
      }),
    [],
  );
  const sensors = useSensors(
    useSensor(MouseSensor, MOUSE),
    useSensor(TouchSensor, TOUCH),
    useSensor(
      KeyboardSensor,
      useMemo(() => ({ coordinateGetter, scrollBehavior: 'auto' as const, keyboardCodes: KEYS }), [coordinateGetter]),
    ),
  );

  const names = useMemo(() => {
    const columnOf = (stage: string) => now.current.columns.find((column) => column.stage === stage);
    const cardOf = (id: string) => now.current.columns.flatMap((column) => column.cards).find((card) => String(card.id) === id);
    return {
      card: (id: string) => cardOf(id)?.title ?? id,
      column: (stage: string) => {
        const column = columnOf(stage);
        return column ? now.current.text(column.title) : stage;
      },
      own: (id: string, stage: string) => cardOf(id)?.stage === stage,
    };
  }, []);
  const spoken = useAnnouncements(t, names);

  return (
    <DndContext
      id={HOW_TO_CARRY}
      sensors={sensors}
      collisionDetection={findColumn}
      measuring={MEASURING}
      autoScroll={AUTO_SCROLL}
      accessibility={{ ...spoken, restoreFocus: false }}
      onDragStart={drag.onDragStart}
      onDragEnd={drag.onDragEnd}
      onDragCancel={drag.onDragCancel}
    >
      {children}
      <KnownStyles />
      <DragOverlay dropAnimation={null}>
        {drag.card && (
          <Carried>
            <small>{drag.card.number}</small>
            <p>{drag.card.title}</p>
            {drag.card.due && <DueBadge due={drag.card.due} />}
          </Carried>
        )}
      </DragOverlay>
    </DndContext>
  );
}

/**
 * What appears with the lift, drawn once where nobody sees it: a rule that is made in that moment would have the browser look at every node of the page
 * anew.
 */
const KnownStyles = memo(function KnownStyles() {
  return (
    <div hidden>
      <Carried />
      <NoticeStyles />
    </div>
  );
});

const Carried = styled.div`
  ${cardSurface}
  border-color: ${({ theme }) => theme.colors.primary500};
  box-shadow: ${({ theme }) => theme.shadows.popupShadow};
  cursor: grabbing;
  transform: rotate(2deg);
  small {
    color: ${({ theme }) => theme.colors.neutral600};
    font-size: 1.2rem;
  }
  p {
    display: -webkit-box;
    overflow: hidden;
    margin: 0.2rem 0 0.8rem;
    color: ${({ theme }) => theme.colors.neutral800};
    font-size: 1.4rem;
    font-weight: 500;
    line-height: 1.4;
    -webkit-box-orient: vertical;
    -webkit-line-clamp: 2;
  }
  @media (prefers-reduced-motion: reduce) {
    transform: none;
  }
`;
