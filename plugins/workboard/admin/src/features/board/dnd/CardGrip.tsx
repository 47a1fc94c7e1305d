import { useLayoutEffect, type MutableRefObject, type RefObject } from 'react';
import { useDraggable } from '@dnd-kit/core';

/** Id of the words that say how a card is carried by keys. */
export const HOW_TO_CARRY = 'workboard-how-to-carry';

/** What the library wants to hear of a card: mouse, touch and keys. */
export type GripListeners = ReturnType<typeof useDraggable>['listeners'];

interface Props {
  card: number;
  node: RefObject<HTMLElement>;
  listeners: MutableRefObject<GripListeners>;
}

/**
 * Makes a card one that can be lifted. It draws nothing, and stands only in a card that the hand or the focus has touched: the library asks each of
 * its cards anew several times in every lift and at every column that is crossed, and a board shows dozens (P9).
 */
export function CardGrip({ card, node, listeners }: Props) {
  const { setNodeRef, setActivatorNodeRef, listeners: heard, isDragging } = useDraggable({ id: String(card) });
  useLayoutEffect(() => {
    setNodeRef(node.current);
    setActivatorNodeRef(node.current);
    listeners.current = heard;
    return () => void (listeners.current = undefined);
  }, [node, listeners, heard, setNodeRef, setActivatorNodeRef]);
  useLayoutEffect(() => {
    const held = node.current;
    if (!held || !isDragging) return;
    held.dataset.held = 'true';
    return () => {
      delete held.dataset.held;
    };
  }, [node, isDragging]);
  return null;
}
