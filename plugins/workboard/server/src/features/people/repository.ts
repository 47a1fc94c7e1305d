import type { Core } from '@strapi/strapi';
import type { Day } from '../../../../engine/calendar/types';
import { reading } from '../../platform/transaction';

export interface PersonRow {
  id: number;
  username: string | null;
  firstname: string | null;
  lastname: string | null;
  unit: string | null;
}

/** Rows read at most; a person stands in as many rows as they have memberships. */
const ROWS = 200;

/** Active staff who hold an office role on `day`, by a part of their name. One statement. */
export async function findStaff(strapi: Core.Strapi, input: { q: string; day: Day }): Promise<PersonRow[]> {
  return reading(strapi, async (db) => {
    const people = db('admin_users as u')
      .join('workboard_memberships as m', 'm.user_id', 'u.id')
      .where('u.is_active', true)
      .andWhere((from) => from.whereNull('m.from_day').orWhere('m.from_day', '<=', input.day))
      .andWhere((until) => until.whereNull('m.until_day').orWhere('m.until_day', '>=', input.day));
    if (input.q !== '') {
      const like = `%${input.q.toLowerCase().replace(/[!%_]/g, '!$&')}%`;
      void people.whereRaw(
        `LOWER(COALESCE(u.lastname, '') || COALESCE(u.firstname, '') || ' ' || COALESCE(u.username, '')) LIKE ? ESCAPE '!'`,
        [like],
      );
    }
    return people.distinct<PersonRow[]>('u.id', 'u.username', 'u.firstname', 'u.lastname', 'm.unit').orderBy('u.id').limit(ROWS);
  });
}

/** Names of accounts, also of those that are no longer active. */
export async function findNames(strapi: Core.Strapi, ids: readonly number[]): Promise<Omit<PersonRow, 'unit'>[]> {
  return reading(strapi, async (db) => db('admin_users').whereIn('id', ids).select('id', 'username', 'firstname', 'lastname'));
}
