import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { Collection } from '../collection';
import { columnsOf } from '../columns';
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
  const attributes = collection.search ?? [];
  const rows = narrow(publicRows(strapi, collection)).select('d.document_id as documentId');
  for (const name of attributes) rows.select(`d.${column(name)} as ${name}`);
  return ((await rows) as Readonly<Record<string, unknown>>[]).map((row) => ({
    documentId: String(row.documentId),
    text: plain(
      withoutMarks(
        attributes
          .map((name) => row[name])
          .filter((value) => typeof value === 'string')
          .join('\n'),
      ),
    ).slice(0, LONGEST_TEXT),
  }));
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
  for (const { documentId, text } of texts) {
    const terms = termsOf(text);
    if (postgres) {
      await trx.raw(
        'INSERT INTO ?? (document_id, text, terms) VALUES (?, ?, array_to_tsvector(array(SELECT jsonb_array_elements_text(?::jsonb)))) ON CONFLICT (document_id) DO NOTHING',
        [tables.texts, documentId, text, JSON.stringify(terms)],
      );
    } else {
      const [id] = (await trx(tables.texts).insert({ document_id: documentId, text })) as number[];
      await trx.raw('INSERT INTO ?? (rowid, terms) VALUES (?, ?)', [tables.terms, id ?? 0, terms.join(' ')]);
    }
  }
}

/** Tags and the targets of links are not read by anybody. */
function withoutMarks(text: string): string {
  return text.replace(/<[^<>]{0,2000}>/g, ' ').replace(/(\]\()[^\s)]{0,2000}/g, '$1 ');
}
