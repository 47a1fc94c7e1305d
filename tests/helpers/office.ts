import type { Actor } from '../../plugins/workboard/engine/workflow/types';
import type { Answers } from '../../plugins/workboard/engine/form/types';
import type { FiredCard } from '../../plugins/workboard/server/src/api';
import type { TestApp } from './strapi';

/** A small office: one section that drafts, and the persons whose steps a document needs. */
export type Person = 'clerk' | 'head' | 'secretariat' | 'leader' | 'deputy' | 'disclosure' | 'outsider';

export type Office = Record<Person, Actor>;

export const SECTION = 'test-section';
const OTHER = 'test-other';

const MEMBERSHIPS: Record<Person, readonly { role: string; unit: string }[]> = {
  clerk: [
    { role: 'handling_clerk', unit: SECTION },
    { role: 'drafting_unit', unit: SECTION },
  ],
  head: [{ role: 'handling_head', unit: SECTION }],
  // G-22: the secretariat is the secrecy unit, and its leader the one who approves reviews.
  secretariat: [
    { role: 'secretariat', unit: 'test-secretariat' },
    { role: 'secrecy_unit', unit: 'test-secretariat' },
  ],
  leader: [
    { role: 'leader', unit: 'test-office' },
    { role: 'secrecy_leader', unit: 'test-office' },
  ],
  deputy: [{ role: 'deputy_director', unit: 'test-office' }],
  disclosure: [{ role: 'disclosure', unit: 'test-disclosure' }],
  outsider: [{ role: 'handling_clerk', unit: OTHER }],
};

/** Creates units and staff; nobody is logged in. */
export async function setUpOffice(app: TestApp): Promise<Office> {
  const units = new Set(Object.values(MEMBERSHIPS).flatMap((list) => list.map(({ unit }) => unit)));
  for (const code of units) {
    await app.strapi.documents('api::organisation.organisation').create({
      data: { code, name: `单位 ${code}`, interpretationSection: '综合组', interpretationPerson: '某人' } as never,
    });
  }
  const entries: [Person, Actor][] = [];
  for (const person of Object.keys(MEMBERSHIPS) as Person[]) entries.push([person, await hire(app, person, MEMBERSHIPS[person])]);
  return Object.fromEntries(entries) as Office;
}

/** An account with these memberships, as an actor; it is not logged in. */
export async function hire(app: TestApp, person: string, memberships: readonly { role: string; unit: string }[]): Promise<Actor> {
  const users = app.strapi.service('admin::user') as unknown as { create(values: object): Promise<{ id: number }> };
  const user = await users.create({
    email: `${person}@office.example`,
    firstname: person,
    lastname: '',
    password: 'Test-Password-1',
    roles: [],
    isActive: true,
    registrationToken: null,
  });
  for (const { role, unit } of memberships) await app.workboard.grantMembership({ user: user.id, role, unit });
  return app.workboard.actor(user.id);
}

/** What a first opinion rests on (R-SEC-03). */
export const BASIS = { basisLaw: ['secrets_law'], basisScope: ['government_office'] };

const pass = (items: readonly string[]) => Object.fromEntries(items.map((item) => [item, { result: 'pass' }]));

/** Answers that take a document through every step, unless a test gives others. */
export const ANSWERS: Readonly<Record<string, Answers>> = {
  create: {
    title: '关于停车管理的通知（测试）',
    kind: 'general',
    issuedInNameOf: 'district_government_office',
    leadDraftingUnit: SECTION,
    handlingSection: SECTION,
    summary: '规定停车管理的若干事项。',
    body: '第一条 为了测试，制定本通知。',
  },
  submit_draft: { attribute: 'proactive', ...BASIS },
  opine: {
    classification: 'not_secret',
    questions: pass(['state_secret', 'trade_secret', 'privacy', 'safety_stability']),
    outcome: 'public',
    opinion: '经审查，可以公开。',
  },
  check: {
    text: pass(['format', 'wording', 'basis', 'metadata']),
    attribute: 'proactive',
    questions: pass(['state_secret', 'trade_secret', 'privacy', 'safety_stability']),
  },
  approve: { attribute: 'proactive', documentDate: '2026-09-28' },
  issue: { issuedAt: '2026-09-30', numbering: 'assign' },
  load_intranet: { loadedOn: '2026-09-30', reference: '内网 1 号' },
  hand_over_paper: { handedOverOn: '2026-09-30', listNumber: '移送 1 号' },
  receive_paper: { receivedOn: '2026-09-30', result: 'consistent' },
  publish: { portalPublishedAt: '2026-09-30' },
};

const WHO: Readonly<Record<string, Person>> = {
  submit_draft: 'clerk',
  opine: 'head',
  check: 'secretariat',
  approve: 'leader',
  issue: 'secretariat',
  load_intranet: 'secretariat',
  hand_over_paper: 'secretariat',
  receive_paper: 'disclosure',
  publish: 'secretariat',
};

/** The way of a document, in order. */
export const WAY = ['submit_draft', 'opine', 'check', 'approve', 'issue', 'publish'] as const;
export type Step = (typeof WAY)[number];

/** Opens a document's card; the answers of `create` may be changed. */
export function draftDocument(app: TestApp, office: Office, answers: Answers = {}): Promise<FiredCard> {
  return app.workboard.open('official-document', { event: 'create', form: { ...ANSWERS.create, ...answers }, actor: office.clerk });
}

/** Fires one step with its usual person and answers. */
export function take(app: TestApp, office: Office, card: number, step: string, answers: Answers = {}): Promise<FiredCard> {
  return app.workboard.fire(card, { event: step, form: { ...ANSWERS[step], ...answers }, actor: office[WHO[step] ?? 'clerk'] });
}

/** A document that has come as far as `until`, that step included. */
export async function documentAfter(app: TestApp, office: Office, until: Step | 'create', answers: Answers = {}): Promise<FiredCard> {
  let card = await draftDocument(app, office, answers);
  if (until === 'create') return card;
  for (const step of WAY) {
    card = await take(app, office, card.id, step);
    if (step === until) break;
  }
  return card;
}
