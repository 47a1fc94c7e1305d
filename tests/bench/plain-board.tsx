/**
 * The board that one would write without thinking of its size: every card is in the document and listens to @dnd-kit/core, as its examples do.
 * It is what the office's board of ten thousand cards is held against (P9); bundled by board.bench.ts, it runs in the browser.
 */
import { memo, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { DndContext, DragOverlay, PointerSensor, useDraggable, useDroppable, useSensor, useSensors } from '@dnd-kit/core';

const COLUMNS = 7;
const count = Number(new URLSearchParams(location.search).get('cards'));
const columns = Array.from({ length: COLUMNS }, (_, column) =>
  Array.from({ length: Math.ceil(count / COLUMNS) }, (_none, index) => `${column}-${index}`),
);

const Face = memo(function Face({ id }: { id: string }) {
  return (
    <>
      <div>〔2026〕{id}号</div>
      <button type="button">关于停车泊位建设的通知 {id}</button>
      <span>剩 3 个工作日</span>
      <div>政务公开科</div>
    </>
  );
});

function Card({ id }: { id: string }) {
  const { setNodeRef, listeners, attributes } = useDraggable({ id });
  return (
    <li ref={setNodeRef} data-card-id={id} {...attributes} {...listeners} style={{ height: 110, border: '1px solid #ddd', margin: 8 }}>
      <Face id={id} />
    </li>
  );
}

function Column({ stage, cards, lifted }: { stage: string; cards: readonly string[]; lifted: boolean }) {
  const { setNodeRef, isOver } = useDroppable({ id: stage });
  return (
    <ul
      ref={setNodeRef}
      data-stage={stage}
      {...(lifted ? { 'data-verdict': isOver ? 'over' : 'legal' } : {})}
      style={{ flex: '0 0 190px' }}
    >
      {cards.map((id) => (
        <Card key={id} id={id} />
      ))}
    </ul>
  );
}

function Board() {
  const [lifted, setLifted] = useState<string | null>(null);
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 6 } }));
  return (
    <DndContext
      sensors={sensors}
      onDragStart={({ active }) => setLifted(String(active.id))}
      onDragEnd={() => setLifted(null)}
      onDragCancel={() => setLifted(null)}
    >
      <main style={{ display: 'flex' }}>
        {columns.map((cards, index) => (
          <Column key={index} stage={`stage-${index}`} cards={cards} lifted={lifted !== null} />
        ))}
      </main>
      <DragOverlay>{lifted === null ? null : <Face id={lifted} />}</DragOverlay>
    </DndContext>
  );
}

const root = document.getElementById('root');
if (root) createRoot(root).render(<Board />);
