import type { Core } from '@strapi/strapi';
import type { Answers } from '../../../plugins/workboard/engine/form/types';
import type { Actor } from '../../../plugins/workboard/engine/workflow/types';
import type { FiredCard, WorkboardApi } from '../../../plugins/workboard/server/src/api';
import { drafts, said } from '../../../database/seeds/demo/drafts.json';
import { consultationAnswers } from './consultation-answers';
import { instantOf, momentOf, type Moment } from './moment';
import type { Person } from './people';
import { cardOfStep } from './play-consultations';

/** Whoever comments on a draft in the demo. */
const SOMEBODY: Actor = { kind: 'public', id: -1, name: '社会公众', memberships: [] };
const DRAFT = 'api::consultation.consultation';
/** Days on which comments come in, and the minutes between two of them. */
const DAYS = 5;
const APART = 7;
const ENDINGS = ['', '！', '，请予考虑', '，谢谢'];

/** As every draft comes before the public; `r:` marks what is done about its secrecy review. */
const OPENING = ['explain', 'answer_triggers', 'propose_review', 'r:review', 'r:approve', 'ready', 'open'];
const REVIEWERS: Readonly<Record<string, string>> = { 'r:review': 'secrecy_unit', 'r:approve': 'secrecy_leader' };

type Draft = (typeof drafts)[number];

interface Play {
  workboard: WorkboardApi;
  moment: Moment;
  actorOf: (role: string) => Promise<Actor>;
}

/**
 * Plays the invented drafts: one that is closed and whose comments are being disposed of, and one that is open. What people say comes in through the
 * public's own step, always the same for the same day.
 */
export async function playDrafts(strapi: Core.Strapi, people: readonly Person[]): Promise<void> {
  const workboard = strapi.plugin('workboard').service<WorkboardApi>('workboard');
  const actorOf = (role: string) => {
    const person = people.find((one) => one.role === role);
    if (!person) throw new Error(`demo: nobody is ${role}`);
    return workboard.actor(person.id);
  };
  const unit = people.find(({ role }) => role === 'drafting_unit')?.units[0] ?? '';
  const play: Play = { workboard, moment: await momentOf(workboard), actorOf };
  for (const draft of drafts) {
    const card = await openDraft(play, draft, unit);
    const comments = await sayAll(play, draft, card);
    if (draft.disposed > 0) await disposeOf(play, draft, card, comments);
  }
}

/** As every draft of the demo is opened. */
async function openDraft({ workboard, moment, actorOf }: Play, draft: Draft, unit: string): Promise<FiredCard> {
  const { day } = moment(draft.opened, 0);
  const days = { day, closesOn: (await workboard.calendar()).add(day, draft.workdays).day };
  const input = async (step: string, at: string) => ({
    ...{ event: step.replace(/^r:/, ''), at, form: consultationAnswers({ ...draft, unit }, step, days) },
    actor: await actorOf(REVIEWERS[step] ?? 'drafting_unit'),
  });
  const card = await workboard.open('consultation', await input('create', moment(draft.opened + 1, 9 * 60).at));
  for (const [index, step] of OPENING.entries())
    await workboard.fire((await cardOfStep(workboard, card, step)).id, await input(step, moment(draft.opened, 8 * 60 + index * 5).at));
  return card;
}

async function sayAll({ workboard, moment }: Play, draft: Draft, { documentId }: FiredCard): Promise<FiredCard[]> {
  const comments: FiredCard[] = [];
  for (let n = 0; n < draft.comments; n += 1) {
    const { clause, text } = said[n % said.length] ?? { clause: '', text: '' };
    const form = { text: text + (ENDINGS[n % ENDINGS.length] ?? ''), submitterKind: 'person', ...(clause === '' ? {} : { clause }) };
    const { at } = moment(Math.max(0, draft.opened - (n % DAYS)), 9 * 60 + Math.floor(n / DAYS) * APART);
    comments.push(await workboard.open('comment', { event: 'submit', form, actor: SOMEBODY, at, under: { uid: DRAFT, documentId } }));
  }
  return comments;
}

async function disposeOf(
  { workboard, moment, actorOf }: Play,
  draft: Draft,
  card: FiredCard,
  comments: readonly FiredCard[],
): Promise<void> {
  const calendar = await workboard.calendar();
  const { day: opensOn } = moment(draft.opened, 0);
  const closedOn = calendar.add(opensOn, draft.workdays).day;
  const { instant } = workboard.now();
  const after = calendar.add(closedOn, 1).day;
  await workboard.fire(card.id, {
    event: 'close',
    actor: workboard.system('系统（定时）'),
    form: { closedOn },
    at: instantOf(after, 1, instant),
  });
  const drafter = await actorOf('drafting_unit');
  await workboard.fire(card.id, { event: 'dispose', actor: drafter, at: instantOf(after, 9 * 60, instant) });
  for (const [n, comment] of comments.slice(0, draft.disposed).entries())
    await workboard.fire(comment.id, {
      event: 'dispose',
      actor: drafter,
      form: dispositionOf(n),
      at: instantOf(after, 9 * 60 + 5 + n, instant),
    });
}

function dispositionOf(n: number): Answers {
  const { clause, disposition } = said[n % said.length] ?? { clause: '', disposition: 'not_adopted' };
  const assessed = { lawful: true, scientific: disposition !== 'not_adopted', operable: true, disposition };
  if (disposition === 'adopted') return { ...assessed, changedClause: `${clause || '第二条'}已按意见修改（演示）` };
  if (disposition === 'partly_adopted')
    return { ...assessed, changedClause: `${clause}增加一款（演示）`, reason: '部分内容与上位法不一致（演示）' };
  return { ...assessed, reason: '现有条件下难以实施（演示）', feedback: '感谢您的意见，经研究暂未采纳（演示）', feedbackWay: 'published' };
}
