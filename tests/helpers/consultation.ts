import type { Actor } from '../../plugins/workboard/engine/workflow/types';
import type { FiredCard } from '../../plugins/workboard/server/src/api';
import { TRIGGERS } from '../../src/seeds/demo/consultation-answers';
import { BASIS, SECTION, type Office } from './office';
import { concludeReview } from './review';
import type { TestApp } from './strapi';

/** A draft for comment with its explanation. */
export async function consultationDraft(app: TestApp, actor: Actor): Promise<FiredCard> {
  const card = await app.workboard.open('consultation', {
    event: 'create',
    actor,
    form: {
      title: '停车办法（征求意见稿）',
      unit: SECTION,
      summary: '规范停车',
      contact: '法规科',
      body: '第一条 为规范停车，制定本办法。',
    },
  });
  const part = '依据有关法律法规，经调研起草（测试）。';
  const form = { necessity: part, problems: part, measures: part, process: part };
  return app.workboard.fire(card.id, { event: 'explain', form, actor });
}

/** Its review, asked for. */
export function proposeConsultation(app: TestApp, office: Office, { id }: Pick<FiredCard, 'id'>): Promise<FiredCard> {
  return app.workboard.fire(id, { event: 'propose_review', form: { comment: '拟公开征求意见。', ...BASIS }, actor: office.clerk });
}

/** One that was reviewed and may be opened. */
export async function consultationReady(app: TestApp, office: Office): Promise<FiredCard> {
  const { id } = await consultationDraft(app, office.clerk);
  const triggers = Object.fromEntries(TRIGGERS.map((key) => [key, 'no']));
  await app.workboard.fire(id, { event: 'answer_triggers', form: triggers, actor: office.clerk });
  await proposeConsultation(app, office, { id });
  await concludeReview(app, office, id);
  return app.workboard.fire(id, { event: 'ready', actor: office.clerk });
}
