import { instantOf } from '../../../plugins/workboard/engine/day';
import { isRequired } from '../../../plugins/workboard/engine/form/visible-fields';
import { initialAnswers } from '../../../plugins/workboard/engine/form';
import type { Answers } from '../../../plugins/workboard/engine/form/types';
import type { Outcome, ResolvedEffect, StepOf, Value } from '../../../plugins/workboard/engine/workflow/types';
import { editorsAfter } from '../../../plugins/workboard/engine/workflow';
import { codes, effectsOf, fire, onReview, opening, packs, person, refusedBy, TODAY, written, type Case } from './office';

const to = (outcome: Outcome) => (outcome.ok ? outcome.to : null);
const does = (outcome: Outcome) => effectsOf(outcome).map((effect) => effect.do);
const kept = (outcome: Outcome, as: string) =>
  effectsOf(outcome).find((effect): effect is Extract<ResolvedEffect, { as: string }> => effect.do === 'keep' && effect.as === as)?.value;

const PROPOSAL = { opinion: 'public', reason: '拟公开。', basisLaw: ['secrets_law'], basisScope: ['finance'] };
const CLEAR = { marked: 'no', stateSecret: 'no', tradeSecret: 'no', privacy: 'no', safety: 'no', opinion: '可以公开。', forwardNow: true };
const found = (answers: Record<string, Value>) => ({ review: { ...CLEAR, forwardNow: false, ...answers } });

/** Required fields of a form of the pack under some answers. */
function required(form: string, answers: Answers = {}): string[] {
  const definition = packs['secrecy-review'].forms[form];
  if (!definition) throw new Error(`there is no form ${form}`);
  const context = { form: answers, subject: {}, actor: { id: 1, name: '人', units: [], roles: [] }, today: TODAY };
  return definition.fields.filter((field) => isRequired(field, context)).map(({ key }) => key);
}

describe('06a · the first opinion', () => {
  const propose = (form: Answers = PROPOSAL) =>
    opening(packs['secrecy-review'], 'propose', { section: 'general' }, { form, actor: person('handling_clerk') });

  test('R-SEC-01 R-SEC-02 R-SEC-06a · it seals the version that it is of, and bears a number of its own', () => {
    expect(does(propose())).toEqual(expect.arrayContaining(['seal', 'keep', 'assignNumber', 'startClock']));
    expect(packs['secrecy-review'].workflow.subject).toMatchObject({ sealOf: 'parent', sealed: [] });
    expect(required('review-proposal')).toEqual(expect.arrayContaining(['opinion', 'reason']));
  });

  test('R-SEC-03 · it rests on laws and on a regulation of scope, chosen from the catalogue', () => {
    expect(required('review-proposal')).toEqual(expect.arrayContaining(['basisLaw', 'basisScope']));
    const scope = packs['secrecy-review'].forms['review-proposal']?.fields.find(({ key }) => key === 'basisScope');
    expect(scope?.options?.length).toBeGreaterThan(5);
  });

  test('R-SEC-04a R-SEC-15a R-SEC-15b R-SEC-16 · the same route for whatever organisation the unit belongs to', () => {
    expect(packs['secrecy-review'].workflow.clauses).toEqual(expect.arrayContaining(['R-SEC-15a', 'R-SEC-15b', 'R-SEC-16', 'R-SEC-04a']));
  });

  test('R-SEC-09 · an expired secret is reviewed like anything else, and one whose time is not over has no place here', () => {
    const history = (expiredOn: string) => ({
      ...PROPOSAL,
      expired: true,
      history: [{ level: 'secret', classifiedOn: '2010-01-01', expiredOn }],
    });
    expect(required('review-proposal', { expired: true })).toContain('history');
    expect(to(propose(history('2020-01-01')))).toBe('initial_opinion');
    expect(refusedBy(propose(history(TODAY)))).toEqual(['R-SEC-09']);
  });
});

