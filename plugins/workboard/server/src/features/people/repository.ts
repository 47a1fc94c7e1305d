import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
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
  return reading(strapi, async (db) => listed(staffOn(db, input)));
}

/** Which of the staff: holders of office-wide roles, and holders of these roles (any, where null) in one of these units. */
export interface Among {
  office: readonly string[];
  unit: { roles: readonly string[] | null; units: readonly string[] };
}

/** The same, of those alone who hold a role that counts. One statement. */
export async function findHolders(strapi: Core.Strapi, input: { q: string; day: Day; among: Among }): Promise<PersonRow[]> {
  const { office, unit } = input.among;
  return reading(strapi, async (db) =>
    listed(
      staffOn(db, input).andWhere((either) => {
        void either.whereIn('m.role', [...office]);
        void either.orWhere((own) => {
          void own.whereIn('m.unit', [...unit.units]);
          if (unit.roles !== null) void own.whereIn('m.role', [...unit.roles]);
        });
      }),
    ),
  );
}

/** Memberships of these people in these roles, of active accounts. One statement. */
export async function findRoles(
  strapi: Core.Strapi,
  { users, roles, day }: { users: readonly number[]; roles: readonly string[]; day: Day },
): Promise<{ user_id: number; role: string }[]> {
  return reading(
    strapi,
    (db) =>
      staffOn(db, { q: '', day })
        .whereIn('m.user_id', [...users])
        .whereIn('m.role', [...roles])
        .select('m.user_id', 'm.role') as unknown as Promise<{ user_id: number; role: string }[]>,
  );
}

function staffOn(db: Knex, { q, day }: { q: string; day: Day }): Knex.QueryBuilder {
  const people = db('admin_users as u')
    .join('workboard_memberships as m', 'm.user_id', 'u.id')
    .where('u.is_active', true)
    .andWhere((from) => from.whereNull('m.from_day').orWhere('m.from_day', '<=', day))
    .andWhere((until) => until.whereNull('m.until_day').orWhere('m.until_day', '>=', day));
  if (q === '') return people;
  const like = `%${q.toLowerCase().replace(/[!%_]/g, '!$&')}%`;
  return people.whereRaw(
    `LOWER(COALESCE(u.lastname, '') || COALESCE(u.firstname, '') || ' ' || COALESCE(u.username, '')) LIKE ? ESCAPE '!'`,
    [like],
  );
}

function listed(people: Knex.QueryBuilder): Promise<PersonRow[]> {
  return people.distinct('u.id', 'u.username', 'u.firstname', 'u.lastname', 'm.unit').orderBy('u.id').limit(ROWS) as unknown as Promise<
    PersonRow[]
  >;
}

/** Names of accounts, also of those that are no longer active. */
export async function findNames(strapi: Core.Strapi, ids: readonly number[]): Promise<Omit<PersonRow, 'unit'>[]> {
  return reading(strapi, async (db) => db('admin_users').whereIn('id', ids).select('id', 'username', 'firstname', 'lastname'));
}
