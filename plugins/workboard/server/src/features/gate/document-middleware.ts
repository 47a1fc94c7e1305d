import type { Core } from '@strapi/strapi';
import { inBothLanguages, type Text } from '../../../../engine/text';
import type { WorkflowDefinition } from '../../../../engine/workflow/types';
import type { Container } from '../../platform/container';
import { Forbidden } from '../../platform/errors';
import { isWorkflowWrite } from '../../platform/permit';
import { inTransaction } from '../../platform/transaction';
import { assertChangeable, assertNotFrozen } from '../card/assert-changeable';
import { currentActor } from './current-actor';
import { keepingFixed } from './fixed-attributes';
import { assertStateUntouched, withoutState } from './state-attributes';
import { openForEntry, publishThroughWorkflow } from './governed-writes';
import { clausesOf, stepsThat } from './steps-that';

interface DocumentContext {
  uid: string;
  action: string;
  params: { documentId?: string; status?: string; data?: Record<string, unknown> };
}

type Next = () => Promise<unknown>;

const READS = new Set(['findOne', 'findMany', 'findFirst', 'count']);

/**
 * The gate before Strapi's document service: every write of a governed type becomes an event of its workflow, or is refused. It sees
 * `create` and `update` with status published as well as `publish` (Strapi publishes those without calling `publish` again), bulk publish,
 * clone, releases, the content manager and scripts alike. `next()` is called once.
 */
export function gate(container: () => Container) {
  return async (context: DocumentContext, next: Next): Promise<unknown> => {
    if (READS.has(context.action)) return next();
    const house = container();
    if (house.isUnitType(context.uid)) house.units.forget();
    const workflows = house.workflows.governing(context.uid);
    if (workflows.length === 0 || isWorkflowWrite(context.uid, context.params.documentId)) return next();
    return guarded(house, await workflowOf(house, workflows, context), context, next);
  };
}

/** The workflow of one entry, where several share its type: that of its card, or the one whose rows are like what is to be created. */
async function workflowOf(house: Container, workflows: readonly WorkflowDefinition[], { uid, params }: DocumentContext) {
  const card = workflows.length > 1 && params.documentId !== undefined ? await house.cards.find(uid, params.documentId) : null;
  const like = ({ subject }: WorkflowDefinition) =>
    Object.entries(subject.where ?? {}).every(([attribute, value]) => params.data?.[attribute] === value);
  const found = workflows.length === 1 ? workflows[0] : card ? house.workflows.newest(card.workflow) : workflows.find(like);
  if (!found) throw new Forbidden('不能在此新建，请在工作台办理 / It cannot be created here: use the workboard');
  return found;
}

async function guarded(house: Container, workflow: WorkflowDefinition, context: DocumentContext, next: Next): Promise<unknown> {
  const { action, params } = context;
  if ((action === 'create' || action === 'update' || action === 'clone') && params.status === 'published') {
    throw closed(workflow, 'publish', {
      'zh-Hans': '内容须经流程审签后公开：请先保存草稿，再在工作台办理',
      en: 'Content is published by its workflow: save the draft, then use the workboard',
    });
  }
  if (params.data) await admitText(house, context);
  await assertOpen(house, workflow, context);
  switch (action) {
    case 'create':
    case 'clone':
      params.data = { ...withoutState(workflow, params.data ?? {}, action), ...workflow.subject.where };
      return inTransaction(house.strapi, () => openForEntry(house, workflow, next));
    case 'update':
      return inTransaction(house.strapi, async () => {
        await assertStateUntouched(house, workflow, params.documentId ?? '', params.data ?? {});
        return edit(house, workflow, context, next);
      });
    case 'publish':
      return publishThroughWorkflow(house, workflow, params.documentId ?? '', next);
    case 'delete':
      return inTransaction(house.strapi, async () => {
        await house.cards.discard(workflow, params.documentId ?? '', await currentActor(house));
        return next();
      });
    case 'discardDraft':
      return inTransaction(house.strapi, () => edit(house, workflow, context, next));
    default:
      // unpublish, and whatever Strapi may add: closed until the workflow knows it.
      throw closed(workflow, 'unpublish', {
        'zh-Hans': '公开内容的撤下、变更须经流程办理，请在工作台对应卡片上操作',
        en: 'Published content is withdrawn by its workflow: use its card on the workboard',
      });
  }
}

/** What is done by steps alone, with the clauses that those steps serve. */
function closed(workflow: WorkflowDefinition, what: 'publish' | 'unpublish', text: Text): Forbidden {
  return new Forbidden(
    inBothLanguages(
      text,
      clausesOf(
        workflow,
        stepsThat(workflow, (effect) => effect.do === what),
      ),
    ),
  );
}

/** A write of the draft, and what follows from it for the card. */
async function edit(house: Container, workflow: WorkflowDefinition, { params }: DocumentContext, next: Next): Promise<unknown> {
  const { documentId = '', data = {} } = params;
  const before = await house.cards.content(workflow, documentId);
  const result = await keepingFixed(house, workflow, { documentId, data }, next);
  await house.cards.edited({ workflow, documentId, actor: await currentActor(house), before });
  return result;
}

/** An entry whose card rests in a read-only stage (B-19), or that something linked to it freezes (R-SEC-14), is changed by nobody. */
async function assertOpen(house: Container, workflow: WorkflowDefinition, { uid, action, params }: DocumentContext): Promise<void> {
  if (params.documentId === undefined || action === 'clone' || action === 'publish') return;
  await assertNotFrozen(house, { uid, documentId: params.documentId });
  if (!workflow.stages.some(({ readOnly }) => readOnly)) return;
  const card = await house.cards.find(uid, params.documentId);
  if (card) assertChangeable(await house.workflows.version(card.workflow, card.workflow_version), card);
}

/** What bears a mark of classification is not even kept as a draft (R-SEC-05a). */
async function admitText(house: Container, { uid, params }: DocumentContext): Promise<void> {
  const subject = params.documentId === undefined ? null : { uid, documentId: params.documentId };
  await house.sentinel.admitText(params.data, {
    name: 'text',
    actor: () => currentActor(house),
    names: () => house.labels.within(uid),
    subject,
  });
}

/** Registers the gate; in `register()`, so that it stands before anybody writes. */
export function registerGate(strapi: Core.Strapi, container: () => Container): void {
  const use = strapi.documents.use.bind(strapi.documents) as unknown as (middleware: ReturnType<typeof gate>) => void;
  use(gate(container));
}
