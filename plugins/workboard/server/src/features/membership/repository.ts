import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { Day } from '../../../../engine/calendar/types';
import { reading } from '../../platform/transaction';

export interface AccountRow {
  id: number;
  username: string | null;
  firstname: string | null;
  lastname: string | null;
  email: string;
  is_active: boolean | number | null;
}

/** A row of `workboard_memberships`. */
export interface MembershipRow {
  id: number;
  user_id: number;
  role: string;
  unit: string;
  from_day: Day | null;
  until_day: Day | null;
}

export interface MemberQuery {
  /** A part of the name or of the e-mail address. */
  q: string;
  role?: string | undefined;
  unit?: string | undefined;
  /** Memberships that ended before this day do not count for `role` and `unit`. */
  today: Day;
  offset: number;
  limit: number;
}

const ACCOUNT = ['u.id', 'u.username', 'u.firstname', 'u.lastname', 'u.email', 'u.is_active'];
const NAME = "LOWER(COALESCE(u.lastname, '') || COALESCE(u.firstname, ''))";

/** A page of the accounts, and how many there are. Two statements. */
export async function findAccounts(strapi: Core.Strapi, query: MemberQuery): Promise<{ accounts: AccountRow[]; total: number }> {
  return reading(strapi, async (db) => {
    const counted = (await matching(db, query).count('u.id as total').first()) as { total: number | string };
    const accounts = await matching(db, query)
      .select<AccountRow[]>(ACCOUNT)
      .orderByRaw(`${NAME}, u.id`)
      .offset(query.offset)
      .limit(query.limit);
    return { accounts, total: Number(counted.total) };
  });
}

/** Memberships of some accounts, the ended ones too, the oldest first. One statement. */
export async function findMemberships(strapi: Core.Strapi, users: readonly number[]): Promise<MembershipRow[]> {
  return reading(strapi, async (db) => db('workboard_memberships').whereIn('user_id', users).orderBy('id').select<MembershipRow[]>('*'));
}

export async function findAccount(db: Knex, id: number): Promise<AccountRow | undefined> {
  return db('admin_users as u').where('u.id', id).first<AccountRow | undefined>(ACCOUNT);
}

function matching(db: Knex, { q, role, unit, today }: MemberQuery): Knex.QueryBuilder {
  const accounts = db('admin_users as u');
  if (q !== '') {
    const like = `%${q.toLowerCase().replace(/[!%_]/g, '!$&')}%`;
    void accounts.whereRaw(`${NAME} || ' ' || LOWER(COALESCE(u.username, '') || ' ' || COALESCE(u.email, '')) LIKE ? ESCAPE '!'`, [like]);
  }
  if (role !== undefined || unit !== undefined) {
    void accounts.whereExists((held) => {
      void held.select('m.id').from('workboard_memberships as m').whereRaw('m.user_id = u.id');
      void held.andWhere((until) => until.whereNull('m.until_day').orWhere('m.until_day', '>=', today));
      if (role !== undefined) void held.andWhere('m.role', role);
      if (unit !== undefined) void held.andWhere('m.unit', unit);
    });
  }
  return accounts;
}