describe('06b · the unit reviews', () => {
  test('R-SEC-05b R-SEC-05c R-SEC-06b · all four questions are asked; nothing found goes straight to the leader', () => {
    expect(required('review-questions')).toEqual(expect.arrayContaining(['marked', 'stateSecret', 'tradeSecret', 'privacy', 'safety']));
    const outcome = onReview('review', CLEAR);
    expect(to(outcome)).toBe('leader_approval');
    expect(written(outcome, 'secrecyProposed')).toBe(null);
    expect(effectsOf(outcome)).toContainEqual({ do: 'set', attribute: 'secrecyProposed', value: 'public' });
    expect(does(outcome)).toContain('seal');
  });

  test.each(['stateSecret', 'tradeSecret', 'privacy', 'safety'])(
    'R-SEC-05b R-SEC-05c · %s found: not straight to the leader',
    (question) => {
      expect(refusedBy(onReview('review', { ...CLEAR, [question]: 'yes' }))).toEqual(['R-SEC-05b', 'R-SEC-05c']);
      expect(to(onReview('review', { ...CLEAR, [question]: 'yes', forwardNow: null }))).toBe('unit_review');
      expect(required('review-questions', { [question]: 'yes' })).toContain('found');
    },
  );

  test('R-SEC-05a · what bears a mark is not reviewed here at all', () => {
    expect(refusedBy(onReview('review', { ...CLEAR, marked: 'yes' }))).toEqual(['R-SEC-05a']);
  });

  test('R-SEC-10 · of a classified original nothing but its place is kept', () => {
    expect(required('review-questions', { stateSecret: 'yes' })).toContain('custody');
    const types = Object.values(packs['secrecy-review'].forms).flatMap(({ fields }) => fields.map(({ type }) => type as string));
    expect(types).not.toContain('file');
  });
});

describe('07 · co-producers', () => {
  const joint = { proposal: { ...PROPOSAL, coProducers: [{ name: '区财政局' }, { name: '区水利局' }] } };
  const consent = (agency: string, answer: string) => ({ agency, answer, answeredOn: TODAY, reference: '复函' });
  const answers = (...given: [string, string][]) => ({ ...joint, consents: given.map(([agency, answer]) => consent(agency, answer)) });

  test('R-SEC-07a R-SEC-07b · a joint item never goes straight to the leader', () => {
    expect(to(onReview('review', CLEAR, { details: joint }))).toBe('unit_review');
  });

  test('R-SEC-07b · the letter goes to all of them; each written answer is recorded, and all of them lead back', () => {
    const letter = { content: '请书面回复。', sentOn: TODAY };
    expect(does(onReview('need_consent', letter, { details: joint }))).toContain('renderNotice');
    expect(refusedBy(onReview('need_consent', letter))).toEqual(['R-SEC-07b']);
    const out = { ...joint, consentLetter: letter };
    const one = onReview('record_consent', consent('区财政局', 'agree'), { details: out });
    expect(to(one)).toBe('consent_pending');
    const both = { ...out, consents: kept(one, 'consents') ?? null };
    expect(to(onReview('record_consent', consent('区水利局', 'object'), { details: both }))).toBe('unit_review');
    expect(refusedBy(onReview('record_consent', consent('区民政局', 'agree'), { details: out }))).toEqual(['R-SEC-07b']);
  });

  test('R-SEC-07b · who records an answer is told who has not answered, and the first of them stands there already', () => {
    const form = packs['secrecy-review'].forms['review-consent-answer'];
    const actor = { id: 8, name: '人', units: [], roles: [] };
    const first = (details: Record<string, Value>) =>
      form && initialAnswers(form, { form: {}, subject: { details }, actor, today: TODAY })['agency'];
    expect(first(joint)).toBe('区财政局');
    expect(first(answers(['区财政局', 'agree']))).toBe('区水利局');
    expect(first(answers(['区财政局', 'agree'], ['区水利局', 'object']))).toBeUndefined();
    const { events, terms } = packs['secrecy-review'].workflow;
    expect(events.record_consent?.shows?.map(({ value }) => value)).toEqual([expect.stringContaining('term.silent')]);
    expect(terms.silent).toContain('consents.exists');
  });

  test.each<[string, [string, string][], string, string[]]>([
    ['nobody has answered', [], 'public', ['R-SEC-07b']],
    ['one is missing', [['区财政局', 'agree']], 'public', ['R-SEC-07b']],
    [
      'one objects',
      [
        ['区财政局', 'agree'],
        ['区水利局', 'object'],
      ],
      'public',
      ['R-SEC-07b'],
    ],
    [
      'all agree',
      [
        ['区财政局', 'agree'],
        ['区水利局', 'agree'],
      ],
      'public',
      [],
    ],
    [
      'one objects and it is not public',
      [
        ['区财政局', 'agree'],
        ['区水利局', 'object'],
      ],
      'not_public',
      [],
    ],
  ])('R-SEC-07b B-03 · %s', (_says, given, conclusion, clauses) => {
    expect(refusedBy(onReview('forward', { conclusion, reason: '有机关不同意。' }, { details: answers(...given) }))).toEqual(clauses);
  });

  test('R-SEC-07b · consent to another version is none to this one', () => {
    const consented = answers(['区财政局', 'agree'], ['区水利局', 'agree']);
    expect(to(onReview('review', CLEAR, { details: consented, seal: { exists: true, intact: true } }))).toBe('leader_approval');
    const changed = onReview('review', CLEAR, { details: consented, seal: { exists: true, intact: false } });
    expect(to(changed)).toBe('unit_review');
    expect(kept(changed, 'consents')).toEqual([]);
  });
});

