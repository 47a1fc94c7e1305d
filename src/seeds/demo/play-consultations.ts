import type { Core } from '@strapi/strapi';
import type { FiredCard, WorkboardApi } from '../../../plugins/workboard/server/src/api';
import type { Day, WorkdayCalendar } from '../../../plugins/workboard/engine/calendar/types';
import { endOfDay } from '../../../plugins/workboard/engine/day';
import type { Actor } from '../../../plugins/workboard/engine/workflow/types';
import { consultations } from '../../../database/seeds/demo/consultations.json';
import { commentForm, commentMoves, type CommentMove } from './comment-moves';
import { consultationAnswers, type DemoConsultation, type DemoDays } from './consultation-answers';
import { momentOf, type Moment } from './moment';
import type { Person } from './people';
import { partnerOf } from './play-requests';

const UID = 'api::consultation.consultation';
const WORKDAYS = 8;
/** Whoever comments on a draft in the demo. */
const SOMEBODY: Actor = { kind: 'public', id: -1, name: '社会公众', memberships: [] };

const WHO: Readonly<Record<string, string>> = {
  'r:review': 'secrecy_unit',
  'r:approve': 'secrecy_leader',
  approve_exemption: 'deputy_director',
};

interface Move extends DemoDays {
  about: DemoConsultation;
  step: string;
  at: string;
}

/** A draft that was opened, and what was said of it, in the order in which it came in. */
interface Opened {
  card: FiredCard;
  comments: FiredCard[];
}

/**
 * Plays the invented drafts for comment in the order of their days, and what is said of them, which comes in by the public's own step. Whatever has no
 * other role is the drafting unit's step; a period that is over has ended by itself.
 */
export async function playConsultations(strapi: Core.Strapi, people: readonly Person[]): Promise<void> {
  const workboard = strapi.plugin('workboard').service<WorkboardApi>('workboard');
  const drafts = new Map<string, Opened>();
  for (const move of await movesInOrder(workboard)) {
    const { about, at } = move;
    const draft = drafts.get(about.title);
    if ('comment' in move) {
      if (draft) await playComment(workboard, people, move, draft);
      continue;
    }
    const event = move.step.replace(/^[lr]:/, '');
    const input = { event, actor: await actorFor(workboard, people, move), at, form: consultationAnswers(about, move.step, move) };
    if (!draft) drafts.set(about.title, { card: await workboard.open('consultation', input), comments: [] });
    else await workboard.fire((await cardOfStep(workboard, draft.card, move.step)).id, input);
  }
}

async function playComment(
  workboard: WorkboardApi,
  people: readonly Person[],
  move: CommentMove,
  { card, comments }: Opened,
): Promise<void> {
  const { about, step, at, comment } = move;
  const form = commentForm(move);
  const said = comments[comment];
  if (step === 'submit') {
    const under = { uid: UID, documentId: card.documentId };
    comments.push(await workboard.open('comment', { event: step, actor: SOMEBODY, at, form, under }));
  } else if (said) await workboard.fire(said.id, { event: step, actor: await actorFor(workboard, people, { about, step }), at, form });
}

async function movesInOrder(workboard: WorkboardApi): Promise<(Move | CommentMove)[]> {
  const moment = await momentOf(workboard);
  const { today } = workboard.now();
  const calendar = await workboard.calendar();
  const moves = (consultations as DemoConsultation[]).flatMap((about, index) => {
    const own = stepsOf(about, index, { moment, calendar });
    const opened = own.find(({ step }) => step === 'open');
    if (!opened) return own;
    const said = commentMoves(about, opened, { moment, calendar, today });
    return opened.closesOn < today ? [...own, { ...opened, step: 'close', at: endOfDay(opened.closesOn) }, ...said] : [...own, ...said];
  });
  return moves.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

/** The steps that are written for a draft, at their times. */
function stepsOf(about: DemoConsultation, index: number, { moment, calendar }: { moment: Moment; calendar: WorkdayCalendar }): Move[] {
  return about.steps.split(' ').map((written, place) => {
    const [step = '', ago = '0'] = written.split('@');
    const { day, at } = moment(Number(ago), 8 * 60 + 10 + index + place * 25);
    const opensOn: Day = about.begins === undefined ? day : calendar.add(day, about.begins).day;
    return { about, step, at, day, opensOn, closesOn: calendar.add(opensOn, about.workdays ?? WORKDAYS).day };
  });
}

async function actorFor(workboard: WorkboardApi, people: readonly Person[], { about, step }: Pick<Move, 'about' | 'step'>): Promise<Actor> {
  if (step === 'close') return workboard.system('系统（期限届满）');
  const role = WHO[step] ?? 'drafting_unit';
  const person = people.find((one) => one.role === role && (role !== 'drafting_unit' || one.units.includes(about.unit)));
  if (!person) throw new Error(`demo: nobody can do ${step} of ${about.title}`);
  return workboard.actor(person.id);
}

/** The draft, the last letter about it, or its secrecy review: whose step it is, as it is marked. */
async function cardOfStep(workboard: WorkboardApi, draft: FiredCard, step: string): Promise<FiredCard> {
  if (step.startsWith('l:')) return partnerOf(workboard, draft, 'consultation-letter', UID);
  return step.startsWith('r:') ? partnerOf(workboard, draft, 'secrecy-review', UID) : draft;
}
