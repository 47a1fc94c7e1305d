import type { Core } from '@strapi/strapi';
import type { WorkboardApi, FiredCard } from '../../../plugins/workboard/server/src/api';
import type { Day, WorkdayCalendar } from '../../../plugins/workboard/engine/calendar/types';
import type { Answers } from '../../../plugins/workboard/engine/form/types';
import type { Actor } from '../../../plugins/workboard/engine/workflow/types';
import { cases } from '../../../database/seeds/demo/cases.json';
import { answersFor, type DemoCase } from './answers';
import { instantOf } from './moment';
import { paperMoves } from './paper-moves';
import type { Person } from './people';
import { reviewMoves, type ReviewMove } from './review-moves';

interface Move {
  about: DemoCase;
  event: string;
  /** Whose step it is: that of the document, of its interpretation, or of the secrecy review of either. */
  card: ReviewMove['card'] | 'document' | 'interpretation';
  day: Day;
  at: string;
  form: Answers;
}

/** Fired by nobody of the staff. */
const BY_IMPORT = 'import_consultation';

const WHO: Readonly<Record<string, string>> = {
  create: 'handling_clerk',
  draft_interpretation: 'drafting_unit',
  request_waiver: 'drafting_unit',
  submit_draft: 'handling_clerk',
  opine: 'handling_head',
  cannot_determine: 'handling_head',
  check: 'secretariat',
  approve: 'leader',
  return_from_leader: 'leader',
  issue: 'secretariat',
  load_intranet: 'secretariat',
  hand_over_paper: 'secretariat',
  receive_paper: 'disclosure',
  settle_paper_difference: 'secretariat',
  publish: 'secretariat',
  amend: 'secretariat',
  repeal: 'secretariat',
  emergency_unpublish: 'disclosure',
  'r:review': 'secrecy_unit',
  'r:approve': 'secrecy_leader',
  'i:start_revision': 'handling_clerk',
  'i:confirm_revision': 'drafting_unit',
  'i:submit_deputy': 'handling_clerk',
  'i:approve': 'deputy_director',
  'i:publish': 'secretariat',
  'i:reopen_after_issue': 'drafting_unit',
  'i:grant_waiver': 'deputy_director',
  'i:refuse_waiver': 'deputy_director',
};

/** Plays the invented cases in the order of their days, so that log and numbers run the way they would have run. */
export async function playCases(strapi: Core.Strapi, people: readonly Person[]): Promise<void> {
  const workboard = strapi.plugin('workboard').service<WorkboardApi>('workboard');
  const cards = new Map<string, FiredCard>();
  for (const move of await movesInOrder(workboard)) {
    const { about, event } = move;
    const actor = event === BY_IMPORT ? workboard.system('系统（导入）') : await actorFor(workboard, people, move);
    const input = { event, actor, at: move.at, form: move.form };
    if (event === 'create') {
      cards.set(about.title, await workboard.open('official-document', input));
      continue;
    }
    const document = cards.get(about.title);
    if (!document) throw new Error(`demo: ${about.title} has no card before ${event}`);
    await workboard.fire(await cardOf(workboard, document, move.card), input);
  }
}

/** Later days first in the file means nothing: what counts is the day, then the order within a case. */
async function movesInOrder(workboard: WorkboardApi): Promise<Move[]> {
  const { instant, today } = workboard.now();
  const calendar = await workboard.calendar();
  const at = (day: Day, minutes: number) => instantOf(day, minutes, instant);
  const paperOf = (own: readonly Move[]) => {
    const dayOf = (event: string) => own.find((move) => move.event === event && move.card === 'document')?.day ?? null;
    const issued = (own[0]?.about.attribute ?? 'proactive') === 'proactive' ? dayOf('issue') : null;
    return issued ? paperMoves({ issued, loaded: dayOf('load_intranet'), published: dayOf('publish'), today, calendar }) : [];
  };
  const moves = (cases as DemoCase[]).flatMap((about, number) => {
    const own = about.steps.split(' ').map((step, index): Move => {
      const [name = '', ago = '0'] = step.split('@');
      const day = ago === '0' ? today : calendar.add(today, -Number(ago)).day;
      return {
        about,
        event: name.replace('i:', ''),
        card: name.startsWith('i:') ? 'interpretation' : 'document',
        day,
        at: at(day, 8 * 60 + number + index * 40),
        form: answersFor(about, name, day),
      };
    });
    return [
      ...own,
      ...heldBefore(about, own, calendar),
      ...reviewMoves(own, about).map(({ minute, ...move }): Move => ({ about, ...move, at: at(move.day, minute + number) })),
      ...paperOf(own).map(({ minute, ...move }): Move => ({ about, card: 'document', ...move, at: at(move.day, minute + number) })),
    ];
  });
  return moves.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

/** The public was asked about the normative documents of the demo before this system was there (R-CON-13); those still being drafted go on without. */
function heldBefore(about: DemoCase, [created, ...later]: readonly Move[], calendar: WorkdayCalendar): Move[] {
  if (about.kind !== 'normative' || !created || !later.some(({ event }) => event === 'submit_draft')) return [];
  const closesOn = calendar.add(created.day, -3).day;
  const form = { ...answersFor(about, BY_IMPORT, closesOn), opensOn: calendar.add(closesOn, -8).day };
  return [
    { about, event: BY_IMPORT, card: 'document', day: created.day, at: new Date(Date.parse(created.at) + 60_000).toISOString(), form },
  ];
}

async function actorFor(workboard: WorkboardApi, people: readonly Person[], { about, event, card }: Move): Promise<Actor> {
  const prefix = card.endsWith('review') ? 'r:' : card === 'interpretation' ? 'i:' : '';
  const role = WHO[prefix + event];
  const person = people.find((one) => one.role === role && (role !== 'drafting_unit' || one.units.includes(about.unit)));
  if (!person) throw new Error(`demo: nobody can do ${event} of ${about.title}`);
  return workboard.actor(person.id);
}

const TYPES = {
  document: 'api::document.document',
  interpretation: 'api::interpretation.interpretation',
  review: 'api::case.case',
} as const;

/** The card that a move is made on, found from that of its document. */
async function cardOf(workboard: WorkboardApi, document: FiredCard, card: Move['card']): Promise<number> {
  const interpretation = () => partner(workboard, { uid: TYPES.document, documentId: document.documentId }, TYPES.interpretation);
  switch (card) {
    case 'document':
      return document.id;
    case 'interpretation':
      return (await interpretation()).id;
    case 'document-review':
      return (await partner(workboard, { uid: TYPES.document, documentId: document.documentId }, TYPES.review)).id;
    case 'interpretation-review':
      return (await partner(workboard, { uid: TYPES.interpretation, documentId: (await interpretation()).documentId }, TYPES.review)).id;
  }
}

async function partner(workboard: WorkboardApi, of: { uid: string; documentId: string }, type: string): Promise<FiredCard> {
  const partners = (await workboard.partners(of.uid, [of.documentId])).get(of.documentId) ?? [];
  const first = partners.find(({ uid }) => uid === type);
  const card = first ? await workboard.cardOf(first.uid, first.documentId) : null;
  if (!card) throw new Error(`demo: ${of.documentId} has no ${type}`);
  return card;
}
