import type { BoardColumn } from '../../../../shared/contract';

/** Which limit a column has passed: full at the hard one, a warning above the soft one; null within both. */
export function crowding({ counts, wip }: Pick<BoardColumn, 'counts' | 'wip'>): { full: boolean; limit: number } | null {
  if (wip?.hard !== undefined && counts.open >= wip.hard) return { full: true, limit: wip.hard };
  return wip?.soft !== undefined && counts.open > wip.soft ? { full: false, limit: wip.soft } : null;
}
