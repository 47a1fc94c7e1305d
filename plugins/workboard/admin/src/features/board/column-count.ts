import type { BoardColumn } from '../../../../shared/contract';

/** The number of a column's cards; with a + behind it where the server stopped counting closed ones. */
export function countOf({ counts, more }: Pick<BoardColumn, 'counts' | 'more'>): string {
  return more ? `${counts.open}+` : String(counts.open);
}
