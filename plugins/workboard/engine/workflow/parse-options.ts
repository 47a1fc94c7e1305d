import type { FormDefinition } from '../form/types';
import type { NoticeDefinition, TemplateTags } from '../notice/types';
import type { ClauseId, RoleKey, Text } from '../text';
import type { WorkflowSketch } from './sketch-workflow';

/** What a workflow may refer to, and what is told about it elsewhere. */
export interface ParseWorkflowOptions {
  /** Name of the file, for problems. */
  file: string;
  /** Titles of the office's roles, from the roles file. */
  roles: Readonly<Record<RoleKey, Text>>;
  /** Those of them that people outside hold. */
  rolesOfPublic?: readonly RoleKey[];
  /** The pack's forms by key. */
  forms: Readonly<Record<string, FormDefinition>>;
  factNames: readonly string[];
  /** Attributes of content types by uid; a type that is not listed is not checked. */
  attributes?: Readonly<Record<string, readonly string[]>>;
  /** Whether `policy-clause` knows a clause; absent: not checked. */
  knownClauses?: (id: ClauseId) => boolean;
  /** The office's other workflows by key; absent: references to them are not checked. */
  otherWorkflows?: Readonly<Record<string, WorkflowSketch>>;
  /** Notices that every workflow of the office has, checked already; one of the workflow's own with the same key takes its place. */
  sharedNotices?: readonly NoticeDefinition[];
  /** Templates the notices may name, by file; absent: not checked. */
  templates?: Readonly<Record<string, TemplateTags>>;
  /** Number series of the house; absent: not checked. */
  series?: readonly string[];
}
