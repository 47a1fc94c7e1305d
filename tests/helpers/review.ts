import type { Answers } from '../../plugins/workboard/engine/form/types';
import type { FiredCard } from '../../plugins/workboard/server/src/api';
import { linkedCards } from '../../plugins/workboard/server/src/features/link/service';
import { BASIS, type Office, type Person } from './office';
import type { TestApp } from './strapi';

/** Answers of a review in which nothing is found. */
export const REVIEW_ANSWERS: Readonly<Record<string, Answers>> = {
  propose_again: { opinion: 'public', reason: '拟公开，未发现不宜公开的内容。', ...BASIS },
  review: {
    marked: 'no',
    stateSecret: 'no',
    tradeSecret: 'no',
    privacy: 'no',
    safety: 'no',
    opinion: '经审查，可以公开。',
    forwardNow: true,
  },
  forward: { conclusion: 'public' },
  approve: { opinion: '同意。' },
  reject: { reason: '请重新审查。' },
  send_back: { reason: '请补充依据。' },
  end: { reason: '不再公开。' },
};

const WHO: Readonly<Record<string, Person>> = { propose_again: 'clerk', approve: 'leader', reject: 'leader' };

export interface ReviewCard {
  id: number;
  stage: string;
  mark: string | null;
}

/** The review of what a card is about; null where none was opened. */
export async function reviewOf(app: TestApp, card: number): Promise<ReviewCard | null> {
  const row = (await app.strapi.db.connection('workboard_cards').where({ id: card }).first('subject_uid', 'subject_document')) as {
    subject_uid: string;
    subject_document: string;
  };
  const linked = await linkedCards(app.strapi, { uid: row.subject_uid, documentId: row.subject_document });
  const found = linked['secrecy-review']?.[0];
  return found ? { id: found.id, stage: found.stage, mark: found.mark ?? null } : null;
}

/** Fires a step of a review with its usual person and answers. */
export function reviewStep(
  app: TestApp,
  office: Office,
  review: number,
  step: string,
  answers: Answers = {},
  at?: string,
): Promise<FiredCard> {
  const form = { ...REVIEW_ANSWERS[step], ...answers };
  return app.workboard.fire(review, { event: step, form, actor: office[WHO[step] ?? 'secretariat'], ...(at === undefined ? {} : { at }) });
}

/** Brings the review of what a card is about to its end, wherever it stands: nothing is found, three persons say so. */
export async function concludeReview(app: TestApp, office: Office, card: number, at?: string): Promise<void> {
  const review = await reviewOf(app, card);
  if (!review) return;
  const steps: Readonly<Record<string, readonly string[]>> = {
    reopened: ['propose_again', 'review', 'approve'],
    returned: ['propose_again', 'review', 'approve'],
    initial_opinion: ['review', 'approve'],
    unit_review: ['review', 'approve'],
    leader_approval: ['approve'],
  };
  for (const step of steps[review.stage] ?? []) await reviewStep(app, office, review.id, step, {}, at);
}
