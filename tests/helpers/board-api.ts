import type { BoardWindow, CardSummary } from '../../plugins/workboard/shared/contract';
import type { Staff } from './staff';
import type { TestApp } from './strapi';

/** What the plugin answers a person. @throws if it turns the question down. */
export async function readAs<T>(app: TestApp, who: Staff, path: string): Promise<T> {
  const response = await app.request.get(`/workboard${path}`).set('Authorization', who.bearer);
  if (response.status !== 200) throw new Error(`${path}: ${response.status} ${response.text}`);
  return (response.body as { data: T }).data;
}

/** All cards of a column, window by window. @param query of the board, without `?` */
export async function cardsOfColumn(app: TestApp, who: Staff, stage: string, query = ''): Promise<CardSummary[]> {
  const cards: CardSummary[] = [];
  let after: string | null = null;
  do {
    const place: string = after === null ? '' : `&after=${encodeURIComponent(after)}`;
    const window: BoardWindow = await readAs(app, who, `/boards/official-document/columns/${stage}?${query}${place}`);
    cards.push(...window.cards);
    after = window.next;
  } while (after !== null);
  return cards;
}
