import type { Collection } from '../../public/collection';

/**
 * Interpretations as the public sees them, with the content that R-EXP-03…06 ask for, in the forms of R-EXP-09. `filters[channel]` is the interpretation column of
 * each of the two channels (R-EXP-07).
 */
export const publicInterpretations: Collection = {
  uid: 'api::interpretation.interpretation',
  draftAndPublish: true,
  fields: {
    title: { type: 'text', filter: true, sort: true },
    unit: { type: 'unit', filter: true },
    agency: { type: 'unit' },
    interpreter: { type: 'text' },
    contact: { type: 'text' },
    forms: { type: 'json' },
    indexNumber: { type: 'text', filter: true, sort: true },
    docNumber: { type: 'text', filter: true, sort: true },
    publisher: { type: 'unit', shortName: true, filter: true },
    documentDate: { type: 'day', filter: true, sort: true },
    issuedAt: { type: 'day', filter: true, sort: true },
    portalPublishedAt: { type: 'day', filter: true, sort: true },
    portalUrl: { type: 'text' },
    serviceNetworkPublishedAt: { type: 'day', filter: true, sort: true },
    serviceNetworkUrl: { type: 'text' },
    disclosureMode: { type: 'choice', choices: ['proactive', 'on_request', 'not_public'], filter: true },
    audience: { type: 'choice', choices: ['society'] },
    summary: { type: 'text', filter: true },
    significance: { type: 'long' },
    purpose: { type: 'long' },
    basis: { type: 'long' },
    mainContent: { type: 'rich' },
    scope: { type: 'long' },
    standards: { type: 'long' },
    timeLimits: { type: 'long' },
    other: { type: 'long' },
    terms: { type: 'parts', component: 'interpretation.term', parts: { term: 'text', definition: 'text' } },
    blocks: {
      type: 'parts',
      component: 'interpretation.block',
      parts: { kind: 'text', heading: 'text', text: 'rich', alt: 'text', transcript: 'text', media: 'files' },
    },
    attachments: { type: 'files' },
  },
  presence: { channel: { portal: 'portalPublishedAt', service_network: 'serviceNetworkPublishedAt' } },
  defaultSort: [{ attribute: 'documentDate', direction: 'desc' }],
  search: [
    ...['title', 'indexNumber', 'docNumber', 'summary', 'significance', 'purpose', 'basis', 'mainContent', 'scope', 'standards'],
    ...['timeLimits', 'other', 'terms.term', 'terms.definition', 'blocks.heading', 'blocks.text', 'blocks.alt', 'blocks.transcript'],
  ],
  partner: {
    as: 'document',
    uid: 'api::document.document',
    many: false,
    fields: ['title', 'indexNumber', 'docNumber', 'documentDate', 'portalPublishedAt', 'portalUrl'],
  },
};
