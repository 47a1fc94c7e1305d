import type { Collection } from './collection';
import type { Row } from './read-collection';
import { sanitiseRichText } from './sanitise-rich-text';

/** An entry as it leaves the house. There is no `id`: Strapi gives a new one at every publication, `documentId` stays. */
export interface Entry {
  documentId: string;
  createdAt: string;
  updatedAt: string;
  publishedAt: string;
  [field: string]: unknown;
}

/** Presents a row with the fields that were asked for, and with its partners. */
export function present(collection: Collection, row: Row, fields: readonly string[], partners: readonly Row[]): Entry {
  const entry: Entry = {
    documentId: String(row.documentId),
    createdAt: instant(row.createdAt),
    updatedAt: instant(row.updatedAt),
    publishedAt: instant(row.publishedAt),
  };
  for (const name of fields) {
    const type = collection.fields[name]?.type;
    entry[name] = type === 'rich' ? richText(row[name]) : type === 'json' ? structure(row[name]) : (row[name] ?? null);
    if (type === 'unit') entry[`${name}Name`] = row[`${name}Name`] ?? null;
  }
  const { partner } = collection;
  if (partner) entry[partner.as] = partner.many ? partners : (partners[0] ?? null);
  return entry;
}

/** Strapi keeps milliseconds in SQLite; PostgreSQL's driver gives a Date. */
function instant(value: unknown): string {
  return new Date(value as Date | number | string).toISOString();
}

function richText(value: unknown): string | null {
  return typeof value === 'string' ? sanitiseRichText(value) : null;
}

function structure(value: unknown): unknown {
  return typeof value === 'string' ? JSON.parse(value) : (value ?? null);
}
