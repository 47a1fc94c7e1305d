import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { Collection, Field } from './collection';

interface Place {
  /** Type of the row that owns the files or parts. */
  uid: Collection['uid'] | NonNullable<Field['component']>;
  /** Column with the owner's row id in the statement around. */
  row: string;
}

/** What the public learns of a file. */
const FILE = ['name', 'url', 'mime', 'size', 'alternativeText', 'caption'] as const;

/** Files of a media attribute as one JSON list, in their order: a subquery, so that an entry with its files is still one statement. */
export function filesOf(strapi: Core.Strapi, { uid, row, field }: Place & { field: string }): Knex.QueryBuilder {
  const db = strapi.db.connection;
  const { tableName, attributes } = strapi.db.metadata.get('plugin::upload.file');
  const columns = attributes as unknown as Readonly<Record<string, { columnName: string }>>;
  const { sql, bindings } = objectOf(
    strapi,
    FILE.map((name) => ({ name, sql: '??', bindings: [`f.${columns[name]?.columnName}`] })),
  );
  return db({ m: `${tableName}_related_mph` })
    .join({ f: tableName }, 'f.id', 'm.file_id')
    .where({ 'm.related_type': uid, 'm.field': field })
    .whereRaw('?? = ??', ['m.related_id', row])
    .select(db.raw(`${dialect(strapi).list}(${sql} order by ??)`, [...bindings, 'm.order']));
}

/** Components of an attribute as one JSON list, in their order, each with its public attributes only. */
export function partsOf(strapi: Core.Strapi, { uid, row, name, field }: Place & { name: string; field: Field }): Knex.QueryBuilder {
  const db = strapi.db.connection;
  const { component, parts = {} } = field;
  if (!component) throw new Error(`${uid} does not say which component "${name}" consists of`);
  const attributes = strapi.db.metadata.get(component).attributes as Readonly<Record<string, { columnName?: string }>>;
  const members = Object.entries(parts).map(([part, type]): Member => {
    if (type !== 'files') return { name: part, sql: '??', bindings: [`c.${attributes[part]?.columnName}`] };
    return memberOf(strapi, part, filesOf(strapi, { uid: component, row: 'c.id', field: part }));
  });
  const { sql, bindings } = objectOf(strapi, members);
  return db({ x: `${strapi.db.metadata.get(uid).tableName}_cmps` })
    .join({ c: strapi.db.metadata.get(component).tableName }, 'c.id', 'x.cmp_id')
    .where('x.field', name)
    .whereRaw('?? = ??', ['x.entity_id', row])
    .select(db.raw(`${dialect(strapi).list}(${sql} order by ??)`, [...bindings, 'x.order']));
}

/** A name of a JSON object and the expression of its value, `??` for names in it. */
export interface Member {
  name: string;
  sql: string;
  bindings: readonly Knex.Value[];
}

/** A list of `filesOf` or `partsOf` as a member of an object. */
export function memberOf(strapi: Core.Strapi, name: string, list: Knex.QueryBuilder): Member {
  const { sql, bindings } = list.toSQL();
  return { name, sql: dialect(strapi).embed(sql), bindings };
}

/** An object as text. */
export function objectText(strapi: Core.Strapi, members: readonly Member[]): { sql: string; bindings: Knex.Value[] } {
  const { sql, bindings } = objectOf(strapi, members);
  return { sql: dialect(strapi).text(sql), bindings };
}

function objectOf(strapi: Core.Strapi, members: readonly Member[]): { sql: string; bindings: Knex.Value[] } {
  return {
    sql: `${dialect(strapi).object}(${members.map(({ name, sql }) => `'${name}', ${sql}`).join(', ')})`,
    bindings: members.flatMap(({ bindings }) => bindings),
  };
}

/** Both databases build JSON; SQLite has to be told that a subquery's text is JSON already. */
function dialect(strapi: Core.Strapi): { object: string; list: string; embed(query: string): string; text(json: string): string } {
  return strapi.db.dialect.client === 'postgres'
    ? { object: 'json_build_object', list: 'json_agg', embed: (query) => `(${query})`, text: (json) => `(${json})::text` }
    : { object: 'json_object', list: 'json_group_array', embed: (query) => `json((${query}))`, text: (json) => json };
}
