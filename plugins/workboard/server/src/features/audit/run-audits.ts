import { auditsOf, findDue, type AuditDefinition } from '../../../../engine/audit';
import type { WorkflowDefinition } from '../../../../engine/workflow/types';
import type { Container } from '../../platform/container';
import { inTransaction, reading } from '../../platform/transaction';
import { cardStateOf } from '../card/card-row';
import { decisionContext } from '../card/decision-context';
import { needsOfAudits } from '../card/needs';
import { recordBeside } from '../card/record-beside';
import { loadSubject, unitsOf } from '../card/subject';
import { closeTasks, openTasks } from '../task/service';

/** Names the tasks of an audit, beside those that steps create. */
const TASK = 'audit.';

/**
 * The link guardian: asks the audits of every workflow of every card in their stages. What is found becomes a task of the role, once; what
 * is found no longer closes it. @returns how many tasks were opened and closed
 */
export async function runAudits(container: Container): Promise<{ opened: number; closed: number }> {
  const total = { opened: 0, closed: 0 };
  for (const workflow of container.workflows.all()) {
    if (auditsOf(workflow).length === 0) continue;
    for (const card of await cardsToAudit(container, workflow)) {
      const { opened, closed } = await auditCard(container, workflow, card);
      total.opened += opened;
      total.closed += closed;
    }
  }
  return total;
}

/** Cards in a stage that some audit looks at, and those with a finding that may be over. */
async function cardsToAudit(container: Container, workflow: WorkflowDefinition): Promise<number[]> {
  const stages = [...new Set(auditsOf(workflow).flatMap((audit) => audit.stages))];
  const rows = (await reading(container.strapi, (db) =>
    db('workboard_cards as c')
      .where('c.workflow', workflow.key)
      .andWhere((any) =>
        any
          .whereIn('c.stage', stages)
          .orWhereExists((open) =>
            open.from('workboard_tasks as t').whereRaw("t.card_id = c.id AND t.state = 'open' AND t.key LIKE 'audit.%'"),
          ),
      )
      .orderBy('c.id')
      .select('c.id'),
  )) as { id: number }[];
  return rows.map(({ id }) => id);
}

async function auditCard(container: Container, workflow: WorkflowDefinition, id: number): Promise<{ opened: number; closed: number }> {
  const found = await findingsOf(container, workflow, id);
  const open = await openFindings(container, id);
  const added = found.filter(({ key }) => !open.includes(TASK + key));
  const over = open.filter((key) => !found.some((audit) => TASK + audit.key === key));
  if (added.length + over.length > 0) await write(container, id, { added, over });
  return { opened: added.length, closed: over.length };
}

async function findingsOf(container: Container, workflow: WorkflowDefinition, id: number): Promise<AuditDefinition[]> {
  const loaded = await container.cards.loaded(id);
  const subject = loaded && (await loadSubject(container.strapi, workflow.subject, loaded.row.subject_document));
  if (!loaded || !subject) return [];
  const { row, history } = loaded;
  const context = await decisionContext(container, {
    workflow,
    card: cardStateOf(row, unitsOf(workflow.subject, subject.values)),
    subject: subject.values,
    documentId: row.subject_document,
    history,
    seal: row.seal,
    actor: container.members.system('系统（巡查）'),
    today: container.time.today(),
    now: container.time.instant(),
    needs: needsOfAudits(workflow),
  });
  const { found, failed } = findDue(context);
  for (const { audit, reason } of failed)
    container.strapi.log.warn(`audit ${workflow.key}.${audit.key} of card ${id} cannot be judged: ${reason}`);
  return found;
}

async function openFindings(container: Container, card: number): Promise<string[]> {
  const rows = (await reading(container.strapi, (db) =>
    db('workboard_tasks').where({ card_id: card, state: 'open' }).andWhere('key', 'like', 'audit.%').select('key'),
  )) as { key: string }[];
  return rows.map(({ key }) => key);
}

function write(
  container: Container,
  id: number,
  { added, over }: { added: readonly AuditDefinition[]; over: readonly string[] },
): Promise<void> {
  return inTransaction(container.strapi, async (trx) => {
    const loaded = await container.cards.loaded(id);
    if (!loaded) return;
    const at = container.time.instant();
    const beside = { at, card: loaded.row, revision: loaded.row.revision, actor: container.members.system('系统（巡查）'), comment: null };
    await openTasks(trx, {
      card: id,
      at,
      tasks: added.map(({ key, title, role, clauses }) => ({ do: 'createTask', task: TASK + key, title, role, clauses })),
    });
    await closeTasks(trx, { card: id, at, keys: over, clocks: [] });
    for (const { key } of added) await recordBeside(container, trx, { ...beside, event: 'audit.find', data: { audit: key } });
    for (const key of over)
      await recordBeside(container, trx, { ...beside, event: 'audit.clear', data: { audit: key.slice(TASK.length) } });
  });
}
