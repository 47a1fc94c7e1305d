import type { Collection, Field } from './collection';
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
    const field = collection.fields[name];
    if (field) entry[name] = value(field, row[name]);
    if (field?.type === 'unit') entry[`${name}Name`] = row[`${name}Name`] ?? null;
  }
  const { partner } = collection;
  if (partner) entry[partner.as] = partner.many ? partners : (partners[0] ?? null);
  return entry;
}

/** Strapi keeps milliseconds in SQLite; PostgreSQL's driver gives a Date. */
function instant(stored: unknown): string {
  return new Date(stored as Date | number | string).toISOString();
}

function value(field: Field, stored: unknown): unknown {
  if (field.type === 'rich') return richText(stored);
  if (field.type === 'json') return structure(stored);
  if (field.type === 'files') return structure(stored) ?? [];
  if (field.type === 'parts') return parts(field, (structure(stored) ?? []) as Row[]);
  return stored ?? null;
}

function parts({ parts: types = {} }: Field, stored: readonly Row[]): Row[] {
  return stored.map((part) =>
    Object.fromEntries(
      Object.entries(types).map(([name, type]) => {
        if (type === 'rich') return [name, richText(part[name])];
        return [name, part[name] ?? (type === 'files' ? [] : null)];
      }),
    ),
  );
}

function richText(stored: unknown): string | null {
  return typeof stored === 'string' ? sanitiseRichText(stored) : null;
}

/** SQLite gives JSON as text, and so does PostgreSQL for a stored structure; one it has just built comes parsed. */
function structure(stored: unknown): unknown {
  return typeof stored === 'string' ? JSON.parse(stored) : (stored ?? null);
}
