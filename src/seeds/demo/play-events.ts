import type { Core } from '@strapi/strapi';
import type { FiredCard, WorkboardApi } from '../../../plugins/workboard/server/src/api';
import { events } from '../../../database/seeds/demo/events.json';
import { eventAnswers, type DemoEvent } from './event-answers';
import { minutesBefore, momentOf } from './moment';
import type { Person } from './people';
import { playDuties } from './play-duties';
import { partnerOf } from './play-requests';

/** Who takes a step; whatever stands here not is the response office's. */
const WHO: Readonly<Record<string, string>> = {
  discover: 'monitor',
  assess: 'business',
  appoint: 'leader',
  start_response: 'leader',
  record_measure: 'business',
  investigate: 'business',
  unit_feedback: 'business',
  report_director: 'leader',
  approve_upward_leader: 'leader',
  approve_upward_director: 'director',
  'r:review': 'secrecy_unit',
  'r:approve': 'secrecy_leader',
  's:approve': 'director',
};

const ACKNOWLEDGE = 'ack:';
const STATEMENT = 's:';
const REVIEW = 'r:';
/** Between what happened before the week's report went out and what happened after. */
const REPORT = '|';

/** Plays the invented events one after the other, and between them the duties that report them. */
export async function playEvents(strapi: Core.Strapi, people: readonly Person[]): Promise<void> {
  const cards = new Map<string, FiredCard>();
  for (const part of [0, 1]) {
    for (const [index, about] of (events as DemoEvent[]).entries()) {
      const steps = about.steps.split(REPORT)[part]?.trim().split(' ') ?? [];
      await playSteps(strapi, people, { about, index, steps, cards });
    }
    if (part === 0) await playDuties(strapi, people);
  }
  await playAccountability(strapi, people, cards);
}

/** What only the director sees (R-OPN-31). */
async function playAccountability(strapi: Core.Strapi, people: readonly Person[], cards: ReadonlyMap<string, FiredCard>): Promise<void> {
  const workboard = strapi.plugin('workboard').service<WorkboardApi>('workboard');
  const director = people.find(({ role }) => role === 'director');
  const first = [...cards.values()][0];
  if (!director || !first) return;
  const { at } = (await momentOf(workboard))(20, 9 * 60);
  const actor = await workboard.actor(director.id);
  const form = { event: await numberOf(strapi, first), who: '某科负责人（演示）', ground: 'delay', evidence: '见该舆情办理经过（演示）' };
  const record = await workboard.open('opinion-accountability', { event: 'open_accountability', actor, at, form });
  await workboard.fire(record.id, {
    event: 'talk',
    actor,
    at,
    form: { talkedOn: at.slice(0, 10), record: '已约谈，当面指出问题（演示）' },
  });
}

interface Part {
  about: DemoEvent;
  /** Place among the events: those of one day follow each other by minutes. */
  index: number;
  steps: readonly string[];
  /** The events that were found so far, by title. */
  cards: Map<string, FiredCard>;
}

/** Steps follow each other by minutes: what is due within the day is done in it. */
async function playSteps(strapi: Core.Strapi, people: readonly Person[], { about, index, steps, cards }: Part): Promise<void> {
  const workboard = strapi.plugin('workboard').service<WorkboardApi>('workboard');
  const moment = await momentOf(workboard);
  const { instant } = workboard.now();
  for (const [place, written] of steps.entries()) {
    const [step = '', ago = '0'] = written.split('@');
    const acknowledged = step.startsWith(ACKNOWLEDGE);
    const role = acknowledged ? step.slice(ACKNOWLEDGE.length) : (WHO[step] ?? 'opinion_office');
    const person = people.find((one) => one.role === role);
    if (!person) throw new Error(`demo: nobody is ${role}`);
    const at = ago.startsWith('~') ? minutesBefore(instant, Number(ago.slice(1))) : moment(Number(ago), 8 * 60 + index + place * 4).at;
    const event = acknowledged ? 'acknowledge' : step.replace(STATEMENT, '').replace(REVIEW, '');
    const into = about.into === undefined ? '' : await numberOf(strapi, cards.get(about.into));
    const input = { event, actor: await workboard.actor(person.id), at, form: eventAnswers(about, step, at, into) };
    const card = cards.get(about.title);
    if (!card) cards.set(about.title, await workboard.open('opinion-event', input));
    else await workboard.fire((await cardOfStep(workboard, step, card)).id, input);
  }
}

/** The event, the statement that hangs on it, or the secrecy review of that. */
async function cardOfStep(workboard: WorkboardApi, step: string, event: FiredCard): Promise<FiredCard> {
  if (!step.startsWith(STATEMENT) && !step.startsWith(REVIEW)) return event;
  const statement = await partnerOf(workboard, event, 'statement');
  return step.startsWith(STATEMENT) ? statement : partnerOf(workboard, statement, 'secrecy-review', 'api::statement.statement');
}

async function numberOf(strapi: Core.Strapi, event: FiredCard | undefined): Promise<string> {
  const found = (await strapi.db
    .query('api::case.case')
    .findOne({ where: { documentId: event?.documentId ?? '' }, select: ['number'] })) as {
    number: string;
  } | null;
  if (!found) throw new Error('demo: there is no event to merge into');
  return found.number;
}
