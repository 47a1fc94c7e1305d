import { FILE, entrySchema } from './collection-schemas';
import { collectionOperations, object, type NamedCollection } from './collection-operations';
import { ref, type Operation, type Schema } from './types';

const JSON_TYPE = 'application/json';

const ERROR: Schema = object({
  data: { type: 'null' },
  error: {
    type: 'object',
    required: ['status', 'name', 'message'],
    properties: {
      status: { type: 'integer' },
      name: { type: 'string' },
      message: { type: 'string', description: 'A sentence that says what is wrong and what would be right' },
      details: { type: 'object', properties: { parameter: { type: 'string' }, allowed: { type: 'array', items: { type: 'string' } } } },
    },
  },
});

/**
 * The public API as OpenAPI 3.1, made from the same declarations that serve it.
 * @param server address of the API, or a path where it is reached under the same name
 */
export function describeApi(input: {
  server: string;
  collections: readonly NamedCollection[];
  operations: readonly Operation[];
  schemas: Readonly<Record<string, Schema>>;
}): object {
  const { server, collections, operations, schemas } = input;
  const all = collections.map(({ collection }) => collection);
  return {
    openapi: '3.1.0',
    info: {
      title: '政府信息公开接口 / Open-government information',
      version: '1.0.0',
      description: 'Published, public information only. Unknown parameters are refused. Every answer carries an ETag.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: server }],
    paths: Object.fromEntries(
      [...collections.flatMap(collectionOperations), ...operations].map((operation) => [operation.path, { get: described(operation) }]),
    ),
    components: {
      schemas: {
        File: FILE,
        Error: ERROR,
        ...Object.fromEntries(collections.map(({ schema, collection }) => [schema, entrySchema(collection, all)])),
        ...schemas,
      },
    },
  };
}

function described({ operationId, summary, parameters, answer, type = JSON_TYPE, mayBeMissing, mayBeGone = false }: Operation): object {
  const json = (schema: Schema) => ({ [JSON_TYPE]: { schema } });
  return {
    operationId,
    summary,
    security: [],
    parameters,
    responses: {
      200: { description: 'The answer', headers: { ETag: { schema: { type: 'string' } } }, content: { [type]: { schema: answer } } },
      304: { description: 'Unchanged: the ETag in If-None-Match is that of the answer' },
      400: { description: 'A parameter that is not known or not understood', content: json(ref('Error')) },
      ...(mayBeMissing ? { 404: { description: 'Nothing public is there', content: json(ref('Error')) } } : {}),
      ...(mayBeGone ? { 410: { description: 'It was public and was withdrawn', content: json(ref('Error')) } } : {}),
      429: { description: 'Too many questions from this network; Retry-After says when', content: json(ref('Error')) },
    },
  };
}
