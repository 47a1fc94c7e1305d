import { FILE, entrySchema } from './collection-schemas';
import { collectionOperations, object, type NamedCollection } from './collection-operations';
import { ref, type Operation, type Schema } from './types';

const JSON_TYPE = 'application/json';

const GONE: Schema = object({
  data: { type: 'null' },
  error: object({
    status: { type: 'integer', const: 410 },
    name: { type: 'string', const: 'GoneError' },
    message: { type: 'string' },
    details: object({
      note: { type: ['string', 'null'], description: 'What the office says of it to the public' },
      successor: {
        anyOf: [
          object({ documentId: { type: 'string' }, indexNumber: { type: 'string' }, title: { type: 'string' }, url: { type: 'string' } }),
          { type: 'null' },
        ],
        description: 'What takes its place, while that is public',
      },
    }),
  }),
});

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
  /** Operations that write, ready made: whoever may use them is not everybody. */
  signed: { paths: object; security: object };
  schemas: Readonly<Record<string, Schema>>;
}): object {
  const { server, collections, operations, signed, schemas } = input;
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
    paths: {
      ...Object.fromEntries(
        [...byPath([...collections.flatMap(collectionOperations), ...operations])].map(([path, there]) => [
          path,
          Object.fromEntries(there.map((operation) => [operation.method ?? 'get', described(operation)])),
        ]),
      ),
      ...signed.paths,
    },
    components: {
      securitySchemes: signed.security,
      schemas: {
        File: FILE,
        Error: ERROR,
        Gone: GONE,
        ...Object.fromEntries(collections.map(({ schema, collection }) => [schema, entrySchema(collection, all)])),
        ...schemas,
      },
    },
  };
}

/** What can be done at one address. */
function byPath(operations: readonly Operation[]): Map<string, Operation[]> {
  const found = new Map<string, Operation[]>();
  for (const operation of operations) found.set(operation.path, [...(found.get(operation.path) ?? []), operation]);
  return found;
}

function described(operation: Operation): object {
  const { operationId, summary, parameters, body, once, good = 200, unkept = false, answer, type = JSON_TYPE } = operation;
  const answered = { description: 'The answer', content: { [type]: { schema: answer } } };
  return {
    operationId,
    summary,
    security: [],
    parameters: once ? [...parameters, IDEMPOTENCY_KEY] : parameters,
    ...(body ? { requestBody: { required: true, content: contentOf(body) } } : {}),
    responses: {
      [good]: unkept ? answered : { ...answered, headers: { ETag: { schema: { type: 'string' } } } },
      ...(unkept ? {} : { 304: { description: 'Unchanged: the ETag in If-None-Match is that of the answer' } }),
      ...problemsOf(operation),
    },
  };
}

const IDEMPOTENCY_KEY = {
  name: 'Idempotency-Key',
  in: 'header',
  required: true,
  description: 'A new one for each request, best a UUID; the same request under the same key is carried out once and answered alike',
  schema: { type: 'string', minLength: 8, maxLength: 128 },
};

const json = (schema: Schema) => ({ [JSON_TYPE]: { schema } });

function contentOf({ schema, files }: NonNullable<Operation['body']>): object {
  if (!files) return json(schema);
  const parts = object({ application: { type: 'string', contentMediaType: JSON_TYPE, contentSchema: schema } });
  const properties = { ...(parts.properties as object), files: { type: 'array', items: { type: 'string', format: 'binary' } } };
  return { ...json(schema), 'multipart/form-data': { schema: { ...parts, properties } } };
}

function problemsOf({ method = 'get', parameters, mayBeMissing, mayBeGone = false }: Operation): object {
  const problem = (description: string) => ({ description, content: json(ref('Error')) });
  const writes = {
    404: problem('The code or what is asked beside it is not right; one answer, whatever is wrong'),
    409: problem('The form has changed since it was fetched, or the case has'),
    411: problem('The length of the body is not said'),
    413: problem('The body is too long'),
    422: problem('What was filled in does not do, or the step is not permitted now; details name each fault'),
  };
  return {
    400: problem(method === 'get' ? 'A parameter that is not known or not understood' : 'A body or header that is not understood'),
    ...(mayBeMissing ? { 404: problem('Nothing public is there') } : {}),
    ...(mayBeGone
      ? {
          410: {
            description: 'It was public and was withdrawn',
            headers: {
              Link: { description: '<address>; rel="successor-version", where something takes its place', schema: { type: 'string' } },
            },
            content: json(ref('Gone')),
          },
        }
      : {}),
    ...(method === 'post' ? writes : {}),
    429: problem('Too many questions from this network; Retry-After says when'),
    ...(maySearch(parameters) ? { 503: problem('The search index is being made anew; Retry-After says when') } : {}),
  };
}

/** Lists that `q` searches answer nothing while the index is made, instead of half. */
const maySearch = (parameters: Operation['parameters']) => parameters.some(({ name }) => name === 'q');
