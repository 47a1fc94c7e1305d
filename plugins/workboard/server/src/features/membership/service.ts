import type { Core } from '@strapi/strapi';
import type { Day } from '../../../../engine/calendar/types';
import type { Actor, Membership } from '../../../../engine/workflow/types';
import { reading } from '../../platform/transaction';

export interface MembershipService {
  /** A staff member with the memberships that hold on `day`. One statement. @throws Error for an unknown user */
  actor(userId: number, day: Day): Promise<Actor>;
  /** The same for somebody who was named: null for an unknown or inactive account. */
  find(userId: number, day: Day): Promise<Actor | null>;
  /** The timer, the seed, the importer: fires only events whose `by` names `system`. */
  system(name: string): Actor;
  /** Gives a person an office role in a unit; again is no error. */
  grant(input: { user: number; role: string; unit: string; from?: Day; until?: Day }): Promise<void>;
}

interface Row {
  id: number;
  username: string | null;
  firstname: string | null;
  lastname: string | null;
  is_active: boolean | number | null;
  role: string | null;
  unit: string | null;
}

/** Who holds which office role in which unit. */
export function createMembershipService(strapi: Core.Strapi): MembershipService {
  return {
    async actor(userId, day) {
      const actor = actorOf(await rowsOf(strapi, userId, day));
      if (!actor) throw new Error(`there is no staff member ${userId}`);
      return actor;
    },

    async find(userId, day) {
      const rows = await rowsOf(strapi, userId, day);
      return rows[0]?.is_active ? actorOf(rows) : null;
    },

    system: (name) => ({ kind: 'system', id: 0, name, memberships: [] }),

    async grant({ user, role, unit, from, until }) {
      await reading(strapi, (db) =>
        db('workboard_memberships')
          .insert({ user_id: user, role, unit, from_day: from ?? null, until_day: until ?? null })
          .onConflict(['user_id', 'role', 'unit'])
          .merge(['from_day', 'until_day']),
      );
    },
  };
}

/** An account with the memberships that hold on `day`. */
async function rowsOf(strapi: Core.Strapi, userId: number, day: Day): Promise<Row[]> {
  return (await reading(strapi, (db) =>
    db('admin_users as u')
      .leftJoin('workboard_memberships as m', (on) =>
        on
          .on('m.user_id', 'u.id')
          .andOn((from) => from.onNull('m.from_day').orOn('m.from_day', '<=', db.raw('?', [day])))
          .andOn((until) => until.onNull('m.until_day').orOn('m.until_day', '>=', db.raw('?', [day]))),
      )
      .where('u.id', userId)
      .select('u.id', 'u.username', 'u.firstname', 'u.lastname', 'u.is_active', 'm.role', 'm.unit')
      .orderBy('m.id'),
  )) as Row[];
}

function actorOf(rows: readonly Row[]): Actor | null {
  const first = rows[0];
  if (!first) return null;
  const memberships = rows.filter((row): row is Row & Membership => row.role !== null && row.unit !== null);
  return { kind: 'staff', id: first.id, name: nameOf(first), memberships: memberships.map(({ role, unit }) => ({ role, unit })) };
}

/** A person's name as it is written in Chinese: family name first, no space. */
export function nameOf(row: { username: string | null; firstname: string | null; lastname: string | null }): string {
  return [row.lastname, row.firstname].filter(Boolean).join('') || row.username || '—';
}