describe('08 · level by level', () => {
  const FORM = {
    chain: 'line_business',
    intended: 'proactive',
    unclear: '附表二的数量',
    opinion: '倾向公开',
    body: '市交通局',
    sentOn: TODAY,
  };
  const escalation = (more: Record<string, Value> = {}) => ({
    escalation: { ...FORM, ...more },
    hops: [],
    hop: { body: '市交通局', bodyKind: 'superior_business', sentOn: TODAY },
  });
  const answer = { result: 'not_secret', competent: true, answeredOn: TODAY, reference: '复函1号', answer: '不属于国家秘密。' };

  test.each(['stateSecret', 'safety'])('R-SEC-08a · %s unclear: the form upwards is the only way on', (question) => {
    const details = found({ [question]: 'unclear' });
    expect(refusedBy(onReview('forward', { conclusion: 'public' }, { details }))).toEqual(['R-SEC-08a']);
    const determined = { ...details, determination: { result: 'not_secret' } };
    expect(refusedBy(onReview('forward', { conclusion: 'public' }, { details: determined }))).toEqual([]);
  });

  test('R-SEC-08a · the form is T-14, and a letter goes with it', () => {
    const outcome = onReview('escalate', { ...FORM, bodyKind: 'superior_business' });
    const notices = effectsOf(outcome).flatMap((effect) => (effect.do === 'renderNotice' ? [effect.notice] : []));
    expect(notices).toEqual(['review-form', 'escalation-letter']);
    expect(required('review-escalation')).toEqual(expect.arrayContaining(['chain', 'intended', 'unclear', 'opinion', 'body', 'bodyKind']));
  });

  test('R-SEC-08b · a line of business may be asked of its superior agency', () => {
    expect(refusedBy(onReview('escalate', { ...FORM, bodyKind: 'superior_business' }))).toEqual([]);
  });

  test('R-SEC-08c · anything else only of secrecy departments, at every hop', () => {
    expect(refusedBy(onReview('escalate', { ...FORM, chain: 'other', bodyKind: 'superior_business' }))).toEqual(['R-SEC-08c']);
    expect(refusedBy(onReview('escalate', { ...FORM, chain: 'other', bodyKind: 'district_secrecy' }))).toEqual([]);
    const details = { ...escalation({ chain: 'other' }), hop: {} };
    expect(refusedBy(onReview('report_up', { body: '上级', bodyKind: 'superior_business', sentOn: TODAY }, { details }))).toEqual([
      'R-SEC-08c',
    ]);
  });

  test('R-SEC-08b R-SEC-08c · it ends only with the answer of a body that has the power', () => {
    const refused = onReview('record_determination', { ...answer, competent: null }, { details: escalation() });
    expect(refusedBy(refused)).toEqual(['R-SEC-08b', 'R-SEC-08c']);
    const passed = onReview('record_determination', { ...answer, result: 'pass_on', competent: null }, { details: escalation() });
    expect(to(passed)).toBe('escalated');
    expect(kept(passed, 'hops')).toMatchObject([{ body: '市交通局', sentOn: TODAY, answeredOn: TODAY, result: 'pass_on' }]);
    expect(to(onReview('record_determination', answer, { details: escalation() }))).toBe('unit_review');
  });

  test('R-SEC-08b · the next level is asked when the one before has answered, not earlier', () => {
    const up = { body: '省交通厅', bodyKind: 'superior_business', sentOn: TODAY };
    expect(refusedBy(onReview('report_up', up, { details: escalation() }))).toEqual(['R-SEC-08b', 'R-SEC-08c']);
    expect(refusedBy(onReview('report_up', up, { details: { ...escalation(), hop: {} } }))).toEqual([]);
    expect(refusedBy(onReview('record_determination', answer, { details: { ...escalation(), hop: {} } }))).toEqual([
      'R-SEC-08b',
      'R-SEC-08c',
    ]);
  });

  test.each([
    ['city_secrecy', ['R-SEC-08b', 'R-SEC-08c']],
    ['provincial_secrecy', []],
    ['national_secrecy', []],
  ])('G-24 R-SEC-08b · a dispute answered by %s', (bodyKind, clauses) => {
    const details = { ...escalation({ disputed: true }), hop: { body: '某局', bodyKind, sentOn: TODAY } };
    expect(refusedBy(onReview('record_determination', answer, { details }))).toEqual(clauses);
  });
});

