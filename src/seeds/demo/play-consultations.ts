import type { Core } from '@strapi/strapi';
import type { FiredCard, WorkboardApi } from '../../../plugins/workboard/server/src/api';
import type { Day, WorkdayCalendar } from '../../../plugins/workboard/engine/calendar/types';
import { endOfDay } from '../../../plugins/workboard/engine/day';
import type { Actor } from '../../../plugins/workboard/engine/workflow/types';
import { consultations } from '../../../database/seeds/demo/consultations.json';
import { consultationAnswers, type DemoConsultation } from './consultation-answers';
import { momentOf } from './moment';
import type { Person } from './people';
import { partnerOf } from './play-requests';

const UID = 'api::consultation.consultation';
const WORKDAYS = 8;

const WHO: Readonly<Record<string, string>> = {
  'r:review': 'secrecy_unit',
  'r:approve': 'secrecy_leader',
  approve_exemption: 'deputy_director',
};

interface Move {
  about: DemoConsultation;
  step: string;
  at: string;
  day: Day;
  closesOn: Day;
}

/** Plays the invented drafts for comment in the order of their days. Whatever has no other role is the drafting unit's step; a period that is over has ended by itself. */
export async function playConsultations(strapi: Core.Strapi, people: readonly Person[]): Promise<void> {
  const workboard = strapi.plugin('workboard').service<WorkboardApi>('workboard');
  const cards = new Map<string, FiredCard>();
  for (const move of await movesInOrder(workboard)) {
    const { about, step, at } = move;
    const event = step.replace(/^[lr]:/, '');
    const input = { event, actor: await actorFor(workboard, people, move), at, form: consultationAnswers(about, step, move) };
    const card = cards.get(about.title);
    if (!card) cards.set(about.title, await workboard.open('consultation', input));
    else await workboard.fire((await cardOfStep(workboard, card, step)).id, input);
  }
}

async function movesInOrder(workboard: WorkboardApi): Promise<Move[]> {
  const moment = await momentOf(workboard);
  const { today } = workboard.now();
  const calendar = await workboard.calendar();
  const moves = (consultations as DemoConsultation[]).flatMap((about, index) => {
    const own = about.steps.split(' ').map((written, place): Move => {
      const [step = '', ago = '0'] = written.split('@');
      const { day, at } = moment(Number(ago), 8 * 60 + 10 + index + place * 25);
      return { about, step, at, day, closesOn: lastDay(calendar, about, day) };
    });
    const opened = own.find(({ step }) => step === 'open');
    const over = opened !== undefined && opened.closesOn < today;
    return over ? [...own, { ...opened, step: 'close', at: endOfDay(opened.closesOn) }] : own;
  });
  return moves.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

function lastDay(calendar: WorkdayCalendar, { workdays = WORKDAYS }: DemoConsultation, opensOn: Day): Day {
  return calendar.add(opensOn, workdays).day;
}

async function actorFor(workboard: WorkboardApi, people: readonly Person[], { about, step }: Move): Promise<Actor> {
  if (step === 'close') return workboard.system('系统（期限届满）');
  const role = WHO[step] ?? 'drafting_unit';
  const person = people.find((one) => one.role === role && (role !== 'drafting_unit' || one.units.includes(about.unit)));
  if (!person) throw new Error(`demo: nobody can do ${step} of ${about.title}`);
  return workboard.actor(person.id);
}

/** The draft, the last letter about it, or its secrecy review: whose step it is, as it is marked. */
export async function cardOfStep(workboard: WorkboardApi, draft: FiredCard, step: string): Promise<FiredCard> {
  if (step.startsWith('l:')) return partnerOf(workboard, draft, 'consultation-letter', UID);
  return step.startsWith('r:') ? partnerOf(workboard, draft, 'secrecy-review', UID) : draft;
}
