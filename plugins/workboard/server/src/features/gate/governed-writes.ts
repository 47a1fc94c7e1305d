import { inBothLanguages } from '../../../../engine/text';
import type { EventDefinition, WorkflowDefinition } from '../../../../engine/workflow/types';
import type { Container } from '../../platform/container';
import { Forbidden, NotFound } from '../../platform/errors';
import { currentActor } from './current-actor';
import { NAMED } from './steps-that';

/** An entry created in the content manager opens its card, in the same transaction; its workflow may refuse it. */
export async function openForEntry(container: Container, workflow: WorkflowDefinition, next: () => Promise<unknown>): Promise<unknown> {
  const created = await next();
  const actor = await currentActor(container);
  const opening = Object.values(workflow.events).find(({ from, by }) => from.length === 0 && by.some((role) => role !== 'system'));
  if (!opening)
    throw new Forbidden(
      inBothLanguages(
        {
          'zh-Hans': `“${workflow.title['zh-Hans']}”不能在此新建，请在工作台办理`,
          en: `${workflow.title.en} cannot be created here: use the workboard`,
        },
        workflow.clauses.slice(0, NAMED),
      ),
    );
  for (const documentId of documentIdsOf(created)) {
    await container.cards.open(workflow.key, { event: opening.key, actor, existing: { documentId } });
  }
  return created;
}

/** `create` returns the row, `clone` the document with its entries. */
function documentIdsOf(created: unknown): string[] {
  const { documentId } = created as { documentId?: string };
  return documentId === undefined ? [] : [documentId];
}

/** The content manager's Publish is the workflow's publish event: same guards, same log. */
export async function publishThroughWorkflow(
  container: Container,
  workflow: WorkflowDefinition,
  documentId: string,
  next: () => Promise<unknown>,
): Promise<unknown> {
  const card = await container.cards.find(workflow.subject.type, documentId);
  if (!card) throw new NotFound('这份内容没有办理卡片，不能公开 / This content has no card and cannot be published');
  let published: unknown;
  await container.cards.fire(card.id, {
    event: publishEvent(workflow, card.stage).key,
    actor: await currentActor(container),
    publish: async () => {
      published = await next();
    },
  });
  return published;
}

/** The event that publishes from this stage; from another stage the first one, whose refusal says what is missing. */
function publishEvent(workflow: WorkflowDefinition, stage: string): EventDefinition {
  const events = Object.values(workflow.events).filter(
    ({ from, effects }) => from.length > 0 && effects.some((effect) => effect.do === 'publish'),
  );
  const found = events.find(({ from }) => from.includes(stage)) ?? events[0];
  if (!found)
    throw new Forbidden(
      inBothLanguages(
        {
          'zh-Hans': `“${workflow.title['zh-Hans']}”不公开发布，由流程步骤办理`,
          en: `${workflow.title.en} is never published: its steps do what is to be done`,
        },
        workflow.clauses.slice(0, NAMED),
      ),
    );
  return found;
}
