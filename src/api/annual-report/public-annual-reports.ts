import type { Collection } from '../../public/collection';

/** The yearly reports on open government (条例 49, 50): six chapters, and the three tables as they stood when the report was written. */
export const publicAnnualReports: Collection = {
  uid: 'api::annual-report.annual-report',
  draftAndPublish: true,
  fields: {
    title: { type: 'text', filter: true, sort: true },
    reportYear: { type: 'text', filter: true, sort: true },
    overview: { type: 'long' },
    proactive: { type: 'long' },
    requests: { type: 'long' },
    disputes: { type: 'long' },
    problems: { type: 'long' },
    others: { type: 'long' },
    numbers: { type: 'json' },
    indexNumber: { type: 'text', filter: true, sort: true },
    publisher: { type: 'unit', shortName: true, filter: true },
    documentDate: { type: 'day', filter: true, sort: true },
    audience: { type: 'choice', choices: ['society'] },
    disclosureMode: { type: 'choice', choices: ['proactive', 'on_request', 'not_public'], filter: true },
  },
  defaultSort: [{ attribute: 'reportYear', direction: 'desc' }],
  search: ['title', 'indexNumber', 'overview', 'problems'],
};
