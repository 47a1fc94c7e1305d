import { KeyboardCode, type KeyboardCoordinateGetter } from '@dnd-kit/core';

/** Left and top of the place in a column at which a card carried by the keyboard hangs, in pixels. */
const INSET = { x: 8, y: 56 };

/**
 * ← and → carry the card to the nearest column on that side in which it may be dropped (or to its own), so that no key press lands on a
 * column that refuses. ↑ and ↓ do nothing: the order in a column is that of the due days, not of hands.
 */
export function columnCoordinates(mayEnter: (stage: string) => boolean): KeyboardCoordinateGetter {
  return (event, { currentCoordinates, context }) => {
    if (event.code !== KeyboardCode.Left && event.code !== KeyboardCode.Right) {
      if (event.code === KeyboardCode.Up || event.code === KeyboardCode.Down) event.preventDefault();
      return undefined;
    }
    event.preventDefault();
    const side = event.code === KeyboardCode.Right ? 1 : -1;
    const places = [...context.droppableRects.entries()]
      .filter(([id]) => mayEnter(String(id)))
      // With lanes a column is higher than the window: the card stays at the height it is at.
      .map(([, rect]) => ({ x: rect.left + INSET.x, y: rect.height > window.innerHeight ? currentCoordinates.y : rect.top + INSET.y }))
      .filter((place) => (place.x - currentCoordinates.x) * side > INSET.x * 2)
      .sort((a, b) => (a.x - b.x) * side);
    return places[0];
  };
}