describe('what may be concluded', () => {
  const CONSENT = {
    conclusion: 'public_by_consent',
    reason: '权利人同意。',
    holder: '某公司',
    consentOn: TODAY,
    consentReference: '同意书1号',
  };
  const INTEREST = {
    conclusion: 'public_by_interest',
    reason: '公共利益。',
    interest: '关系饮水安全',
    toldOn: TODAY,
    toldReference: '告知书1号',
  };
  const PARTIAL = {
    conclusion: 'partial',
    reason: '含部分不公开内容。',
    derived: true,
    withheld: [{ passage: '附表二', ground: 'trade_secret' }],
  };
  const NOT_PUBLIC = { conclusion: 'not_public', reason: '不宜公开。' };
  const PUBLIC = { conclusion: 'public' };

  test.each<[string, Record<string, Value>, Record<string, Value>, string[]]>([
    ['R-SEC-05b · a state secret cannot be public', { stateSecret: 'yes' }, PUBLIC, ['R-SEC-05a', 'R-SEC-05b', 'R-SEC-10']],
    [
      'R-SEC-05d · nor by consent',
      { stateSecret: 'yes', tradeSecret: 'yes' },
      CONSENT,
      ['R-SEC-05a', 'R-SEC-05b', 'R-SEC-10', 'R-SEC-05d'],
    ],
    ['R-SEC-10 · but the rest of it may', { stateSecret: 'yes' }, PARTIAL, []],
    ['R-SEC-05b · a trade secret is not simply public', { tradeSecret: 'yes' }, PUBLIC, ['R-SEC-05b']],
    ['R-SEC-05b · privacy neither', { privacy: 'yes' }, PUBLIC, ['R-SEC-05b']],
    ['R-SEC-05d G-25 · with the holder’s written consent it is', { tradeSecret: 'yes' }, CONSENT, []],
    ['R-SEC-05d · consent without a record is none', { tradeSecret: 'yes' }, { ...CONSENT, consentReference: '' }, ['R-SEC-05d']],
    ['R-SEC-05d · the public interest, with its reasons and the third party told', { privacy: 'yes' }, INTEREST, []],
    ['R-SEC-05d · the third party was not told', { privacy: 'yes' }, { ...INTEREST, toldReference: '' }, ['R-SEC-05d']],
    ['R-SEC-05d · an exception of nothing', {}, CONSENT, ['R-SEC-05d']],
    ['R-SEC-05c · what endangers stability is not public', { safety: 'yes' }, PARTIAL, ['R-SEC-05c']],
    ['R-SEC-05c · not public it can be', { safety: 'yes' }, NOT_PUBLIC, []],
    ['R-SEC-11 B-10 · not public without a reason', {}, { conclusion: 'not_public', reason: '' }, ['R-SEC-11']],
    ['R-SEC-10 · in part without a list', { tradeSecret: 'yes' }, { ...PARTIAL, withheld: [] }, ['R-SEC-10']],
    ['R-SEC-10 · in part, covered instead of made anew', { tradeSecret: 'yes' }, { ...PARTIAL, derived: null }, ['R-SEC-10']],
  ])('%s', (_says, answers, form, clauses) => {
    expect(refusedBy(onReview('forward', form, { details: found(answers), attachments: 1 }))).toEqual(clauses);
  });

  test('R-SEC-10 · in part without the text made anew beside the card', () => {
    expect(refusedBy(onReview('forward', PARTIAL, { details: found({ tradeSecret: 'yes' }) }))).toEqual(['R-SEC-10']);
    expect(required('review-conclusion', { conclusion: 'partial' })).toEqual(expect.arrayContaining(['withheld', 'reason']));
  });

  test('R-SEC-08b · what was determined to be a secret binds the conclusion', () => {
    const details = { ...found({ stateSecret: 'unclear' }), determination: { result: 'secret' } };
    expect(refusedBy(onReview('forward', PUBLIC, { details }))).toEqual(['R-SEC-05a', 'R-SEC-05b', 'R-SEC-10']);
  });

  test('R-SEC-06c R-SEC-05d · the leader’s approval makes the proposal the outcome, and leaves the signed form (R-SEC-04d)', () => {
    const outcome = onReview('approve', { opinion: '同意。' }, { subject: { secrecyProposed: 'public_by_interest' } });
    expect(to(outcome)).toBe('concluded');
    expect(written(outcome, 'secrecyOutcome')).toBe('public_by_interest');
    expect(effectsOf(outcome)).toContainEqual({ do: 'renderNotice', notice: 'review-form' });
    expect(packs['secrecy-review'].workflow.registers?.[0]?.clauses).toContain('R-SEC-04d');
  });
});

