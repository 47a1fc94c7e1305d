import type { Core } from '@strapi/strapi';
import type { Day } from '../../../../engine/calendar/types';
import type { Actor, Membership } from '../../../../engine/workflow/types';
import { selectRows } from '../../platform/select-rows';
import { reading } from '../../platform/transaction';

export interface MembershipService {
  /** A staff member with the memberships that hold on `day`, those they stand in for last. One statement. @throws Error for an unknown user */
  actor(userId: number, day: Day): Promise<Actor>;
  /** The same for somebody who was named: null for an unknown or inactive account. */
  find(userId: number, day: Day): Promise<Actor | null>;
  /** The timer, the seed, the importer: fires only events whose `by` names `system`. */
  system(name: string): Actor;
  /** Gives a person an office role in a unit; again is no error. */
  grant(input: { user: number; role: string; unit: string; from?: Day; until?: Day }): Promise<void>;
}

interface Name {
  username: string | null;
  firstname: string | null;
  lastname: string | null;
}

interface Row extends Name {
  id: number;
  is_active: boolean | number | null;
  membership: number | null;
  role: string | null;
  unit: string | null;
  /** Whose membership it is; null for the person's own. */
  principal_id: number | null;
  principal_active: boolean | number | null;
  principal_username: string | null;
  principal_firstname: string | null;
  principal_lastname: string | null;
  /** What was handed over, JSON; null for all of it. */
  handed_over: string | null;
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

const ROWS = `
  SELECT u.id, u.username, u.firstname, u.lastname, u.is_active, m.id AS membership, m.role, m.unit, s.roles AS handed_over,
    p.id AS principal_id, p.is_active AS principal_active,
    p.username AS principal_username, p.firstname AS principal_firstname, p.lastname AS principal_lastname
  FROM admin_users u
  LEFT JOIN workboard_stand_ins s ON s.substitute_id = u.id AND s.revoked_at IS NULL AND s.from_day <= ? AND s.until_day >= ?
  LEFT JOIN workboard_memberships m ON (m.user_id = u.id OR m.user_id = s.principal_id)
    AND (m.from_day IS NULL OR m.from_day <= ?) AND (m.until_day IS NULL OR m.until_day >= ?)
  LEFT JOIN admin_users p ON p.id = m.user_id AND p.id <> u.id
  WHERE u.id = ?
  ORDER BY m.id`;

/**
 * An account with the memberships that hold on `day`: its own, and those of the persons it stands in for. Only what these hold
 * themselves: a stand-in cannot pass on what was handed over to them.
 */
function rowsOf(strapi: Core.Strapi, userId: number, day: Day): Promise<Row[]> {
  return reading(strapi, (db) => selectRows<Row>(db, ROWS, [day, day, day, day, userId]));
}

function actorOf(rows: readonly Row[]): Actor | null {
  const first = rows[0];
  if (!first) return null;
  // A person who stands in for several has each of their own memberships once for every one of them.
  const held = new Map<string, Membership>();
  for (const row of rows) {
    const membership = membershipOf(row);
    if (membership) held.set(`${row.membership}`, membership);
  }
  const all = [...held.values()];
  const own = all.filter(({ standingInFor }) => !standingInFor);
  return { kind: 'staff', id: first.id, name: nameOf(first), memberships: [...own, ...all.filter((one) => one.standingInFor)] };
}

function membershipOf(row: Row): Membership | null {
  const { role, unit, principal_id: principal, handed_over: handedOver } = row;
  if (role === null || unit === null) return null;
  if (principal === null) return { role, unit };
  // Whoever has left cannot be stood in for.
  if (!row.principal_active || !isHandedOver(handedOver, { role, unit })) return null;
  const name = nameOf({ username: row.principal_username, firstname: row.principal_firstname, lastname: row.principal_lastname });
  return { role, unit, standingInFor: { id: principal, name } };
}

function isHandedOver(roles: string | null, membership: Membership): boolean {
  if (roles === null) return true;
  return (JSON.parse(roles) as Membership[]).some(({ role, unit }) => role === membership.role && unit === membership.unit);
}

/** A person's name as it is written in Chinese: family name first, no space. */
export function nameOf(row: Name): string {
  return [row.lastname, row.firstname].filter(Boolean).join('') || row.username || '—';
}
