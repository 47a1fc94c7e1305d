import type { Core } from '@strapi/strapi';
import type { Collection } from './collection';

/** @returns attribute → column of a content type. @throws Error for what is not a scalar attribute: a declaration is wrong. */
export function columnsOf(strapi: Core.Strapi, uid: Collection['uid']): (attribute: string) => string {
  const attributes = strapi.db.metadata.get(uid).attributes as Readonly<Record<string, { columnName?: string }>>;
  return (attribute) => {
    const column = attributes[attribute]?.columnName;
    if (!column) throw new Error(`${uid} has no column for "${attribute}"`);
    return column;
  };
}
