import { checkNotices } from '../notice/check-notices';
import { readYaml, type Problem } from '../read-yaml';
import { buildWorkflow } from './build-workflow';
import { checkExpressions, matrixFault } from './check-expressions';
import { checkGraph } from './check-graph';
import { checkNames } from './check-names';
import { checkUndo } from './check-undo';
import type { ParseWorkflowOptions } from './parse-options';
import { personsOf } from './persons-of';
import { checkRoom } from './room';
import type { WorkflowDefinition } from './types';
import { workflowSchema } from './workflow-schema';

export type ParsedWorkflow = { ok: true; workflow: WorkflowDefinition } | { ok: false; problems: readonly Problem[] };

/**
 * Reads and checks `workflow.yaml` (format: README.md). Never throws; a workflow is only handed out when nothing is wrong with it. The version
 * is 1 until the store gives another.
 */
export function parseWorkflow(yamlText: string, options: ParseWorkflowOptions): ParsedWorkflow {
  const { value, source } = readYaml(yamlText, options.file, workflowSchema);
  if (value === null) return { ok: false, problems: source.problems };
  const built = buildWorkflow(value, options.roles, { ofPublic: options.rolesOfPublic ?? [], forms: options.forms });
  checkNames(built, source, options);
  checkGraph(built.workflow, source);
  checkRoom(built.workflow, source);
  checkUndo(built.workflow, source);
  checkExpressions(built, source, options);
  const own = built.workflow.notices ?? [];
  checkNotices(own, source, {
    ...options,
    attributes: options.attributes?.[built.workflow.subject.type],
    matrixFault: (name, figure) => matrixFault(name, figure, options.otherWorkflows, built.workflow.key),
    persons: personsOf(built.workflow, options.forms),
  });
  if (source.problems.length > 0) return { ok: false, problems: [...source.problems].sort((a, b) => a.line - b.line) };
  const shared = (options.sharedNotices ?? []).filter(({ key }) => !own.some((one) => one.key === key));
  return {
    ok: true,
    workflow: { ...built.workflow, notices: [...own, ...shared], formVersions: formVersions(built.workflow, options.forms) },
  };
}

function formVersions(workflow: WorkflowDefinition, forms: ParseWorkflowOptions['forms']): Record<string, number> {
  const named = Object.values(workflow.events).flatMap(({ form }) => (form === undefined ? [] : [form]));
  return Object.fromEntries(named.map((key) => [key, forms[key]?.version ?? 1]));
}
