import type { Core } from '@strapi/strapi';
import type { FiredCard, WorkboardApi } from '../../../plugins/workboard/server/src/api';
import { events } from '../../../database/seeds/demo/events.json';
import { eventAnswers, type DemoEvent } from './event-answers';
import { momentOf } from './moment';
import type { Person } from './people';
import { partnerOf } from './play-requests';

/** Who takes a step; whatever stands here not is the response office's. */
const WHO: Readonly<Record<string, string>> = {
  discover: 'monitor',
  appoint: 'leader',
  start_response: 'leader',
  record_measure: 'business',
  investigate: 'business',
  unit_feedback: 'business',
  report_director: 'leader',
  'r:review': 'secrecy_unit',
  'r:approve': 'secrecy_leader',
  's:approve': 'director',
};

const ACKNOWLEDGE = 'ack:';
const STATEMENT = 's:';
const REVIEW = 'r:';

/** Plays the invented events in the order of their days. An event follows the one before it by minutes: what is due within the day is done in it. */
export async function playEvents(strapi: Core.Strapi, people: readonly Person[]): Promise<void> {
  const workboard = strapi.plugin('workboard').service<WorkboardApi>('workboard');
  const moment = await momentOf(workboard);
  for (const [index, about] of (events as DemoEvent[]).entries()) {
    let card: FiredCard | null = null;
    for (const [place, written] of about.steps.split(' ').entries()) {
      const [step = '', ago = '0'] = written.split('@');
      const acknowledged = step.startsWith(ACKNOWLEDGE);
      const role = acknowledged ? step.slice(ACKNOWLEDGE.length) : (WHO[step] ?? 'opinion_office');
      const person = people.find((one) => one.role === role);
      if (!person) throw new Error(`demo: nobody is ${role}`);
      const { at } = moment(Number(ago), 8 * 60 + index + place * 4);
      const event = acknowledged ? 'acknowledge' : step.replace(STATEMENT, '').replace(REVIEW, '');
      const input = { event, actor: await workboard.actor(person.id), at, form: eventAnswers(about, step, at) };
      if (!card) card = await workboard.open('opinion-event', input);
      else await workboard.fire((await cardOfStep(workboard, step, card)).id, input);
    }
  }
}

/** The event, the statement that hangs on it, or the secrecy review of that. */
async function cardOfStep(workboard: WorkboardApi, step: string, event: FiredCard): Promise<FiredCard> {
  if (!step.startsWith(STATEMENT) && !step.startsWith(REVIEW)) return event;
  const statement = await partnerOf(workboard, event, 'statement');
  return step.startsWith(STATEMENT) ? statement : partnerOf(workboard, statement, 'secrecy-review', 'api::statement.statement');
}
