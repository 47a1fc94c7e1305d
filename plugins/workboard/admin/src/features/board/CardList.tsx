import { useEffect, useRef } from 'react';
import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual';
import { styled } from 'styled-components';

import type { CardSummary } from '../../../../shared/contract';
import { CardShell } from './CardShell';
import { withHeld } from './dnd/with-held';

/** Height of a card with a two-line title, and of a compact one, in pixels; measured ones replace it. */
export const CARD_PX = { comfortable: 138, compact: 92 };
export const GAP_PX = 8;
/** Cards drawn beyond each edge. One is enough to tab into, and keeps ten thousand cards below a thousand nodes. */
const OVERSCAN = 1;
/** The next window is asked for when so few loaded cards remain below. */
const AHEAD = 10;
/** How many frames a card that is to have the focus may take to appear. */
const FRAMES = 60;

interface Props {
  cards: CardSummary[];
  compact: boolean;
  more: boolean;
  pending: ReadonlySet<number>;
  /** The card in hand, in the list it was taken from. */
  held: number | null;
  /** Card that should get the focus (it was just moved here); `nonce` tells two requests for one card apart. */
  focus: { card: number; nonce: number } | null;
  onFocused: () => void;
  onNearEnd: () => void;
}

/** The cards of one column, drawn only where they are seen. */
export function CardList({ cards, compact, more, pending, held, focus, onFocused, onNearEnd }: Props) {
  const scroller = useRef<HTMLDivElement>(null);
  const inHand = held === null ? -1 : cards.findIndex(({ id }) => id === held);
  const virtualizer = useVirtualizer({
    count: cards.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => (compact ? CARD_PX.compact : CARD_PX.comfortable),
    gap: GAP_PX,
    overscan: OVERSCAN,
    getItemKey: (index) => cards[index]?.id ?? index,
    // The card in hand stays mounted while its column scrolls away under it.
    rangeExtractor: (range: Range) => withHeld(defaultRangeExtractor(range), inHand),
  });
  const items = virtualizer.getVirtualItems();
  const last = items[items.length - 1]?.index ?? -1;

  useEffect(() => virtualizer.measure(), [compact, virtualizer]);

  useEffect(() => {
    if (more && last >= cards.length - AHEAD) onNearEnd();
  }, [more, last, cards.length, onNearEnd]);

  useEffect(() => {
    if (!focus) return;
    const index = cards.findIndex((card) => card.id === focus.card);
    if (index < 0) return;
    let frame = 0;
    // A card below the window is drawn some frames after the list has scrolled to it, later on a slow machine.
    const reach = (left: number) => {
      virtualizer.scrollToIndex(index, { align: 'auto' });
      frame = requestAnimationFrame(() => {
        const node = scroller.current?.querySelector<HTMLElement>(`[data-card-id="${focus.card}"]`);
        if (node) {
          node.focus();
          onFocused();
        } else if (left > 0) reach(left - 1);
      });
    };
    reach(FRAMES);
    return () => cancelAnimationFrame(frame);
  }, [focus, cards, virtualizer, onFocused]);

  const first = items[0];
  const end = items[items.length - 1];
  return (
    <Scroller ref={scroller} data-card-list>
      <Flow style={{ paddingTop: first?.start ?? 0, paddingBottom: virtualizer.getTotalSize() - (end?.end ?? 0) }}>
        {items.map((item, position) => {
          const card = cards[item.index];
          if (!card) return null;
          const before = items[position - 1];
          return (
            <Slot
              key={item.key}
              card={card}
              index={item.index}
              pending={pending.has(card.id)}
              measure={virtualizer.measureElement}
              skip={before ? item.start - before.end - GAP_PX : 0}
            />
          );
        })}
      </Flow>
    </Scroller>
  );
}

/** A held card may stand far from the others; a spacer keeps both where they belong. */
function Slot({ skip, ...card }: Parameters<typeof CardShell>[0] & { skip: number }) {
  return (
    <>
      {skip > 1 && <div aria-hidden style={{ height: skip - GAP_PX, flex: 'none' }} />}
      <CardShell {...card} />
    </>
  );
}

const Scroller = styled.div`
  flex: 1;
  min-height: 0;
  overflow-y: auto;
  padding: 0.2rem 1rem 1rem;
  overscroll-behavior-y: contain;
`;

const Flow = styled.div`
  display: flex;
  flex-direction: column;
  gap: ${GAP_PX}px;
`;
