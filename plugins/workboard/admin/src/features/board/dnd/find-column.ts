import { pointerWithin, rectIntersection, type CollisionDetection } from '@dnd-kit/core';

/** The column under the pointer; for the keyboard, which has none, the column the carried card covers most. */
export const findColumn: CollisionDetection = (args) => (args.pointerCoordinates ? pointerWithin(args) : rectIntersection(args));
