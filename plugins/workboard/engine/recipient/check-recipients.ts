import type { Path, YamlSource } from '../read-yaml';
import type { ClauseId } from '../text';
import type { WorkflowDefinition } from '../workflow/types';

interface Check {
  workflow: WorkflowDefinition;
  source: YamlSource;
  names: { clauses(ids: readonly ClauseId[], path: Path, required: boolean): void; roles(keys: readonly string[], path: Path): void };
  /** Steps by which the lists are read, by the list's key. */
  readBy: Readonly<Record<string, string>>;
}

/** Checks that there is a place for the record, that every list rests on a clause, and that each recipient may say that they have read it. */
export function checkRecipients({ workflow, source, names, readBy }: Check): void {
  for (const { key, clauses, to } of workflow.recipients ?? []) {
    const path = ['recipients', key];
    names.clauses(clauses, path, true);
    if (workflow.subject.details === undefined)
      source.problem(path, '送达记录须有 subject.details', 'the record of what was sent needs “subject.details”');
    const event = workflow.events[readBy[key] ?? ''];
    if (event && event.clauses.length === 0)
      source.problem([...path, 'read'], `步骤“${event.key}”须写明条款`, `the event “${event.key}” has to name its clauses`);
    for (const { key: recipient, roles } of to) {
      names.roles(roles, [...path, 'to', recipient, 'roles']);
      const barred = event ? roles.filter((role) => !event.by.includes(role)) : [];
      if (event && barred.length > 0)
        source.problem(
          [...path, 'to', recipient],
          `收件人不能执行“${event.key}”：${barred.join('、')}`,
          `a recipient cannot take “${event.key}”: ${barred.join(', ')}`,
        );
    }
  }
}
