/** 代办 (AB 角): while a person is away, another acts in their stead. */
import type { Day } from '../../engine/calendar/types';
import type { RoleKey, Text } from '../../engine/text';
import type { Person } from '../../engine/workflow/types';

/** An office role that may be handed over, or all of them. */
export interface StandInRole {
  role: RoleKey;
  roleTitle: Text;
  unit: string;
  unitTitle: string;
}

/** Both days belong to it. */
export interface StandInView {
  id: number;
  principal: Person;
  substitute: Person;
  /** Null: all office roles of the principal, whichever they hold on the day. */
  roles: StandInRole[] | null;
  from: Day;
  until: Day;
  reason: string;
  madeBy: Person;
  state: 'current' | 'future' | 'ended';
  /** Who ended it before its last day, and when; null for one that ran or runs its time. */
  revoked: { by: Person; at: string } | null;
  /** Whether the person who asks may end it. */
  mayEnd: boolean;
}

/** GET /stand-ins — those in which I am one of the two, and what I could hand over. */
export interface OwnStandIns {
  standIns: StandInView[];
  roles: StandInRole[];
}

/**
 * POST /stand-ins → StandInView: somebody acts in my stead. 409 if a role is handed over already on one of the days.
 * DELETE /stand-ins/:id → StandInView: the ended one; at once.
 */
export interface StandInRequest {
  substitute: number;
  /** Absent or null: all office roles. */
  roles?: { role: RoleKey; unit: string }[] | null;
  from: Day;
  until: Day;
  reason: string;
}

/**
 * GET /memberships/stand-ins → StandInView[], POST /memberships/stand-ins → StandInView, DELETE /memberships/stand-ins/:id → StandInView:
 * the same for others. Needs `membership.manage`.
 */
export interface StandInForOtherRequest extends StandInRequest {
  principal: number;
}
