import { inBothLanguages, type ClauseId } from '../../../../engine/text';
import { frozenBy, frozenText } from '../../../../engine/workflow/frozen';
import type { WorkflowDefinition } from '../../../../engine/workflow/types';
import type { Container } from '../../platform/container';
import { Forbidden } from '../../platform/errors';
import { linkedCards, type SubjectRef } from '../link/service';
import type { CardRow } from './card-row';
import { withFreezes } from './with-freezes';

/** Clauses by which a card in this stage is changed by nobody any more; null where it can be. */
export function readOnlyBy({ stages }: WorkflowDefinition, stage: string): readonly ClauseId[] | null {
  return stages.find(({ key }) => key === stage)?.readOnly ?? null;
}

/**
 * Refuses whatever would change a card that rests in a read-only stage: comments, files, assignment, order, notices made by hand, edits (B-19). Its
 * steps refuse themselves: none begins there. @throws Forbidden that names the clause and what can be done instead
 */
export function assertChangeable(workflow: WorkflowDefinition, { stage }: Pick<CardRow, 'stage'>): void {
  const clauses = readOnlyBy(workflow, stage);
  if (clauses === null) return;
  const title = workflow.stages.find(({ key }) => key === stage)?.title;
  const list = clauses.join('、');
  throw new Forbidden(
    `“${title?.['zh-Hans'] ?? stage}”的办件只读（${list}）：可以查看、下载案卷；需要补充的，另立新件并关联 / A card in “${title?.en ?? stage}” is read-only (${list}): it can be read and its case file taken out; what is to be added is a new card`,
  );
}

/**
 * Refuses whatever would change an entry while something linked to it freezes its content: a leak that nobody has closed (R-SEC-14). Its steps
 * refuse themselves. One statement, none where no workflow freezes anything. @throws Forbidden that names the clause and what has to be done first
 */
export async function assertNotFrozen(container: Container, subject: SubjectRef): Promise<void> {
  const freezing = container.workflows.all().filter(({ stages }) => stages.some(({ freezes }) => freezes));
  if (freezing.length === 0) return;
  const [by] = frozenBy(withFreezes(container, await linkedCards(container.strapi, subject)));
  if (!by) return;
  throw new Forbidden(inBothLanguages(frozenText(by), by.freezes?.clauses));
}
