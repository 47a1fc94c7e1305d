import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { Day } from '../../../../engine/calendar/types';
import { reading } from '../../platform/transaction';

interface Held {
  role: string;
  unit: string;
}

export interface StaffMember {
  id: number;
  memberships: readonly Held[];
}

/** Active accounts with the office roles that hold on a day, those they stand in for included. Two statements. */
export async function staffOn(strapi: Core.Strapi, day: Day): Promise<ReadonlyMap<number, StaffMember>> {
  return reading(strapi, async (db) => {
    const own = groupedBy(await membershipsOn(db, day));
    const held = new Map([...own].map(([id, memberships]) => [id, [...memberships]]));
    for (const { substitute_id: substitute, principal_id: principal, roles } of await standInsOn(db, day)) {
      const handedOver = roles === null ? null : (JSON.parse(roles) as Held[]);
      const taken = (own.get(principal) ?? []).filter(
        ({ role, unit }) => handedOver === null || handedOver.some((one) => one.role === role && one.unit === unit),
      );
      held.set(substitute, [...(held.get(substitute) ?? []), ...taken]);
    }
    return new Map([...held].map(([id, memberships]) => [id, { id, memberships }]));
  });
}

async function membershipsOn(db: Knex, day: Day): Promise<(Held & { user_id: number })[]> {
  return db('workboard_memberships as m')
    .join('admin_users as u', 'u.id', 'm.user_id')
    .where('u.is_active', true)
    .andWhere((from) => void from.whereNull('m.from_day').orWhere('m.from_day', '<=', day))
    .andWhere((until) => void until.whereNull('m.until_day').orWhere('m.until_day', '>=', day))
    .orderBy('m.id')
    .select('m.user_id', 'm.role', 'm.unit');
}

async function standInsOn(db: Knex, day: Day): Promise<{ substitute_id: number; principal_id: number; roles: string | null }[]> {
  return db('workboard_stand_ins as s')
    .join('admin_users as u', 'u.id', 's.substitute_id')
    .where('u.is_active', true)
    .whereNull('s.revoked_at')
    .andWhere('s.from_day', '<=', day)
    .andWhere('s.until_day', '>=', day)
    .orderBy('s.id')
    .select('s.substitute_id', 's.principal_id', 's.roles');
}

function groupedBy(rows: readonly (Held & { user_id: number })[]): Map<number, Held[]> {
  const groups = new Map<number, Held[]>();
  for (const { user_id: id, role, unit } of rows) groups.set(id, [...(groups.get(id) ?? []), { role, unit }]);
  return groups;
}
