import type { Actor } from '../../../../engine/workflow/types';

/** Who sets and ends stand-ins: a person for themself, or whoever manages office roles for everybody. */
export interface StandInKeeper {
  actor: Actor;
  /** Came through the door of those who manage office roles. */
  manages: boolean;
  superAdmin: boolean;
}
