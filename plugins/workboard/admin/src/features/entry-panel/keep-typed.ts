import { adminApi } from '@strapi/strapi/admin';

type Entry = Record<string, unknown>;
interface Saving {
  data: Entry;
  [query: string]: unknown;
}

/** An answer with an error, as the admin's API hands it on. */
interface Refused {
  name?: string;
  message?: string;
  details?: object;
}

/** The content manager's endpoint that saves an entry, as far as it is changed here. */
interface SaveEndpoint {
  onQueryStarted?: (saving: Saving, api: { dispatch: (action: unknown) => unknown; queryFulfilled: Promise<unknown> }) => Promise<void>;
  transformErrorResponse?: (error: Refused) => Refused;
}

/** Endpoints of other plugins are not in the type of the admin's API; they are in it when the page of an entry is shown. */
const api = adminApi as unknown as {
  enhanceEndpoints(changes: { endpoints: { updateDocument: (endpoint?: SaveEndpoint) => void } }): unknown;
  util: { updateQueryData(endpoint: 'getDocument', query: object, change: (answer: { data: Entry }) => void): unknown };
};

/**
 * Lets what somebody typed stay in the form when saving it is refused. The content manager shows an entry as saved before it is, and takes that back when it is not; the form follows, and
 * the text is gone. And only for errors that are called ValidationError it leaves the form as it is: ours bear the clause and the cure, and everything else is worth keeping the text for as well.
 */
export function keepTyped(): void {
  api.enhanceEndpoints({
    endpoints: {
      updateDocument(endpoint) {
        if (!endpoint) return;
        endpoint.onQueryStarted = showOnceSaved;
        endpoint.transformErrorResponse = asValidationError;
      },
    },
  });
}

async function showOnceSaved(
  { data, ...query }: Saving,
  { dispatch, queryFulfilled }: { dispatch: (action: unknown) => unknown; queryFulfilled: Promise<unknown> },
): Promise<void> {
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