describe('06c · three different persons', () => {
  const proposer = 2;
  const reviewer = 8;
  const leader = 10;
  const persons = [proposer, reviewer, leader];
  const standing = (role: string, by: number, principal: number | null) => ({
    ...person(role, by),
    memberships: [{ ...person(role).memberships[0], ...(principal === null ? {} : { standingInFor: { id: principal, name: '本人' } }) }],
  });

  /** Whoever fires with the hand `by`, for `principal`; both persons count. */
  const cases = [...persons, 77].flatMap((by) => [null, ...persons.filter((one) => one !== by)].map((principal) => ({ by, principal })));

  test.each(cases)('R-SEC-06c B-17 · review by $by for $principal', ({ by, principal }) => {
    const actor = standing('secrecy_unit', by, principal) as ReturnType<typeof person>;
    const broken = [by, principal].includes(proposer);
    expect(codes(onReview('review', CLEAR, { actor, lastActor: { propose: proposer } }))).toEqual(broken ? ['separation'] : []);
    expect(codes(onReview('forward', { conclusion: 'public' }, { actor, lastActor: { propose: proposer } }))).toEqual(
      broken ? ['separation'] : [],
    );
  });

  test.each(cases)('R-SEC-06c B-17 · approval by $by for $principal', ({ by, principal }) => {
    const actor = standing('secrecy_leader', by, principal) as ReturnType<typeof person>;
    const lastActor = { propose: proposer, review: reviewer, forward: reviewer };
    const broken = [proposer, reviewer].filter((one) => [by, principal].includes(one)).map(() => 'separation');
    expect(codes(onReview('approve', { opinion: '同意。' }, { actor, lastActor }))).toEqual(broken);
  });

  test('R-SEC-06c · a step in somebody’s stead counts for both when the next one comes', () => {
    const lastActor = { propose: proposer, review: { by: 77, for: reviewer } };
    for (const by of [77, reviewer])
      expect(
        codes(onReview('approve', { opinion: '同意。' }, { actor: person('secrecy_leader', by), lastActor: lastActor as never })),
      ).toEqual(['separation']);
  });

  /** Of each type: the workflow and a step of whoever drafted or handled it. */
  const drafts = [
    ['document', 'official-document', 'create'],
    ['interpretation', 'interpretation', 'start_revision'],
    ['consultation', 'consultation', 'explain'],
    ['reply', 'foi', 'record_search'],
    ['statement', 'statement', 'write'],
    ['log_entry', 'disclosure-entry', 'write'],
    ['annual_report', 'annual-report', 'write'],
    // Who changed the words in the content manager is an author of them.
    ...(['official-document', 'interpretation', 'consultation', 'statement', 'disclosure-entry', 'annual-report'] as const).map(
      (workflow) => [`${workflow}, edited`, workflow, 'edit'] as const,
    ),
  ] as const;
  const drafter = 5;

  describe.each(drafts)('of a %s', (reviewOf, workflow, event) => {
    const everybody = [proposer, reviewer, leader, drafter, 77];
    const pairs = everybody.flatMap((by) => [null, ...everybody.filter((one) => one !== by)].map((principal) => ({ by, principal })));
    const drafted = (step: StepOf) => ({
      [workflow]: [{ stage: 'x', ...(event === 'edit' ? { editors: [90, step] } : { lastActor: { [event]: step } }) }],
    });
    const ask = (event: string, form: Answers, role: string, by: number, principal: number | null, linked: Case['linked']) =>
      codes(
        onReview(event, form, {
          actor: standing(role, by, principal) as ReturnType<typeof person>,
          lastActor: { propose: proposer, ...(event === 'approve' ? { review: reviewer } : {}) },
          subject: { reviewOf: reviewOf.split(',')[0] ?? '' },
          now: instantOf(TODAY, '09:00'),
          ...(linked ? { linked } : {}),
        }),
      );

    test('R-SEC-06c B-17 · drafter, reviewer and approver are three persons, whoever stands in for whom, on either side', () => {
      for (const step of [drafter, { by: drafter, for: 90 }, { by: 90, for: drafter }])
        for (const { by, principal } of pairs) {
          const mine = [by, principal];
          const broken = (...of: number[]) => of.filter((one) => mine.includes(one)).map(() => 'separation');
          const told = [by, principal, step];
          expect([told, ask('review', CLEAR, 'secrecy_unit', by, principal, drafted(step))]).toEqual([told, broken(proposer, drafter)]);
          expect([told, ask('forward', { conclusion: 'public' }, 'secrecy_unit', by, principal, drafted(step))]).toEqual([
            told,
            broken(proposer, drafter),
          ]);
          expect([told, ask('approve', { opinion: '同意。' }, 'secrecy_leader', by, principal, drafted(step))]).toEqual([
            told,
            broken(proposer, reviewer, drafter),
          ]);
        }
    });
  });

  /** Steps that approve words, with the person whose office role takes them. */
  test.each([
    ['official-document', 'opine', 'handling_head'],
    ['official-document', 'check', 'secretariat'],
    ['official-document', 'approve', 'leader'],
    ['official-document', 'reseal', 'leader'],
    ['interpretation', 'approve', 'deputy_director'],
    ['statement', 'approve', 'director'],
    ['disclosure-entry', 'publish', 'deputy_director'],
    ['annual-report', 'publish', 'director'],
  ] as const)('R-SEC-06c B-17 · %s %s is not by who edited the words, nor by who stands in for them', (pack, event, role) => {
    const { events } = packs[pack].workflow;
    const separations = events[event]?.distinctFrom.filter(({ from }) => from.includes('edit'));
    expect([event, separations?.length]).toEqual([event, 1]);
    const membership = { role, unit: 'general' };
    const by = { ...person(role, 50), kind: 'staff' as const, id: 50, memberships: [membership] };
    const asked = (editors: Case['editors'], actor: NonNullable<Case['actor']> = by) =>
      codes(fire(packs[pack], event, {}, { actor, subject: { handlingSection: 'general' }, ...(editors ? { editors } : {}) })).filter(
        (code) => code === 'separation',
      );
    expect(asked([])).toEqual([]);
    expect(asked([77])).toEqual([]);
    for (const step of [50, { by: 50, for: 77 }, { by: 77, for: 50 }]) expect(asked([step])).toEqual(['separation']);
    const instead = { ...by, id: 77, memberships: [{ ...membership, standingInFor: { id: 50, name: '本人' } }] };
    expect(asked([50], instead)).toEqual(['separation']);
  });

  test('R-SEC-06c · the seal of somebody who is kept apart from the editors settles their words, no other does', () => {
    const after = (pack: keyof typeof packs, event: string) => {
      const definition = packs[pack].workflow.events[event];
      return definition && editorsAfter(definition, [7]);
    };
    expect(after('official-document', 'approve')).toEqual([]);
    expect(after('official-document', 'issue')).toEqual([7]);
    // Its writer seals it when it is handed up: that is nobody's approval.
    expect(after('statement', 'submit')).toEqual([7]);
  });

  test('R-SEC-06c · whoever proposed anew is the proposer too', () => {
    expect(codes(onReview('review', CLEAR, { lastActor: { propose: 99, propose_again: 8 } }))).toEqual(['separation']);
  });

  test.each([
    ['propose_again', 'secrecy_unit'],
    ['review', 'handling_clerk'],
    ['review', 'secrecy_leader'],
    ['forward', 'handling_head'],
    ['approve', 'secrecy_unit'],
    ['approve', 'leader'],
    ['approve', 'inspector'],
    ['review', 'inspector'],
    ['reject', 'inspector'],
  ])('R-SEC-06c R-SEC-12 · %s is no step of %s', (event, role) => {
    expect(codes(onReview(event, CLEAR, { actor: person(role) }))).toContain('role');
  });
});

