import { SENT, type SentRow } from '../../../../engine/recipient';
import type { Value, WorkflowDefinition } from '../../../../engine/workflow/types';
import type { SentView } from '../../../../shared/contract';
import type { Container } from '../../platform/container';
import type { Subject } from './subject';

/** To whom steps of the card have sent something, in their words: newest first, and those of one sending as the pack names them. */
export function presentRecipients(container: Container, workflow: WorkflowDefinition, values: Subject): SentView[] {
  const { details } = workflow.subject;
  const kept = details === undefined ? null : (values[details] as Readonly<Record<string, Value>> | null | undefined);
  const rows = (kept?.[SENT] ?? []) as unknown as readonly SentRow[];
  const shown = rows.flatMap(({ list, recipient, as, at, readAt, readBy }): SentView[] => {
    const definition = workflow.recipients?.find(({ key }) => key === list);
    const to = definition?.to.find(({ key }) => key === recipient);
    if (!definition || !to) return [];
    const title = to.title ?? container.workflows.roleTitle(to.roles[0] ?? recipient);
    return [{ list: definition.title, clauses: [...definition.clauses], title, as, at, readAt, readBy }];
  });
  return shown.sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : 0));
}
