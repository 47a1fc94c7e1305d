import { addDays } from '../../../../engine/day';
import type { Day } from '../../../../engine/calendar/types';

export interface Run<Item> {
  first: Item;
  last: Item;
  size: number;
}

/** Days that follow each other and say the same are one run. @param words what a day says, besides its date */
export function runsOf<Item extends { day: Day }>(days: readonly Item[], words: (item: Item) => string): Run<Item>[] {
  const runs: Run<Item>[] = [];
  for (const item of days) {
    const open = runs.at(-1);
    if (open && addDays(open.last.day, 1) === item.day && words(open.first) === words(item)) {
      open.last = item;
      open.size += 1;
    } else runs.push({ first: item, last: item, size: 1 });
  }
  return runs;
}
