/** Who works here: the person that asks, units, people and the office roles they hold. */
import type { Day } from '../../engine/calendar/types';
import type { RoleKey, Text } from '../../engine/text';

/** GET /me — who I am here. */
export interface Me {
  id: number;
  name: string;
  /** My own, then those I hold in somebody's stead. */
  memberships: { role: RoleKey; roleTitle: Text; unit: string; unitTitle: string; standingInFor: { id: number; name: string } | null }[];
  /** In whose stead I act today, as what, and until which day. */
  standsInFor: { principal: { id: number; name: string }; roles: Text[]; until: Day }[];
  /** Today in Asia/Shanghai, by the server's time source. */
  today: Day;
  now: string;
  /** First year without an official arrangement; days from there on are 暂定. */
  projectedFrom: number;
  calendarVersion: number;
}

/** GET /units — the units of the office, for filters and pickers. */
export interface Unit {
  key: string;
  title: string;
}

/** GET /people?q&role — for pickers; with `role` those who hold that office role today. */
export interface Person {
  id: number;
  name: string;
  units: string[];
}

/** GET /roles → OfficeRole[]: every role of the roles file that somebody of the staff can hold. Needs `membership.manage`, as all of the following. */
export interface OfficeRole {
  key: RoleKey;
  title: Text;
}

/** An office role of a person in a unit. Both days belong to it; null is open. */
export interface MembershipView {
  id: number;
  role: RoleKey;
  roleTitle: Text;
  unit: string;
  unitTitle: string;
  from: Day | null;
  until: Day | null;
  state: 'current' | 'future' | 'ended';
}

export interface Member {
  id: number;
  name: string;
  email: string;
  /** False for an account that was invited and never opened, or was switched off. */
  active: boolean;
  /** The person who asks: nobody changes their own office roles, but for a super admin. */
  locked: boolean;
  memberships: MembershipView[];
}

/** GET /memberships?q&role&unit&page. `role` and `unit` ask for people who hold it now or will; `page` counts from 1. */
export interface MemberPage {
  people: Member[];
  page: number;
  pageSize: number;
  total: number;
}

/**
 * POST /memberships → MembershipView. `from` is today if absent. 409 if the person holds that role in that unit already, now or in
 * the future; one that has ended begins anew.
 */
export interface GrantRequest {
  user: number;
  role: RoleKey;
  unit: string;
  from?: Day | null;
  until?: Day | null;
  /** Why, for the log: a decision, a letter. At most 200 characters. */
  reason?: string;
}

/** PUT /memberships/:id → MembershipView. POST /memberships/:id/end `{ reason? }` → the ended one, or null if it never lasted a whole day. */
export interface ChangeMembershipRequest {
  from: Day | null;
  until: Day | null;
  reason?: string;
}

/** First and last day of an office role; null is open. */
export interface MembershipDays {
  from: Day | null;
  until: Day | null;
}

/** One entry of the log: who gave, changed or ended whose office role. */
export interface MembershipChangeView {
  seq: number;
  /** Instant. */
  at: string;
  title: Text;
  /** Who did it. */
  by: string;
  /** Whose it is; named as they were called then. */
  person: string;
  roleTitle: Text;
  unitTitle: string;
  /** Null if there was none before. */
  before: MembershipDays | null;
  /** Null if it left the table: it had not lasted a whole day. */
  after: MembershipDays | null;
  reason: string | null;
}

/** GET /memberships/log?before=120, newest first; `before` is the last entry's number. `next` is null on the last page. */
export interface MembershipLog {
  changes: MembershipChangeView[];
  next: number | null;
}
