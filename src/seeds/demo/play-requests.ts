import type { Core } from '@strapi/strapi';
import type { Day } from '../../../plugins/workboard/engine/calendar/types';
import type { FiredCard, WorkboardApi } from '../../../plugins/workboard/server/src/api';
import { requests } from '../../../database/seeds/demo/requests.json';
import { momentOf } from './moment';
import type { Person } from './people';
import { requestAnswers, type DemoRequest } from './request-answers';

const WHO: Readonly<Record<string, string>> = {
  approve_correction: 'deputy_director',
  sign: 'deputy_director',
  secrecy_opinion: 'secrecy_unit',
  'r:answer': 'business',
  's:review': 'secrecy_unit',
  's:approve': 'secrecy_leader',
  receive_archive: 'secretariat',
  'd:publish': 'deputy_director',
  'ds:review': 'secrecy_unit',
  'ds:approve': 'secrecy_leader',
};

const ENTRY = 'disclosure-entry';
const PARTNERS: Readonly<Record<string, string>> = { r: 'foi-referral', c: 'foi-consultation', s: 'secrecy-review', d: ENTRY, ds: ENTRY };

/**
 * Plays the invented requests for information in the order of their days. Whatever has no other role is the disclosure section's step.
 * @returns their cards by title
 */
export async function playRequests(strapi: Core.Strapi, people: readonly Person[]): Promise<ReadonlyMap<string, FiredCard>> {
  const workboard = strapi.plugin('workboard').service<WorkboardApi>('workboard');
  const cards = new Map<string, FiredCard>();
  for (const { about, step, event, at, day, number } of await movesInOrder(workboard)) {
    const role = WHO[step] ?? 'disclosure';
    const person = people.find((one) => one.role === role);
    if (!person) throw new Error(`demo: nobody is ${role}`);
    const input = { event, actor: await workboard.actor(person.id), at, form: requestAnswers(about, step, day, number) };
    const card = cards.get(about.title);
    if (!card) {
      cards.set(about.title, await workboard.open('foi', input));
      continue;
    }
    await workboard.fire(await cardOf(workboard, card, step), input);
  }
  return cards;
}

/** The case itself, or what hangs on it by the prefix of the step. */
async function cardOf(workboard: WorkboardApi, card: FiredCard, step: string): Promise<number> {
  const [prefix = ''] = step.split(':');
  const partner = PARTNERS[prefix];
  if (partner === undefined) return card.id;
  const found = await partnerOf(workboard, card, partner);
  return prefix === 'ds' ? (await partnerOf(workboard, found, 'secrecy-review', `api::${ENTRY}.${ENTRY}`)).id : found.id;
}

async function movesInOrder(workboard: WorkboardApi) {
  const moment = await momentOf(workboard);
  const { today } = workboard.now();
  const all = requests as DemoRequest[];
  const numberOf = (title: string) => all.findIndex((one) => one.title === title) + 1;
  const moves = all.flatMap((about, index) =>
    about.steps.split(' ').map((written, place) => {
      const [step = '', when = '0'] = written.split('@');
      const { day, at } = moment(
        when.includes('-') ? (`${today.slice(0, 4)}-${when}` as Day) : Number(when),
        8 * 60 + 5 + index + place * 35,
      );
      return { about, step, event: step.replace(/^[a-z]+:/, ''), day, at, number: numberOf(about.applicant ?? about.title) };
    }),
  );
  // A day of the calendar may lie ahead: what follows it has not happened either, the archive of last year in the first days of January.
  const reached = moves.filter(({ day }) => day <= today);
  return reached.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

/** The last card of a workflow that hangs on a case, or on an entry of another type. */
export async function partnerOf(
  workboard: WorkboardApi,
  { documentId }: FiredCard,
  workflow: string,
  own = 'api::case.case',
): Promise<FiredCard> {
  const refs = (await workboard.partners(own, [documentId])).get(documentId) ?? [];
  const found = await Promise.all(refs.map(({ uid, documentId: other }) => workboard.cardOf(uid, other)));
  const last = found.filter((card): card is FiredCard => card?.workflow === workflow).sort((a, b) => b.id - a.id)[0];
  if (!last) throw new Error(`demo: no ${workflow} hangs on ${documentId}`);
  return last;
}
