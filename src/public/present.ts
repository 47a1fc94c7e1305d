import type { Collection, Field } from './collection';
import type { Row } from './read-partners';
import { sanitiseRichText } from './sanitise-rich-text';
import type { StoredEntry } from './select-entry';

/** Fields that do not leave the house as they are stored. */
const PREPARED: readonly Field['type'][] = ['rich', 'json', 'files', 'parts'];

/**
 * Presents entries with the fields that were asked for, each with its partners, as the text of a JSON object. There is no `id`: Strapi gives a new one at every publication,
 * `documentId` stays.
 */
export function presenter(collection: Collection, fields: readonly string[]): (stored: StoredEntry, partners: readonly Row[]) => string {
  const prepared = fields.flatMap((name) => {
    const field = collection.fields[name];
    return field && PREPARED.includes(field.type) ? [{ name, field }] : [];
  });
  const prepare = (text: string) => {
    const entry = JSON.parse(text) as Record<string, unknown>;
    for (const { name, field } of prepared) entry[name] = value(field, entry[name]);
    return JSON.stringify(entry);
  };
  const { partner } = collection;
  return ({ documentId, createdAt, updatedAt, publishedAt, fields: text }, partners) => {
    const own = (prepared.length > 0 ? prepare(text) : text).slice(1, -1);
    const head = `"documentId":${JSON.stringify(documentId)},"createdAt":"${instant(createdAt)}","updatedAt":"${instant(updatedAt)}","publishedAt":"${instant(publishedAt)}"`;
    const tail = partner ? `,"${partner.as}":${JSON.stringify(partner.many ? partners : (partners[0] ?? null))}` : '';
    // The texts of three objects as that of one.
    return `{${head}${own === '' ? '' : `,${own}`}${tail}}`;
  };
}

/** Strapi keeps milliseconds in SQLite; PostgreSQL's driver gives a Date. */
function instant(stored: unknown): string {
  return new Date(stored as Date | number | string).toISOString();
}

function value(field: Field, stored: unknown): unknown {
  if (field.type === 'rich') return richText(stored);
  if (field.type === 'json') return structure(stored);
  if (field.type === 'files') return structure(stored) ?? [];
  return parts(field, (structure(stored) ?? []) as Row[]);
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

/** SQLite stores a structure as text; PostgreSQL as JSON, like what it has just built. */
function structure(stored: unknown): unknown {
  return typeof stored === 'string' ? JSON.parse(stored) : (stored ?? null);
}
