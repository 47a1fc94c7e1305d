import type { Collection } from '../collection';
import { fieldsParameter, listParameters } from './collection-parameters';
import { ref, type Operation, type Schema } from './types';

/** A public collection with its names: in addresses, of its schema, and for people. */
export interface NamedCollection {
  path: string;
  schema: string;
  title: string;
  collection: Collection;
}

const PAGINATION: Schema = {
  type: 'object',
  required: ['pageSize'],
  additionalProperties: false,
  properties: {
    page: { type: 'integer', description: 'By pages' },
    next: { type: ['string', 'null'], description: 'By cursor: where the next page begins; null after the last one' },
    pageSize: { type: 'integer' },
    pageCount: { type: 'integer' },
    total: { type: 'integer' },
  },
};

/** The list of a collection, and one entry. */
export function collectionOperations({ path, schema, title, collection }: NamedCollection): Operation[] {
  return [
    {
      path: `/${path}`,
      operationId: `list${schema}s`,
      summary: `${title}：目录 / list`,
      parameters: listParameters(collection),
      answer: object({ data: { type: 'array', items: ref(schema) }, meta: object({ pagination: PAGINATION }) }),
      mayBeMissing: false,
    },
    {
      path: `/${path}/{documentId}`,
      operationId: `get${schema}`,
      summary: `${title}：全文 / one entry`,
      parameters: [
        { name: 'documentId', in: 'path', required: true, description: 'Stays the same over all versions', schema: { type: 'string' } },
        fieldsParameter(collection),
      ],
      answer: object({ data: ref(schema), meta: object({}) }),
      mayBeMissing: true,
      ...(collection.draftAndPublish ? { mayBeGone: true } : {}),
    },
  ];
}

/** An object with exactly these properties. */
export function object(properties: Readonly<Record<string, Schema>>): Schema {
  return { type: 'object', required: Object.keys(properties), additionalProperties: false, properties };
}
