import type { Core } from '@strapi/strapi';
import rows from '../../database/seeds/organisations.json';
import { seedRows } from './seed-rows';

/** The district government, its office and the sections the rule set names. The office renames and adds units in the admin. */
export async function seedOrganisations(strapi: Core.Strapi): Promise<void> {
  await seedRows(strapi, {
    name: 'organisations',
    uid: 'api::organisation.organisation',
    key: 'code',
    rows: rows.map((row) => ({ ...row, active: true })),
    overwrite: false,
  });
}
