import type { Core } from '@strapi/strapi';
import rows from '../../database/seeds/policy-clauses.json';
import { seedRows } from './seed-rows';

const UID = 'api::policy-clause.policy-clause';

/**
 * R-META-07: one row for each clause of the rule set (193, verbatim) and of the national norms that bind the office as well (36, marked
 * `national`), so that every task, refusal and deadline can quote what it rests on.
 */
export async function seedClauses(strapi: Core.Strapi): Promise<void> {
  await seedRows(strapi, {
    name: 'policy-clauses',
    uid: UID,
    key: 'clauseId',
    rows: rows.map((row, index) => ({ ...row, ordinal: index + 1 })),
    overwrite: true,
  });
}
