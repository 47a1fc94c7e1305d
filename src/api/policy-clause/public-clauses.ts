import type { Collection } from '../../public/collection';

/** The office's own rules, one entry for each clause (R-META-07). They have no drafts: a clause that is stored is in force. */
export const publicClauses: Collection = {
  uid: 'api::policy-clause.policy-clause',
  draftAndPublish: false,
  fields: {
    clauseId: { type: 'text', filter: true, sort: true },
    policy: { type: 'text', filter: true, sort: true },
    text: { type: 'text', filter: true },
    reading: { type: 'text' },
    source: { type: 'text' },
    origin: { type: 'choice', choices: ['office', 'national'], filter: true },
    effectiveOn: { type: 'day', filter: true, sort: true },
    kinds: { type: 'json' },
  },
  defaultSort: [{ attribute: 'ordinal', direction: 'asc' }],
};
