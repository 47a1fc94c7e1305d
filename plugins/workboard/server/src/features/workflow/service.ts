import type { RoleKey, Text } from '../../../../engine/text';
import type { RoleDefinition, WorkflowDefinition } from '../../../../engine/workflow/types';
import type { Fact, PackSource } from '../../api';

export interface WorkflowService {
  /** Reads, checks and stores packs. A broken pack is refused with file, line and reason; the version that runs stays. */
  loadPacks(input: { rolesFile: string; packs: readonly PackSource[] }): Promise<void>;
  /** Newest versions, in the order the packs were loaded. */
  all(): readonly WorkflowDefinition[];
  /** Newest version of a workflow. @throws NotFound */
  newest(key: string): WorkflowDefinition;
  /** The version a card runs on. @throws Error if it was never stored */
  version(key: string, version: number): Promise<WorkflowDefinition>;
  /** The workflow that governs a content type, or null. Cheap: asked on every write of every type. */
  governing(uid: string): WorkflowDefinition | null;
  /** Facts of the pack a workflow came from. */
  facts(key: string): Readonly<Record<string, Fact>>;
  roleTitle(role: RoleKey): Text;
}

/** A role as this workflow scopes it; a role it does not list acts on every card. */
export function roleOf(workflow: WorkflowDefinition, role: RoleKey, title: Text): RoleDefinition {
  return workflow.roles[role] ?? { key: role, title, scope: 'office', units: [] };
}
