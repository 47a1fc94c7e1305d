import type { Core } from '@strapi/strapi';
import type { Value } from '../../../../engine/workflow/types';

const FILE = 'plugin::upload.file';
/** What a file's content is found and hashed by. */
const ATTRIBUTES = ['name', 'url', 'hash', 'size', 'mime'] as const;

export type EntryFile = Readonly<Record<(typeof ATTRIBUTES)[number], Value>>;
/** Media attributes → whether they hold many. */
export type MediaNames = Readonly<Record<string, boolean>>;

/** The files of a row `d` as a column of its statement: a list as JSON text, in their order, each with the name of its attribute. One place, for the content type. */
export function filesColumn(strapi: Core.Strapi): string {
  const postgres = strapi.db.dialect.client === 'postgres';
  const { tableName, attributes } = strapi.db.metadata.get(FILE);
  const members = ATTRIBUTES.map((name) => `'${name}', f.${(attributes[name] as { columnName: string }).columnName}`);
  const [list, object, text] = postgres ? ['json_agg', 'json_build_object', '::text'] : ['json_group_array', 'json_object', ''];
  return `(SELECT ${list}(${object}('field', m.field, ${members.join(', ')}) ORDER BY m."order", m.id)${text} FROM ${tableName}_related_mph m JOIN ${tableName} f ON f.id = m.file_id WHERE m.related_id = d.id AND m.related_type = ?)`;
}

/** What that column says of each attribute, as the query engine would: a list, or one and null. */
export function filesIn(column: unknown, names: MediaNames): Record<string, EntryFile | EntryFile[] | null> {
  const all = (typeof column === 'string' ? JSON.parse(column) : []) as (EntryFile & { field: string })[];
  const of = (name: string) => all.filter(({ field }) => field === name).map(({ field: _field, ...file }) => file);
  return Object.fromEntries(Object.entries(names).map(([name, many]) => [name, many ? of(name) : (of(name)[0] ?? null)]));
}
