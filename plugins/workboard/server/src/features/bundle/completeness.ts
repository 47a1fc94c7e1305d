import { missingParts, type MissingPart } from '../../../../engine/bundle';
import type { DecisionContext, WorkflowDefinition } from '../../../../engine/workflow/types';
import type { Container } from '../../platform/container';
import { cardStateOf, type CardRow } from '../card/card-row';
import { decisionContext } from '../card/decision-context';
import { loadSubject, unitsOf } from '../card/subject';
import type { ClockHistory } from '../clock/service';

/** What completeness asks of a card besides its row: partners and clocks, whatever a condition reads. */
const NEEDS = { roots: new Set(['linked', 'clocks']), facts: [] } as const;

/** Parts that are missing in a card's file by the workflow's own record (R-FOI-28); none where it declares no file. */
export async function missingOf(
  container: Container,
  { row, workflow, history }: { row: CardRow; workflow: WorkflowDefinition; history: ClockHistory },
): Promise<MissingPart[]> {
  if (!workflow.bundle) return [];
  const subject = (await loadSubject(container.strapi, workflow.subject, row.subject_document))?.values ?? {};
  const context: DecisionContext = await decisionContext(container, {
    workflow,
    card: cardStateOf(row, unitsOf(workflow.subject, subject)),
    subject,
    documentId: row.subject_document,
    history,
    seal: row.seal,
    actor: container.members.system('bundle'),
    today: container.time.today(),
    now: container.time.instant(),
    needs: NEEDS,
  });
  const linked = Object.entries(context.linked).flatMap(([key, cards]) => (cards.length === 0 ? [] : [key]));
  return missingParts(workflow.bundle, context, {
    steps: new Set(Object.keys(row.last_actor)),
    notices: new Set((await container.notices.versionsOf(row.id)).map(({ key }) => key)),
    files: row.attachment_count,
    linked: new Set(linked),
    clocks: new Set(Object.entries(history).flatMap(([key, events]) => (events.length === 0 ? [] : [key]))),
  });
}
