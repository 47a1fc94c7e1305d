import type { Collection } from '../../public/collection';

/** Outcomes of requests, as the annual report calls them; a request about own records is never in the log (N-17). */
const OUTCOMES = [
  'granted',
  'partial',
  'denied.stateSecret',
  'denied.lawForbidden',
  'denied.safetyStability',
  'denied.thirdPartyRights',
  'denied.internalAffairs',
  'denied.processInfo',
  'denied.enforcementCase',
  'denied.adminQuery',
  'unableToProvide.noInfo',
  'unableToProvide.needCreation',
  'unableToProvide.unclear',
  'notProcessed.complaint',
  'notProcessed.repeat',
  'notProcessed.publication',
  'notProcessed.massiveRequests',
  'notProcessed.confirmInfo',
  'other.otherReasons',
];

/**
 * The disclosure log: requests that were answered, in words that the office wrote for the public. Nothing of the application, the applicant or the letters is among these fields, nor stored in
 * this type at all.
 */
export const publicDisclosureLog: Collection = {
  uid: 'api::disclosure-entry.disclosure-entry',
  draftAndPublish: true,
  fields: {
    title: { type: 'text', filter: true, sort: true },
    summary: { type: 'long' },
    outcome: { type: 'choice', choices: OUTCOMES, filter: true },
    receivedOn: { type: 'day', filter: true, sort: true },
    repliedOn: { type: 'day', filter: true, sort: true },
    // Index numbers of what is public: looked up in /api/documents, where a withdrawn one says so itself.
    documents: { type: 'json' },
    indexNumber: { type: 'text', filter: true, sort: true },
    publisher: { type: 'unit', shortName: true, filter: true },
    documentDate: { type: 'day', filter: true, sort: true },
    audience: { type: 'choice', choices: ['society'] },
    disclosureMode: { type: 'choice', choices: ['proactive', 'on_request', 'not_public'], filter: true },
  },
  defaultSort: [{ attribute: 'documentDate', direction: 'desc' }],
  search: ['title', 'indexNumber', 'summary'],
};
