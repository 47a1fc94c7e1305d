import type { Answers } from '../../plugins/workboard/engine/form/types';
import type { FiredCard } from '../../plugins/workboard/server/src/api';
import { BASIS, documentAfter, SECTION, take, type Office, type Person } from './office';
import { concludeReview } from './review';
import type { TestApp } from './strapi';

const DOCUMENT = 'api::document.document';
const INTERPRETATION = 'api::interpretation.interpretation';

/** Answers that take an interpretation from the first draft to the public. */
export const INTERPRETATION_ANSWERS: Readonly<Record<string, Answers>> = {
  draft_interpretation: {
    title: '《停车管理办法》政策解读',
    summary: '说明停车管理办法。',
    significance: '方便群众停车。',
    purpose: '规范停车秩序。',
    basis: '有关法律法规。',
    mainContent: '停车怎么收费，一看便知。',
    scope: '本区公共停车场。',
    interpreter: '王五',
    contact: '0576-00000000',
    forms: ['text'],
  },
  confirm_revision: { confirmed: true, ...BASIS },
  submit_deputy: {},
  approve: { documentDate: '2026-09-28' },
  publish: {
    portalPublishedAt: '2026-09-30',
    portalUrl: 'https://portal.example/interpretation/1',
    portalOperator: '秘书科',
    serviceNetworkPublishedAt: '2026-09-30',
    serviceNetworkUrl: 'https://service.example/interpretation/1',
    serviceNetworkOperator: '秘书科',
  },
};

const WHO: Readonly<Record<string, Person>> = {
  approve: 'deputy',
  publish: 'secretariat',
  grant_waiver: 'deputy',
  emergency_unpublish: 'disclosure',
};

/** Fires a step of an interpretation with its usual person and answers. What goes up to the deputy director was reviewed for secrecy before. */
export async function interpret(
  app: TestApp,
  office: Office,
  card: number,
  step: string,
  answers: Answers = {},
  at?: string,
): Promise<FiredCard> {
  const form = { ...INTERPRETATION_ANSWERS[step], ...answers };
  if (step === 'submit_deputy') await concludeReview(app, office, card, at);
  return app.workboard.fire(card, { event: step, form, actor: office[WHO[step] ?? 'clerk'], ...(at === undefined ? {} : { at }) });
}

/** A normative document in the office's name; an interpretation goes with it. The public was asked before this system (R-CON-13). */
export async function normativeDraft(app: TestApp, office: Office, answers: Answers = {}): Promise<FiredCard> {
  const { id } = await documentAfter(app, office, 'create', { title: '停车管理办法', kind: 'normative', ...answers });
  return app.workboard.fire(id, {
    event: 'import_consultation',
    actor: app.workboard.system('系统（导入）'),
    form: { opensOn: '2026-03-02', closesOn: '2026-03-20', url: 'https://portal.example/consultation/1', feedback: '没有收到意见。' },
  });
}

/** The card of the interpretation that was opened for a document last. */
export async function interpretationOf(app: TestApp, documentId: string): Promise<FiredCard> {
  const partners = (await app.workboard.partners(DOCUMENT, [documentId])).get(documentId) ?? [];
  const last = partners.filter(({ uid }) => uid === INTERPRETATION).at(-1);
  const card = last ? await app.workboard.cardOf(INTERPRETATION, last.documentId) : null;
  if (!card) throw new Error(`document ${documentId} has no interpretation`);
  return card;
}

/** A normative document with the first draft of its interpretation, in the section's name. */
export async function draftPair(app: TestApp, office: Office): Promise<{ document: FiredCard; interpretation: FiredCard }> {
  const document = await normativeDraft(app, office, { leadDraftingUnit: SECTION });
  const { id } = document;
  await app.workboard.fire(id, {
    event: 'draft_interpretation',
    form: INTERPRETATION_ANSWERS.draft_interpretation ?? {},
    actor: office.clerk,
  });
  return { document, interpretation: await interpretationOf(app, document.documentId) };
}

/** Both through their reviews: the document issued, its interpretation approved. `drafted` is done while both are drafts. */
export async function issuedPair(
  app: TestApp,
  office: Office,
  drafted: (document: FiredCard) => Promise<unknown> = () => Promise.resolve(),
): Promise<{ document: FiredCard; interpretation: FiredCard }> {
  const { document, interpretation } = await draftPair(app, office);
  await drafted(document);
  for (const step of ['submit_draft', 'opine']) await take(app, office, document.id, step);
  for (const step of ['start_revision', 'confirm_revision', 'submit_deputy']) await interpret(app, office, interpretation.id, step);
  await take(app, office, document.id, 'check');
  const approved = await interpret(app, office, interpretation.id, 'approve');
  await take(app, office, document.id, 'approve');
  return { document: await take(app, office, document.id, 'issue'), interpretation: approved };
}
