import { publicDisclosureLog } from '../../../src/api/disclosure-entry/public-disclosure-log';
import type { Day } from '../../../plugins/workboard/engine/calendar/types';
import type { Answers } from '../../../plugins/workboard/engine/form/types';
import type { Outcome, ResolvedEffect } from '../../../plugins/workboard/engine/workflow/types';
import { CONSULTATION, onConsultation } from './consultation';
import {
  CLEAN,
  effectsOf,
  fire,
  onDocument,
  onInterpretation,
  onRequest,
  packs,
  person,
  refusedBy,
  TODAY,
  written,
  type Case,
} from './office';

const STAGES = packs['secrecy-review'].workflow.stages.map(({ key }) => key);
const OUTCOMES = ['public', 'partial', 'public_by_consent', 'public_by_interest', 'not_public', null];
const FAVOURABLE = new Set(['public', 'partial', 'public_by_consent', 'public_by_interest']);

const PUBLISHED = { portalPublishedAt: TODAY, portalUrl: 'https://portal.example/1' };

/** A reply that gives what was asked for, as it is about to be served. */
const REPLY = {
  outcome: 'granted',
  replyText: '答复',
  signedOn: '2026-03-03',
  remedy:
    written(onRequest('submit_sign', { replyText: '答复' }, { subject: { outcome: 'granted', replyText: '答复' } }), 'remedy') ?? null,
};

/** A statement whose facts are verified. */
const STATEMENT = {
  title: '关于积水的说明',
  body: '已经疏通',
  details: { text: { facts: [{ fact: '已疏通', source: '现场', verified: true }] } },
};
const onStatement = (event: string, form: Answers, linked: Case['linked']) =>
  fire(packs.statement, event, form, {
    subject: STATEMENT,
    linked: { 'opinion-event': [{ stage: 'responding' }], ...linked },
    facts: { sentinel: CLEAN },
  });

/** An entry of the disclosure log that leads to one document. */
const ENTRY = { title: '农村公路养护资金安排', summary: '养护资金安排已经公开，可在公开目录查阅。', documents: ['TEST/2026-000009'] };
const onEntry = (event: string, form: Answers, linked: Case['linked']) =>
  fire(packs['disclosure-entry'], event, form, { subject: ENTRY, linked, facts: { sentinel: CLEAN } });

/** An annual report with numbers that fit. */
const REPORT = {
  title: '2025年政府信息公开工作年度报告',
  reportYear: '2025',
  overview: '总体平稳。',
  problems: '无',
  others: '无',
  numbers: { holds: true },
};
const onReport = (event: string, form: Answers, linked: Case['linked']) =>
  fire(packs['annual-report'], event, form, { subject: REPORT, linked, facts: { sentinel: CLEAN } });

const STEPS: readonly [string, (review: Case['linked']) => Outcome][] = [
  ['document approve', (linked) => onDocument('approve', { attribute: 'proactive', documentDate: TODAY }, { linked })],
  [
    'document reseal',
    (linked) => onDocument('reseal', { reason: '改动' }, { linked, stage: 'issued', seal: { exists: true, intact: false } }),
  ],
  ['document publish', (linked) => onDocument('publish', PUBLISHED, { linked })],
  ['document republish', (linked) => onDocument('republish', PUBLISHED, { linked })],
  ['interpretation submit_deputy', (linked) => onInterpretation('submit_deputy', {}, { linked })],
  ['interpretation approve', (linked) => onInterpretation('approve', { documentDate: TODAY }, { linked })],
  [
    'interpretation publish',
    (linked) =>
      onInterpretation(
        'publish',
        { ...PUBLISHED, serviceNetworkPublishedAt: TODAY, serviceNetworkUrl: 'https://service.example/1' },
        { linked },
      ),
  ],
  ['consultation ready', (linked) => onConsultation('ready', {}, { linked })],
  [
    'consultation open',
    (linked) =>
      onConsultation(
        'open',
        { opensOn: '2026-10-12', closesOn: '2026-10-21', channels: CONSULTATION.channels ?? [], principles: true },
        { linked },
      ),
  ],
  [
    'consultation begin',
    (linked) => onConsultation('begin', { openedOn: '2026-10-12' }, { stage: 'scheduled', subject: { opensOn: '2026-10-12' }, linked }),
  ],
  ['reply submit_sign', (linked) => onRequest('submit_sign', { replyText: '答复' }, { subject: REPLY, linked })],
  ['reply sign', (linked) => onRequest('sign', {}, { subject: REPLY, linked })],
  [
    'reply dispatch',
    (linked) => onRequest('dispatch', { method: 'post', servedOn: '2026-03-03', proof: 'EA1' }, { subject: REPLY, linked }),
  ],
  ['statement submit', (linked) => onStatement('submit', {}, linked)],
  ['statement approve', (linked) => onStatement('approve', {}, linked)],
  ['statement release', (linked) => onStatement('release', { outlets: '官网' }, linked)],
  ['log entry submit', (linked) => onEntry('submit', {}, linked)],
  ['log entry publish', (linked) => onEntry('publish', {}, linked)],
  ['annual report submit', (linked) => onReport('submit', {}, linked)],
  ['annual report publish', (linked) => onReport('publish', {}, linked)],
];

