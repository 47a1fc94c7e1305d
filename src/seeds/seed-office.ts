import type { Core } from '@strapi/strapi';
import { seedClauses } from './policy-clauses';
import { seedOrganisations } from './organisations';
import { seedRuleSet } from './rule-set';
import { seedDemo } from './demo/seed-demo';

/** What policies refer to, put in before they are loaded: the clauses of the rule set and of the national norms, the units of the office. */
export async function seedReferences(strapi: Core.Strapi): Promise<void> {
  await seedClauses(strapi);
  await seedOrganisations(strapi);
}

/**
 * What a first start does by the policies: the rule set itself as its first published document; with GONGKAI_DEMO=1 also an invented office at
 * work. Later starts find everything there and change nothing.
 */
export async function seedOffice(strapi: Core.Strapi): Promise<void> {
  await seedRuleSet(strapi);
  if (process.env.GONGKAI_DEMO === '1') await seedDemo(strapi);
}