describe('02 · exactly this version', () => {
  const changed = { seal: { exists: true, intact: false } };

  test.each(['forward', 'need_consent', 'escalate', 'approve'])('R-SEC-02 N-33 B-01 · %s of another version than was reviewed', (event) => {
    const form = {
      conclusion: 'public',
      opinion: '同意',
      sentOn: TODAY,
      chain: 'line_business',
      bodyKind: 'superior_business',
      body: '某局',
    };
    const details = { proposal: { coProducers: [{ name: '区财政局' }] }, consents: [{ agency: '区财政局', answer: 'agree' }] };
    expect(refusedBy(onReview(event, form, { details, ...changed }))).toEqual(['R-SEC-02']);
    expect(refusedBy(onReview(event, form, { details }))).toEqual([]);
  });

  test('R-SEC-02 · a change reopens what was concluded, and sends what waits for the leader back to the unit', () => {
    const system = person('system');
    expect(to(onReview('invalidate', {}, { stage: 'concluded', actor: system }))).toBe('reopened');
    expect(to(onReview('invalidate', {}, { stage: 'leader_approval', actor: system }))).toBe('unit_review');
    expect(codes(onReview('invalidate', {}, { stage: 'concluded', actor: person('secrecy_unit') }))).toEqual(['role']);
    const restored = onReview('restore', {}, { stage: 'reopened', actor: system, details: { before: { outcome: 'public' } } });
    expect(written(restored, 'secrecyOutcome')).toBe('public');
  });

  test('R-SEC-02 R-SEC-07b · what was concluded can be taken back by who proposed it while nothing of it is public', () => {
    const recall = (linked: Case['linked']) =>
      onReview('recall', { reason: '补写共同制作机关' }, { stage: 'concluded', ...(linked ? { linked } : {}) });
    expect(to(recall({ 'official-document': [{ stage: 'approved' }] }))).toBe('returned');
    expect(written(recall({}), 'secrecyOutcome')).toBeNull();
    for (const workflow of ['official-document', 'interpretation', 'consultation', 'statement', 'disclosure-entry', 'annual-report'])
      expect([workflow, refusedBy(recall({ [workflow]: [{ stage: 'published', published: true }] }))]).toEqual([workflow, ['R-SEC-02']]);
  });

  test('R-SEC-02 R-SEC-09 · a new first opinion clears everything that was said of the old version', () => {
    const again = onReview('propose_again', PROPOSAL, { stage: 'reopened' });
    expect(does(again)).toContain('seal');
    for (const name of ['review', 'endorsement', 'conclusion', 'determination']) expect(kept(again, name)).toEqual({});
    expect(written(again, 'secrecyOutcome')).toBe(null);
  });
});

