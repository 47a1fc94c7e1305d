import type { Collection } from '../../public/collection';

/**
 * Drafts for comment as the public sees them (R-CON-03a, R-CON-05a, R-CON-11c): the text and explanation that were published, its articles as anchors, when it closes and where
 * comments go, what was changed about the period and why, and the feedback. A later edit of the draft is not among them.
 */
export const publicConsultations: Collection = {
  uid: 'api::consultation.consultation',
  draftAndPublish: true,
  fields: {
    title: { type: 'text', filter: true, sort: true },
    unit: { type: 'unit', filter: true },
    phase: { type: 'choice', choices: ['open', 'closed', 'feedback'], filter: true },
    opensOn: { type: 'day', filter: true, sort: true },
    closesOn: { type: 'day', filter: true, sort: true },
    closesAt: { type: 'text' },
    channels: { type: 'json' },
    contact: { type: 'text' },
    shorteningReason: { type: 'long' },
    changeNote: { type: 'long' },
    feedbackPublishedOn: { type: 'day', filter: true, sort: true },
    indexNumber: { type: 'text', filter: true, sort: true },
    docNumber: { type: 'text' },
    publisher: { type: 'unit', shortName: true, filter: true },
    documentDate: { type: 'day', filter: true, sort: true },
    issuedAt: { type: 'day', filter: true, sort: true },
    portalPublishedAt: { type: 'day', filter: true, sort: true },
    portalUrl: { type: 'text' },
    disclosureMode: { type: 'choice', choices: ['proactive', 'on_request', 'not_public'], filter: true },
    audience: { type: 'choice', choices: ['society'] },
    summary: { type: 'text', filter: true },
    body: { type: 'rich' },
    clauseAnchors: { type: 'json' },
    necessity: { type: 'long' },
    problems: { type: 'long' },
    measures: { type: 'long' },
    process: { type: 'long' },
    feedback: { type: 'long' },
    attachments: { type: 'files' },
  },
  defaultSort: [{ attribute: 'closesOn', direction: 'desc' }],
  search: ['title', 'indexNumber', 'summary', 'body', 'necessity', 'problems', 'measures', 'process', 'feedback'],
  partner: {
    as: 'documents',
    uid: 'api::document.document',
    many: true,
    fields: ['title', 'indexNumber', 'docNumber', 'documentDate', 'portalPublishedAt', 'portalUrl'],
  },
};