describe.each(STEPS)('R-SEC-02 N-33 B-01 · %s', (_step, fire) => {
  const refused = (linked: Case['linked']) => refusedBy(fire(linked)).includes('R-SEC-02');

  test('without a review', () => {
    expect(refused({ 'secrecy-review': [] })).toBe(true);
  });

  test.each(STAGES)('with one in stage %s: only concluded, in favour, and of exactly this content', (stage) => {
    for (const mark of OUTCOMES) {
      for (const seals of [true, false]) {
        const passes = stage === 'concluded' && seals && mark !== null && FAVOURABLE.has(mark);
        expect([stage, mark, seals, refused({ 'secrecy-review': [{ stage, seals, ...(mark === null ? {} : { mark }) }] })]).toEqual([
          stage,
          mark,
          seals,
          !passes,
        ]);
      }
    }
  });
});

test('N-26 · an entry calls every outcome it may hold as the request does', () => {
  const words = packs['disclosure-entry'].workflow.subject.words?.outcome ?? {};
  expect(packs.foi.workflow.subject.words?.outcome).toMatchObject(words);
  const { choices } = publicDisclosureLog.fields.outcome as { choices: readonly string[] };
  expect(Object.keys(words).sort()).toEqual([...choices].sort());
});

describe('G-22 · nobody does one thing twice', () => {
  const BASIS = { basisLaw: ['secrets_law'], basisScope: ['finance'] };
  const opened = (outcome: Outcome) =>
    effectsOf(outcome).filter((effect) => effect.do === 'openCard' && effect.workflow === 'secrecy-review');
  const taken = (outcome: Outcome) =>
    effectsOf(outcome)
      .filter((effect): effect is Extract<ResolvedEffect, { do: 'takeStep' }> => effect.do === 'takeStep')
      .map(({ event }) => event);
  const waiting = (stage: string) => ({ linked: { 'secrecy-review': [{ stage, seals: true, mark: 'public' }] } });
  const also = (role: string, more: string): ReturnType<typeof person> => ({
    ...person(role),
    memberships: [...person(role).memberships, { role: more, unit: 'office' }],
  });

  test('R-SEC-06a · the clerk’s first opinion on a document opens its review; what is not to be public has none', () => {
    const submit = (form: Answers) => onDocument('submit_draft', { ...BASIS, ...form }, { linked: { 'secrecy-review': [] } });
    expect(opened(submit({ attribute: 'proactive' }))).toMatchObject([
      { event: 'propose', values: { reviewOf: 'document', section: 'general', unit: 'transport' }, form: { opinion: 'public', ...BASIS } },
    ]);
    expect(opened(submit({ attribute: 'on_request' }))).toEqual([]);
  });

  test.each([
    ['reopened', ['propose_again']],
    ['returned', ['propose_again']],
    ['ended', ['propose_again']],
    ['concluded', []],
    ['unit_review', []],
  ])('R-SEC-02 · handed in again with its review %s', (stage, steps) => {
    expect(taken(onDocument('submit_draft', { ...BASIS, attribute: 'proactive' }, waiting(stage)))).toEqual(steps);
    expect(taken(onInterpretation('confirm_revision', { confirmed: true, ...BASIS }, waiting(stage)))).toEqual(steps);
  });

  test('R-SEC-07b R-SEC-09 B-03 · handed in again with a co-producer or as an expired secret, the review begins anew, though no word was changed', () => {
    const again = (stage: string, form: Answers) =>
      onDocument('submit_draft', { ...BASIS, attribute: 'proactive', ...form }, waiting(stage));
    const joint = { coProducers: [{ name: '区财政局' }] };
    const expired = { expired: true, history: [{ level: 'secret', classifiedOn: '2010-01-01', expiredOn: '2020-01-01' }] };
    for (const form of [joint, expired]) {
      for (const stage of ['initial_opinion', 'unit_review', 'leader_approval', 'concluded'])
        expect([stage, taken(again(stage, form))]).toEqual([stage, ['recall', 'propose_again']]);
      expect(taken(again('reopened', form))).toEqual(['propose_again']);
      for (const stage of ['consent_pending', 'escalated'])
        expect([stage, refusedBy(again(stage, form))]).toEqual([stage, ['R-SEC-07b', 'R-SEC-09']]);
    }
    expect(taken(again('consent_pending', {}))).toEqual([]);
  });

  test.each([
    ['the same', {}, []],
    ['another title', { title: '农村公路养护资金安排情况' }, ['recall', 'propose_again']],
    ['other words', { summary: '养护资金安排已经公开，请在公开目录中查阅。' }, ['recall', 'propose_again']],
    ['another document', { documents: [{ indexNumber: 'TEST/2026-000010' }] }, ['recall', 'propose_again']],
    ['no document', { documents: [] }, ['recall', 'propose_again']],
  ])('R-SEC-02 · an entry of the disclosure log that is written while it is under review, %s', (_what, change, steps) => {
    const form = { ...ENTRY, documents: [{ indexNumber: 'TEST/2026-000009' }], review: true, ...BASIS, ...change };
    for (const stage of ['initial_opinion', 'unit_review', 'leader_approval', 'concluded'])
      expect([stage, taken(onEntry('write', form, waiting(stage).linked))]).toEqual([stage, steps]);
  });

  test('R-SEC-06a · the head’s opinion is kept with the review', () => {
    expect(
      taken(onDocument('opine', { classification: 'not_secret', outcome: 'public', opinion: '可以' }, waiting('initial_opinion'))),
    ).toEqual(['endorse']);
    expect(taken(onDocument('opine', { classification: 'not_secret', outcome: 'public', opinion: '可以' }, waiting('concluded')))).toEqual(
      [],
    );
  });

  const pass = { result: 'pass' };
  const questions = { state_secret: pass, trade_secret: pass, privacy: pass, safety_stability: pass };

  test('R-SEC-06b R-SEC-05b · the check is the unit’s review where the checker is of the unit and has answered all four', () => {
    const check = (form: Answers, actor = also('secretariat', 'secrecy_unit')) =>
      onDocument('check', { attribute: 'proactive', ...form }, { ...waiting('initial_opinion'), actor });
    expect(taken(check({ questions }))).toEqual(['review']);
    expect(taken(check({ questions }, person('secretariat')))).toEqual([]);
    expect(taken(check({}))).toEqual([]);
    expect(refusedBy(check({ questions: { ...questions, privacy: { result: 'fail' } } }))).toEqual(['R-SEC-05b', 'R-SEC-05c']);
  });

  test('R-SEC-06c R-SEC-04b · one signature does both where the leader is the one in charge of secrecy; anybody else waits for that one', () => {
    const sign = (actor: ReturnType<typeof person>) =>
      onDocument(
        'approve',
        { attribute: 'proactive', documentDate: TODAY },
        { ...waiting('leader_approval'), linked: { interpretation: [{ stage: 'approved' }], ...waiting('leader_approval').linked }, actor },
      );
    expect(taken(sign(also('leader', 'secrecy_leader')))).toEqual(['approve']);
    expect(refusedBy(sign(person('leader')))).toEqual(['R-SEC-02', 'R-SEC-06c']);
  });

  test('R-SEC-01 · decided not to be public, its review ends', () => {
    const issue = onDocument(
      'issue',
      { issuedAt: TODAY, numbering: 'none' },
      { ...waiting('initial_opinion'), subject: { attributeFinal: 'not_public', kind: 'general' } },
    );
    expect(taken(issue)).toEqual(['end']);
  });
});

