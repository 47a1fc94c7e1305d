import type { BoardColumn } from '../../../../shared/contract';

/** Height of a lane's own head, in pixels. */
export const LANE_HEAD_PX = 40;

/** The tracks of the grid that heads, columns and lanes share; a folded column keeps a strip. */
export function columnTracks(columns: readonly BoardColumn[], collapsed: ReadonlySet<string>): string {
  return columns.map(({ stage }) => (collapsed.has(stage) ? '4.4rem' : 'minmax(25.6rem, 1fr)')).join(' ');
}

/** Least width of all tracks with the gaps between them: below it the board scrolls sideways. */
export function columnsWidth(columns: readonly BoardColumn[], collapsed: ReadonlySet<string>): string {
  const tracks = columns.reduce((sum, { stage }) => sum + (collapsed.has(stage) ? 4.4 : 25.6), 0);
  return `${tracks + 1.2 * Math.max(0, columns.length - 1)}rem`;
}
