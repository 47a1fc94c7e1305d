import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { Collection } from '../collection';
import { tablesOf } from './index-tables';
import { needsText, wantedFor } from './words';

/** A search looks at the newest matches of its terms, so that none costs more than another however many there are. */
export const MOST_MATCHES = 2000;

/** Narrows public rows `d` to those that hold all words. */
export function matching(
  strapi: Core.Strapi,
  collection: Collection,
  rows: Knex.QueryBuilder,
  words: readonly string[],
): Knex.QueryBuilder {
  const db = strapi.db.connection;
  const { texts, terms } = tablesOf(strapi, collection);
  const wanted = words.flatMap(wantedFor);
  const postgres = strapi.db.dialect.client === 'postgres';
  const newest = postgres
    ? db(texts)
        .whereRaw('terms @@ ?::tsquery', [wanted.map(({ term, beginning }) => `'${term}'${beginning ? ':*' : ''}`).join(' & ')])
        .orderBy('id', 'desc')
        .limit(MOST_MATCHES)
        .select('id')
    : db(terms)
        .whereRaw('?? MATCH ?', [terms, wanted.map(({ term, beginning }) => `"${term}"${beginning ? '*' : ''}`).join(' AND ')])
        .orderBy('rowid', 'desc')
        .limit(MOST_MATCHES)
        .select('rowid');
  const found = db({ s: texts }).whereIn('s.id', newest).select('s.document_id');
  for (const word of words.filter(needsText)) found.whereRaw(postgres ? 'strpos(s.text, ?) > 0' : 'instr(s.text, ?) > 0', [word]);
  return rows.whereIn('d.document_id', found);
}