describe('the annual report', () => {
  const report = (event: string, form: Answers, more: Case = {}) =>
    fire(packs['annual-report'], event, form, {
      subject: REPORT,
      linked: { 'secrecy-review': [{ stage: 'concluded', mark: 'public', seals: true }] },
      facts: { sentinel: CLEAN, tables: { numbers: { holds: true }, received: 3, changed: false } },
      ...more,
    });
  const director = { ...person('disclosure'), memberships: [{ role: 'director', unit: 'office' }] };
  const WORDS = {
    overview: '总体平稳。',
    problems: '无',
    others: '无',
    permits: 0,
    penalties: 0,
    enforcements: 0,
    fees: '0',
    review: false,
  };

  test('N-28 X-10 · its numbers are taken when the year is over, and not on its last day', () => {
    expect(refusedBy(report('write', WORDS, { today: '2025-12-31' as Day }))).toEqual(['N-28']);
    expect(written(report('write', WORDS, { today: '2026-01-01' as Day }), 'numbers')).toEqual({ holds: true });
  });

  test('N-27 N-28 · a report whose sums do not fit is not handed up; nobody decides on their own', () => {
    expect(refusedBy(report('submit', {}, { subject: { ...REPORT, numbers: { holds: false } } }))).toEqual(['N-28', 'N-27']);
    expect(report('submit', {}).ok).toBe(true);
    const own = report(
      'publish',
      {},
      { stage: 'review', seal: { exists: true, intact: true }, actor: director, lastActor: { write: director.id } },
    );
    expect(refusedBy(own)).toEqual(['R-SEC-06c']);
  });

  test('N-28 · the duty of the year is done when the report is public', () => {
    const duty = (linked: Case['linked']) =>
      fire(
        packs['office-duty'],
        'finish',
        { doneOn: TODAY, note: '已公布' },
        { subject: { dutyKind: 'annual_report' }, ...(linked ? { linked } : {}) },
      );
    expect(refusedBy(duty({ 'annual-report': [{ stage: 'review' }] }))).toEqual(['N-28']);
    expect(duty({ 'annual-report': [{ stage: 'published', published: true }] }).ok).toBe(true);
  });
});
