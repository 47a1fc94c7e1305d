import type { Collection } from '../../public/collection';

/** Documents as the public sees them: index, name, summary, date (N-30) and the head of the item (R-META-01…06). */
export const publicDocuments: Collection = {
  uid: 'api::document.document',
  draftAndPublish: true,
  fields: {
    title: { type: 'text', filter: true, sort: true },
    kind: { type: 'choice', choices: ['normative', 'general', 'plan', 'personnel', 'other'], filter: true },
    issuedInNameOf: { type: 'choice', choices: ['district_government', 'district_government_office', 'department'], filter: true },
    leadDraftingUnit: { type: 'unit', filter: true },
    indexNumber: { type: 'text', filter: true, sort: true },
    docNumber: { type: 'text', filter: true, sort: true },
    publisher: { type: 'unit', shortName: true, filter: true },
    documentDate: { type: 'day', filter: true, sort: true },
    issuedAt: { type: 'day', filter: true, sort: true },
    portalPublishedAt: { type: 'day', filter: true, sort: true },
    portalUrl: { type: 'text' },
    disclosureMode: { type: 'choice', choices: ['proactive', 'on_request', 'not_public'], filter: true },
    audience: { type: 'choice', choices: ['society'] },
    effectiveOn: { type: 'day', filter: true },
    expiresOn: { type: 'day', filter: true },
    amendedOn: { type: 'day' },
    repealedOn: { type: 'day' },
    // Index number of what takes its place.
    successor: { type: 'text' },
    summary: { type: 'text', filter: true },
    body: { type: 'rich' },
    attachments: { type: 'files' },
  },
  defaultSort: [{ attribute: 'documentDate', direction: 'desc' }],
  search: ['title', 'indexNumber', 'docNumber', 'summary', 'body'],
  partner: {
    as: 'interpretations',
    uid: 'api::interpretation.interpretation',
    many: true,
    fields: ['title', 'indexNumber', 'documentDate', 'portalPublishedAt', 'portalUrl', 'serviceNetworkUrl'],
  },
};
