import type { NoticeDefinition } from '../notice/types';
import type { Path, YamlSource } from '../read-yaml';
import type { ClauseId } from '../text';
import type { WorkflowDefinition } from '../workflow/types';

/** What the check of a workflow's names can look up. */
interface Names {
  clauses(ids: readonly ClauseId[], path: Path, required: boolean): void;
  clock(name: string, linked: string | undefined, path: Path): void;
  event(name: string, path: Path): void;
  roles(names: readonly string[], path: Path): void;
  workflow(name: string, path: Path): void;
}

interface Check {
  workflow: WorkflowDefinition;
  names: Names;
  source: YamlSource;
  sharedNotices?: readonly NoticeDefinition[] | undefined;
}

/** Checks that every part of the case file is something that there can be, and that what is required says why and where it is mended. */
export function checkBundle({ workflow, names, source, sharedNotices = [] }: Check): void {
  const { bundle } = workflow;
  if (!bundle) return;
  names.clauses(bundle.clauses, ['bundle'], true);
  names.roles(bundle.by, ['bundle', 'by']);
  const notices = [...(workflow.notices ?? []), ...sharedNotices];
  for (const part of bundle.parts) {
    const path = ['bundle', 'parts', part.key];
    names.clauses(part.clauses, path, part.required !== undefined);
    if (part.cure?.in === 'event') names.event(part.cure.event, path);
    if (part.from === 'steps') for (const name of part.names) names.event(name, path);
    if (part.from === 'clocks') for (const name of part.names) names.clock(name, undefined, path);
    if (part.from === 'linked') for (const name of part.names) names.workflow(name, path);
    if (part.from === 'notices')
      for (const name of part.names)
        if (!notices.some(({ key, set }) => key === name && set === undefined))
          source.problem(path, `没有文书“${name}”`, `there is no notice “${name}” of one card`);
  }
}
