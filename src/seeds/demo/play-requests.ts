import type { Core } from '@strapi/strapi';
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
};

const PARTNERS: Readonly<Record<string, string>> = { r: 'foi-referral', c: 'foi-consultation', s: 'secrecy-review' };

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
    const partner = PARTNERS[step.split(':')[0] ?? ''];
    await workboard.fire(partner === undefined ? card.id : (await partnerOf(workboard, card, partner)).id, input);
  }
  return cards;
}

async function movesInOrder(workboard: WorkboardApi) {
  const moment = await momentOf(workboard);
  const moves = (requests as DemoRequest[]).flatMap((about, index) =>
    about.steps.split(' ').map((written, place) => {
      const [step = '', ago = '0'] = written.split('@');
      const { day, at } = moment(Number(ago), 8 * 60 + 5 + index + place * 35);
      return { about, step, event: step.replace(/^[rcs]:/, ''), day, at, number: index + 1 };
    }),
  );
  return moves.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
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
