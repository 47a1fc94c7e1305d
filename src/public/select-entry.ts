import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { Collection } from './collection';
import { columnsOf } from './columns';
import { filesOf, memberOf, objectText, partsOf, type Member } from './nested-json';

/** An entry as the database gives it. */
export interface StoredEntry {
  documentId: string;
  /** Instants as the driver gives them. */
  createdAt: unknown;
  updatedAt: unknown;
  publishedAt: unknown;
  /** Its fields, as they are stored: the text of a JSON object. */
  fields: string;
}

/**
 * Selects an entry, its fields as the text of one JSON object. Most of them leave the house as they are stored, so the text goes into the answer as it is: to take a property out of each of
 * thirty columns and write them down again would cost more than all else that is done for a list.
 */
export function selectEntry(
  rows: Knex.QueryBuilder,
  strapi: Core.Strapi,
  collection: Collection,
  fields: readonly string[],
): Knex.QueryBuilder {
  const column = columnsOf(strapi, collection.uid);
  for (const name of ['documentId', 'createdAt', 'updatedAt', 'publishedAt']) rows.select(`d.${column(name)} as ${name}`);
  const { sql, bindings } = objectText(
    strapi,
    fields.flatMap((name) => membersOf(strapi, collection, name)),
  );
  return rows.select(strapi.db.connection.raw(`${sql} as fields`, bindings));
}

function membersOf(strapi: Core.Strapi, { uid, fields }: Collection, name: string): Member[] {
  const field = fields[name];
  if (field?.type === 'files') return [memberOf(strapi, name, filesOf(strapi, { uid, row: 'd.id', field: name }))];
  if (field?.type === 'parts') return [memberOf(strapi, name, partsOf(strapi, { uid, row: 'd.id', name, field }))];
  const column = `d.${columnsOf(strapi, uid)(name)}`;
  const stored: Member = { name, sql: '??', bindings: [column] };
  return field?.type === 'unit' ? [stored, unitName(strapi, column, { name: `${name}Name`, short: field.shortName ?? false })] : [stored];
}

function unitName(strapi: Core.Strapi, key: string, { name, short }: { name: string; short: boolean }): Member {
  const { tableName } = strapi.db.metadata.get('api::organisation.organisation');
  const title = short ? "coalesce(nullif(o.short_name, ''), o.name)" : 'o.name';
  return { name, sql: `(select ${title} from ?? as o where o.code = ?? limit 1)`, bindings: [tableName, key] };
}
