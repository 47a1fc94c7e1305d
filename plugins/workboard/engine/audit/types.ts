import type { ClauseId, RoleKey, Text } from '../text';
import type { Cel, StageKey } from '../workflow/primitives';

/**
 * What the link guardian looks for each night: a card in one of these stages for which the condition holds. A finding is a task of the
 * role, once, which closes by itself when the condition holds no longer.
 */
export interface AuditDefinition {
  key: string;
  title: Text;
  clauses: readonly ClauseId[];
  stages: readonly StageKey[];
  /** May read everything but the form and the actor: nobody acts. */
  when: Cel;
  role: RoleKey;
}
