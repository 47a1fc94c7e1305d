import type { Collection } from '../../public/collection';

/** Statements as the public sees them: the one line the office took on a matter, once it is released (R-OPN-10, R-OPN-26). */
export const publicStatements: Collection = {
  uid: 'api::statement.statement',
  draftAndPublish: true,
  fields: {
    title: { type: 'text', filter: true, sort: true },
    body: { type: 'long' },
    indexNumber: { type: 'text', filter: true, sort: true },
    publisher: { type: 'unit', shortName: true, filter: true },
    documentDate: { type: 'day', filter: true, sort: true },
    releasedOn: { type: 'day', filter: true, sort: true },
    audience: { type: 'choice', choices: ['society'] },
    disclosureMode: { type: 'choice', choices: ['proactive', 'on_request', 'not_public'], filter: true },
  },
  defaultSort: [{ attribute: 'releasedOn', direction: 'desc' }],
  search: ['title', 'indexNumber', 'body'],
};
