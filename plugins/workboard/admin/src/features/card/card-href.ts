import { PLUGIN_ID } from '../../shared/plugin-id';

/** Address of a card on its board, inside the admin. */
export function cardHref(workflow: string, card: number): string {
  return `/plugins/${PLUGIN_ID}/boards/${workflow}?card=${card}`;
}

/** Address of an entry in the content manager; with an attribute, its field takes the focus. */
export function entryHref(uid: string, documentId: string, attribute?: string): string {
  const entry = `/content-manager/collection-types/${uid}/${documentId}`;
  return attribute ? `${entry}?field=${attribute}` : entry;
}
