import type { Board, BoardColumn, CardSummary } from '../../../../shared/contract';

/** Windows loaded after a first one, by `windowKey`. */
export type FurtherWindows = Readonly<Record<string, { cards: CardSummary[]; next: string | null }>>;

/** Where a window belongs: a column, or a lane in it. */
export function windowKey(stage: string, lane: string | null): string {
  return lane === null ? stage : `${stage}/${lane}`;
}

/** A card on its way. `to` is the column it is shown in before the answer, or null while it waits where it is. */
export interface PendingMove {
  card: CardSummary;
  to: string | null;
}

/** The columns as they are drawn: first windows, further windows, and cards whose move has not been answered yet. */
export function viewColumns(board: Board, further: FurtherWindows, pending: readonly PendingMove[]): BoardColumn[] {
  return board.columns.map((column) => {
    const more = further[column.stage];
    const cells = column.cells.map((cell) => ({ cell, more: further[windowKey(column.stage, cell.lane)] }));
    const added = [more, ...cells.map((one) => one.more)].flatMap((window) => window?.cards ?? []);
    const cards = withoutDoubles(added.length > 0 ? [...column.cards, ...added] : column.cards);
    const view = {
      ...column,
      cards,
      next: more ? more.next : column.next,
      cells: cells.map((one) => (one.more ? { ...one.cell, next: one.more.next } : one.cell)),
    };
    return arrived(view, pending);
  });
}

function arrived(column: BoardColumn, pending: readonly PendingMove[]): BoardColumn {
  const coming = pending.filter((move) => move.to === column.stage && move.card.stage !== column.stage);
  const gone = new Set(pending.filter((move) => move.to !== null && move.to !== column.stage).map((move) => move.card.id));
  if (coming.length === 0 && gone.size === 0) return column;
  const ids = new Set(coming.map((move) => move.card.id));
  const staying = column.cards.filter((card) => !gone.has(card.id) && !ids.has(card.id));
  const open = column.counts.open - (column.cards.length - staying.length) + coming.length;
  return { ...column, cards: [...coming.map((move) => move.card), ...staying], counts: { ...column.counts, open } };
}

/** A card that slid over the border of two windows between two requests stands once, where it was met first. */
function withoutDoubles(cards: CardSummary[]): CardSummary[] {
  const seen = new Set<number>();
  return cards.filter((card) => !seen.has(card.id) && seen.add(card.id));
}

/** Equal to the eye: used to keep a card's body from being drawn again when a refresh brought the same facts. */
export function sameCard(a: CardSummary, b: CardSummary): boolean {
  return (
    a === b ||
    (a.id === b.id &&
      a.revision === b.revision &&
      a.title === b.title &&
      a.number === b.number &&
      a.kind?.key === b.kind?.key &&
      a.mark?.en === b.mark?.en &&
      a.unitTitle === b.unitTitle &&
      a.sealBroken === b.sealBroken &&
      a.comments === b.comments &&
      a.attachments === b.attachments &&
      a.assignee?.id === b.assignee?.id &&
      a.due?.on === b.due?.on &&
      a.due?.clock === b.due?.clock &&
      a.due?.urgency === b.due?.urgency &&
      a.due?.workdaysLeft === b.due?.workdaysLeft &&
      a.due?.daysOverdue === b.due?.daysOverdue)
  );
}