test('R-SEC-04d R-SEC-08a · the form T-14 has a word for everything that is reviewed, for every opinion and every outcome', () => {
  const { subject, notices } = packs['secrecy-review'].workflow;
  const form = notices?.find(({ key }) => key === 'review-form');
  const words = (field: string) => Object.keys(form?.fields.find(({ key }) => key === field)?.options ?? {});
  const reviewed = Object.values(packs).flatMap(({ workflow }) =>
    Object.values(workflow.events).flatMap(({ effects }) =>
      effects.flatMap((effect) => (effect.do === 'openCard' && effect.workflow === 'secrecy-review' ? [effect.values.reviewOf] : [])),
    ),
  );
  const kinds = [...new Set(reviewed)].map((kind) => (kind ?? '').replaceAll("'", ''));
  expect(kinds.length).toBeGreaterThan(6);
  expect([...kinds].sort()).toEqual(Object.keys(subject.kind?.titles ?? {}).sort());
  expect(words('kind').sort()).toEqual([...kinds].sort());
  expect(words('proposal')).toEqual(['public', 'partial', 'not_public']);
  expect(words('conclusion')).toEqual(Object.keys(subject.mark?.titles ?? {}));
});

describe('clocks', () => {
  test('R-SEC-06b R-SEC-06c · seven workdays for the unit and three for the leader, never beyond what the entry itself is due', () => {
    const { clocks } = packs['secrecy-review'].workflow;
    expect(clocks.unit?.limit).toEqual({ workdays: 7 });
    expect(clocks.leader?.limit).toEqual({ workdays: 3 });
    const starts = (outcome: Outcome) =>
      effectsOf(outcome).flatMap((effect) => (effect.do === 'startClock' ? [[effect.clock, effect.until ?? null]] : []));
    const review = (neededBy: string | null) => starts(onReview('review', CLEAR, { subject: { neededBy } }));
    expect(review(null)).toEqual([['leader', null]]);
    // Three workdays from 30 September 2026 end on 10 October, a Saturday on which the office works.
    expect(review('2026-12-31')).toEqual([['leader', '2026-10-10']]);
    expect(review('2026-10-09')).toEqual([['leader', '2026-10-09']]);
    expect(review('2026-09-01')).toEqual([['leader', TODAY]]);
    expect(starts(onReview('propose_again', PROPOSAL, { stage: 'returned', subject: { neededBy: '2026-10-09' } }))).toEqual([
      ['unit', '2026-10-09'],
    ]);
    const waits = (neededBy: string | null) =>
      does(
        onReview(
          'need_consent',
          { content: '请回复', sentOn: TODAY },
          { details: { proposal: { coProducers: [{ name: '区财政局' }] } }, subject: { neededBy } },
        ),
      );
    expect(waits(null)).toContain('suspendClock');
    expect(waits('2026-10-09')).not.toContain('suspendClock');
  });
});
