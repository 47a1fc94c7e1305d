import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { Collection, Field } from '../collection';
import { columnsOf } from '../columns';
import { partsOf } from '../nested-json';
import { publicRows } from '../public-rows';
import { tablesOf } from './index-tables';
import { plain, termsOf } from './words';

/** The searched text of a public entry. */
export interface IndexedText {
  documentId: string;
  text: string;
}

/** Of one entry; what stands further back in a very long text is not found. */
const LONGEST_TEXT = 200_000;

/**
 * Texts of the public rows among some documents. One statement, outside of any transaction.
 * @param narrow which rows, of the public ones `d`
 */
export async function publicTexts(
  strapi: Core.Strapi,
  collection: Collection,
  narrow: (rows: Knex.QueryBuilder) => Knex.QueryBuilder,
): Promise<IndexedText[]> {
  const column = columnsOf(strapi, collection.uid);
  const attributes = searchedOf(collection);
  const rows = narrow(publicRows(strapi, collection)).select('d.document_id as documentId');
  for (const { name, field } of attributes) {
    if (field) rows.select(partsOf(strapi, { uid: collection.uid, row: 'd.id', name, field }).as(name));
    else rows.select(`d.${column(name)} as ${name}`);
  }
  return ((await rows) as Readonly<Record<string, unknown>>[]).map((row) => ({
    documentId: String(row.documentId),
    text: plain(withoutMarks(attributes.flatMap(({ name, field }) => textsIn(row[name], field)).join('\n'))).slice(0, LONGEST_TEXT),
  }));
}

interface Searched {
  name: string;
  /** Of a list of components, with the parts that are searched and no other. */
  field: Field | null;
}

function searchedOf({ search = [], fields }: Collection): Searched[] {
  const names = [...new Set(search.map((path) => path.split('.')[0] ?? ''))];
  return names.map((name) => {
    const field = fields[name];
    if (field?.type !== 'parts') return { name, field: null };
    const parts = Object.entries(field.parts ?? {}).filter(([part]) => search.includes(`${name}.${part}`));
    return { name, field: { ...field, parts: Object.fromEntries(parts) } };
  });
}

/** A text, or those of the parts of components in their order: PostgreSQL gives a list, SQLite its JSON. */
function textsIn(value: unknown, field: Field | null): string[] {
  if (!field) return typeof value === 'string' ? [value] : [];
  const list = (typeof value === 'string' ? JSON.parse(value) : (value ?? [])) as Readonly<Record<string, unknown>>[];
  return list.flatMap((part) => Object.values(part).filter((text) => typeof text === 'string'));
}

/** Puts texts in the place of what the index has for some documents; what has no text any more is taken out. */
export async function replaceTexts(
  strapi: Core.Strapi,
  trx: Knex,
  input: { collection: Collection; documentIds: readonly string[]; texts: readonly IndexedText[] },
): Promise<void> {
  const { collection, documentIds, texts } = input;
  if (documentIds.length === 0) return;
  const tables = tablesOf(strapi, collection);
  const postgres = strapi.db.dialect.client === 'postgres';
  const standing = trx(tables.texts).whereIn('document_id', [...documentIds]);
  // Without a text of its own, FTS5 has to be told row by row.
  if (!postgres) await trx(tables.terms).whereIn('rowid', standing.clone().select('id')).delete();
  await standing.delete();
  if (texts.length === 0) return;
  if (postgres) {
    const row = '(?, ?, array_to_tsvector(array(SELECT jsonb_array_elements_text(?::jsonb))))';
    await trx.raw(
      `INSERT INTO ?? (document_id, text, terms) VALUES ${texts.map(() => row).join(', ')} ON CONFLICT (document_id) DO NOTHING`,
      [tables.texts, ...texts.flatMap(({ documentId, text }) => [documentId, text, JSON.stringify(termsOf(text))])],
    );
    return;
  }
  const ids = (await trx.raw(
    `INSERT INTO ?? (document_id, text) VALUES ${texts.map(() => '(?, ?)').join(', ')} RETURNING id, document_id`,
    [tables.texts, ...texts.flatMap(({ documentId, text }) => [documentId, text])],
  )) as { id: number; document_id: string }[];
  const idOf = new Map(ids.map((row) => [row.document_id, row.id]));
  await trx.raw(`INSERT INTO ?? (rowid, terms) VALUES ${texts.map(() => '(?, ?)').join(', ')}`, [
    tables.terms,
    ...texts.flatMap(({ documentId, text }) => [idOf.get(documentId) ?? 0, termsOf(text).join(' ')]),
  ]);
}

/** Tags and the targets of links are not read by anybody. */
function withoutMarks(text: string): string {
  return text.replace(/<[^<>]{0,2000}>/g, ' ').replace(/(\]\()[^\s)]{0,2000}/g, '$1 ');
}
