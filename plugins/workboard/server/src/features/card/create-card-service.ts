import { fieldNames } from '../../../../engine/form/field-names';
import { permittedEvents } from '../../../../engine/workflow/permitted-events';
import type { WorkflowDefinition } from '../../../../engine/workflow/types';
import type { Container } from '../../platform/container';
import { NotFound } from '../../platform/errors';
import type { Viewer } from '../../platform/viewer';
import { formOf } from './answer-form';
import { cardStateOf } from './card-row';
import { decisionContext } from './decision-context';
import { afterEdit, discardCard } from './edit-card';
import { sealedHash } from './sealed-content';
import { fireEvent } from './fire-event';
import { loadVisible } from './load-visible';
import { maySee } from './may-see';
import { needsOfStage } from './needs';
import { openCard } from './open-card';
import { explainUnmet } from './refusal';
import { loadCard } from './repository';
import type { CardService, FireInput, PermittedCard } from './service';
import { loadSubject, unitsOf } from './subject';

/** The service other features call; each use-case stands in a file of its own. */
export function createCardService(container: () => Container): CardService {
  return {
    async fire(card, input) {
      await admitAnswers(container(), input, async () => {
        const row = (await loadCard(container().strapi, { id: card }))?.row;
        return row && container().workflows.version(row.workflow, row.workflow_version);
      });
      return fireEvent(container(), card, input);
    },
    async open(workflow, input) {
      const newest = container().workflows.newest(workflow);
      await admitAnswers(container(), input, () => Promise.resolve(newest));
      return openCard(container(), newest, input);
    },
    async find(uid, documentId) {
      return (await loadCard(container().strapi, { uid, documentId }))?.row ?? null;
    },
    edited: (edit) => afterEdit(container(), edit),
    content: (workflow, documentId) => sealedHash(container(), { workflow, documentId }),
    discard: (workflow, documentId, actor) => discardCard(container(), workflow, documentId, actor),
    seen: (card, viewer) => seen(container(), card, viewer),
    loaded: (card) => loadCard(container().strapi, { id: card }),
    permitted: (card, actor) => permitted(container(), card, actor),
    explain: (unmet, context) => explainUnmet(container(), unmet, context),
  };
}

/** The log keeps answers for good: what bears a mark of classification must not come so far. */
function admitAnswers(
  container: Container,
  { form, actor, event }: Pick<FireInput, 'form' | 'actor' | 'event'>,
  workflowOf: () => Promise<WorkflowDefinition | undefined>,
): Promise<void> {
  const names = async () => {
    const workflow = await workflowOf();
    const asked = workflow && (await formOf(container, { workflow, event: workflow.events[event] }));
    return fieldNames(asked ?? { fields: [] });
  };
  return container.sentinel.admitText(form ?? {}, { name: 'text', actor: () => Promise.resolve(actor), names, subject: null });
}

async function seen(container: Container, id: number, viewer: Viewer): ReturnType<CardService['seen']> {
  const { row, workflow, history } = await loadVisible(container, viewer, id);
  return { card: row, workflow, history };
}

async function permitted(container: Container, id: number, actor: Parameters<CardService['permitted']>[1]): Promise<PermittedCard> {
  const loaded = await loadCard(container.strapi, { id });
  const workflow = loaded ? await container.workflows.version(loaded.row.workflow, loaded.row.workflow_version) : null;
  if (!loaded || !workflow) throw new NotFound(`没有编号为 ${id} 的卡片 / There is no card ${id}`);
  const { row } = loaded;
  if (!maySee(workflow, row, actor) && actor.memberships.length > 0) throw new NotFound(`没有编号为 ${id} 的卡片 / There is no card ${id}`);
  const subject = await loadSubject(container.strapi, workflow.subject, row.subject_document);
  const values = subject?.values ?? {};
  const context = await decisionContext(container, {
    workflow,
    card: cardStateOf(row, unitsOf(workflow.subject, values)),
    subject: values,
    documentId: row.subject_document,
    history: loaded.history,
    seal: row.seal,
    actor,
    today: container.time.today(),
    now: container.time.instant(),
    needs: needsOfStage(workflow, row.stage),
  });
  return { card: row, workflow, events: permittedEvents(context), subject: values, history: loaded.history };
}
