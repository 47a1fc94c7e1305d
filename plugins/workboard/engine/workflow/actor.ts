import type { RoleKey } from '../text';

/** A member of the staff, by the number of their account. */
export interface Person {
  id: number;
  name: string;
}

export interface Membership {
  role: RoleKey;
  /** Key of the unit in which the person holds the role. */
  unit: string;
  /** Whose membership it is, where the actor only stands in for them (AB 角); absent for the actor's own. */
  standingInFor?: Person;
}

/** Whose step it was: one person's own, or one that somebody fired in another's stead. Stored with the card, so both forms stay readable. */
export type StepOf = number | { by: number; for: number };

/**
 * Who acts. `system` is the timer, the seed and the importer; it may only fire events whose `by` names it. `public` is somebody outside, who has
 * no account: they may only fire events whose `by` names a role that the public holds, and are called by it.
 */
export interface Actor {
  kind: 'staff' | 'system' | 'public';
  /** Admin user id; 0 for the system, -1 for the public. */
  id: number;
  name: string;
  memberships: readonly Membership[];
  /** Card whose receipt code somebody of the public has shown; they see and move no other. */
  holds?: number;
}
