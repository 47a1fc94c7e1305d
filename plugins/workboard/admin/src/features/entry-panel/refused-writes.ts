import { adminApi } from '@strapi/strapi/admin';

import { inLanguage } from '../../shared/in-language';
import { forget, remember } from './last-refusal';

type Entry = Record<string, unknown>;

/** What a write of the content manager is about, as its endpoints are asked. */
interface Write {
  documentId?: string;
  data?: Entry;
  [query: string]: unknown;
}

/** An answer with an error, as the admin's API hands it on. */
interface Refused {
  name?: string;
  message?: string;
  details?: object;
}

/** An endpoint of the content manager, as far as it is changed here. */
interface Endpoint {
  onQueryStarted?: (write: Write, api: { dispatch: (action: unknown) => unknown; queryFulfilled: Promise<unknown> }) => Promise<void>;
  transformErrorResponse?: (error: Refused, meta: unknown, write: Write) => Refused;
}

const OTHER_WRITES = ['publishDocument', 'unpublishDocument', 'discardDocument', 'deleteDocument'] as const;

type Name = 'updateDocument' | (typeof OTHER_WRITES)[number];

/** Endpoints of other plugins are not in the type of the admin's API; they are in it when the page of an entry is shown. */
const api = adminApi as unknown as {
  enhanceEndpoints(changes: { endpoints: Partial<Record<Name, (endpoint?: Endpoint) => void>> }): unknown;
  util: { updateQueryData(endpoint: 'getDocument', query: object, change: (answer: { data: Entry }) => void): unknown };
};

/** In which the toast speaks. */
let language = '';

/**
 * What is refused in the content manager is said in the person's language, stays readable beside the entry when the toast is gone (see LastRefusal), and what they
 * typed stays in the form: the content manager shows an entry as saved before it is, takes that back when it is not, and the form follows. And only for errors
 * that are called ValidationError it leaves the form as it is: ours bear the clause and the cure, and everything else is worth keeping the text for as well.
 */
export function hearRefusals(locale: string): void {
  language = locale;
  const other = Object.fromEntries(OTHER_WRITES.map((name) => [name, (endpoint?: Endpoint) => endpoint && hear(endpoint)]));
  api.enhanceEndpoints({
    endpoints: {
      ...other,
      updateDocument(endpoint) {
        if (!endpoint) return;
        endpoint.onQueryStarted = showOnceSaved;
        endpoint.transformErrorResponse = (error, _meta, write) => asValidationError(heard(error, write));
      },
    },
  });
}

function hear(endpoint: Endpoint): void {
  endpoint.onQueryStarted = (write) => {
    forget(write.documentId);
    return Promise.resolve();
  };
  endpoint.transformErrorResponse = (error, _meta, write) => heard(error, write);
}

function heard(error: Refused, { documentId }: Write): Refused {
  remember(documentId, error);
  return { ...error, message: inLanguage(error.message ?? '', language) };
}

async function showOnceSaved(
  { data, ...query }: Write,
  { dispatch, queryFulfilled }: { dispatch: (action: unknown) => unknown; queryFulfilled: Promise<unknown> },
): Promise<void> {
  forget(query.documentId);
  try {
    await queryFulfilled;
  } catch {
    return;
  }
  dispatch(api.util.updateQueryData('getDocument', query, (answer) => void Object.assign(answer.data, data)));
}

function asValidationError(error: Refused): Refused {
  if (error.name === 'ValidationError') return error;
  const { details, message = '' } = error;
  return { ...error, name: 'ValidationError', details: { ...details, errors: [{ path: [], message }] } };
}
