import { packs as parsed } from './office';
import type { Day } from '../../../plugins/workboard/engine/calendar/types';
import type { Answers } from '../../../plugins/workboard/engine/form/types';
import type { Outcome, ResolvedEffect } from '../../../plugins/workboard/engine/workflow/types';
import { facts } from '../../../src/policies/consultation/facts';
import { CONSULTATION, onConsultation, onDraftLetter } from './consultation';
import { codes, effectsOf, onDocument, person, refusedBy, written, type Case } from './office';

const day = (text: string) => text as Day;
const to = (outcome: Outcome) => (outcome.ok ? outcome.to : refusedBy(outcome));
const warned = (outcome: Outcome) => [...new Set(outcome.warnings.flatMap(({ clauses }) => clauses))];
const clock = (outcome: Outcome, name: string) =>
  effectsOf(outcome).filter(
    (effect): effect is Extract<ResolvedEffect, { clock: string }> =>
      'clock' in effect && effect.clock === name && effect.do !== 'createTask',
  );
const tasks = (outcome: Outcome) => effectsOf(outcome).flatMap((effect) => (effect.do === 'createTask' ? [effect.task] : []));
const noExplanation = { necessity: null, problems: null, measures: null, process: null };

describe('preparation', () => {
  test('R-CON-01 R-CON-02 R-CON-15 · the pack is policy 7, for drafts in the name of the district government or its office, since it is in force', () => {
    expect(parsed.consultation.workflow.clauses).toEqual(['R-CON-01', 'R-CON-02', 'R-CON-15', 'N-32']);
    const submit = (subject: Case['subject']) =>
      refusedBy(onDocument('submit_draft', { attribute: 'proactive' }, { subject: subject ?? {}, linked: { consultation: [] } }));
    expect(submit({})).toEqual(['R-CON-13', 'R-CON-03a', 'R-CON-04']);
    expect(submit({ issuedInNameOf: 'district_government_office' })).toContain('R-CON-13');
    expect(submit({ issuedInNameOf: 'department' })).not.toContain('R-CON-13');
    expect(submit({ kind: 'general' })).toEqual([]);
    expect(submit({ documentDate: '2024-05-15' })).toEqual([]);
    expect(submit({ documentDate: '2024-05-16' })).toContain('R-CON-13');
  });

  test('R-CON-05b · the explanation is a form with four parts, all of them required', () => {
    const fields = parsed.consultation.forms['drafting-explanation']?.fields;
    expect(fields?.map(({ key, required }) => [key, required])).toEqual([
      ['necessity', true],
      ['problems', true],
      ['measures', true],
      ['process', true],
    ]);
  });

  const ready = (subject: Case['subject'] = {}, linked: Case['linked'] = {}) => onConsultation('ready', {}, { subject, linked });

  test.each([
    ['R-CON-05a', { body: null }],
    ['R-CON-05b', { process: ' ' }],
    ['R-CON-07', { details: {} }],
    ['R-CON-08', { majorMatter: true }],
    ['R-CON-07d', { fiscalImpact: true, expertStep: 'revised' }],
  ])('%s B-08 · not ready with %j', (clause, change) => {
    expect(refusedBy(ready(change))).toContain(clause);
  });

  test.each([
    ['it was never asked for', []],
    ['the unit has it', [{ stage: 'unit_review', mark: 'public', seals: true }]],
    ['the leader has it', [{ stage: 'leader_approval', mark: 'public', seals: true }]],
    ['it was not agreed to', [{ stage: 'concluded', mark: 'not_public', seals: true }]],
    ['it is of another version', [{ stage: 'concluded', mark: 'public', seals: false }]],
  ])('B-08 R-SEC-01 R-SEC-02 · neither ready nor open nor begun while the review is not of this version: %s', (_says, reviews) => {
    const linked = { 'secrecy-review': reviews };
    expect(to(ready())).toBe('ready');
    expect(refusedBy(ready({}, linked))).toEqual(['R-SEC-01', 'R-SEC-02']);
    const open = { opensOn: '2026-10-12', closesOn: '2026-10-21', channels: CONSULTATION.channels ?? [], principles: true };
    expect(to(onConsultation('open', open))).toBe('open');
    expect(refusedBy(onConsultation('open', open, { linked }))).toEqual(['R-SEC-02', 'R-CON-05a']);
    const begin = { stage: 'scheduled', subject: { opensOn: '2026-10-12' } };
    expect(to(onConsultation('begin', { openedOn: '2026-10-12' }, begin))).toBe('open');
    expect(refusedBy(onConsultation('begin', { openedOn: '2026-10-12' }, { ...begin, linked }))).toEqual(['R-SEC-02', 'R-CON-05a']);
  });

  test('R-SEC-02 R-SEC-06a R-SEC-05a R-SEC-05b · the drafting unit proposes draft and explanation together, and again what was changed or sent back', () => {
    const basis = { basisLaw: ['secrets_law'], basisScope: ['finance'] };
    const propose = (input: Case) => onConsultation('propose_review', basis, { linked: { 'secrecy-review': [] }, ...input });
    const asks = (outcome: Outcome) =>
      effectsOf(outcome).flatMap((effect) => (effect.do === 'openCard' || effect.do === 'takeStep' ? [effect.event] : []));
    expect(asks(propose({}))).toEqual(['propose']);
    for (const stage of ['returned', 'reopened', 'ended'])
      expect(asks(propose({ linked: { 'secrecy-review': [{ stage }] } }))).toEqual(['propose', 'propose_again']);
    for (const stage of ['initial_opinion', 'leader_approval', 'concluded'])
      expect(refusedBy(propose({ linked: { 'secrecy-review': [{ stage }] } }))).toEqual(['R-SEC-02']);
    expect(refusedBy(propose({ subject: noExplanation }))).toEqual(['R-SEC-02', 'R-CON-05b']);
    const found = (marks: string[], personal: string[]) => ({ facts: { sentinel: { marks, personal, list: '见正文' } } });
    expect(refusedBy(propose(found(['秘密★'], [])))).toEqual(['R-SEC-05a']);
    expect(refusedBy(propose(found([], ['身份证号'])))).toEqual(['R-SEC-05b']);
  });

  test('A-40 R-CON-05c R-CON-11c · whoever opens a consultation ticks that they know what is asked of one', () => {
    const field = parsed.consultation.forms['open-consultation']?.fields.find(({ key }) => key === 'principles');
    expect(field).toMatchObject({ type: 'checkbox', required: true });
  });

  test('A-39 X-18 R-CON-11c · the feedback has a goal that is told before it is over, and a finding when it was missed', () => {
    const { clocks, audits } = parsed.consultation.workflow;
    expect(clocks.feedback).toMatchObject({ limit: { workdays: 20 }, target: true, remind: [10, 5, 0], owner: 'drafting_unit' });
    expect(audits?.map(({ key, stages, when }) => [key, stages, when])).toEqual([
      ['no_feedback', ['closed', 'analysing'], 'workdaysBetween(subject.closesOn, today) > 20'],
    ]);
  });

  test('R-CON-07a R-CON-07b R-CON-07c R-CON-07d · any of the four means that experts are heard first', () => {
    for (const trigger of ['majorMatter', 'professional', 'rewardRules', 'fiscalImpact'])
      expect(refusedBy(ready({ [trigger]: true }))).toEqual(expect.arrayContaining(['R-CON-07', 'R-CON-08']));
    expect(to(ready({ majorMatter: true, expertStep: 'revised' }))).toBe('ready');
  });

  test('R-CON-07 R-CON-07b · the four questions are answered before the opening and again after the closing', () => {
    const answers = {
      majorMatter: 'no',
      professional: 'yes',
      rewardRules: 'no',
      fiscalImpact: 'no',
      majorPublicInterest: 'yes',
      specificGroupInterest: 'no',
      majorDecision: 'no',
    };
    const kept = (stage: string) =>
      effectsOf(onConsultation('answer_triggers', answers, { stage })).flatMap((effect) => (effect.do === 'keep' ? [effect.as] : []));
    expect(kept('preparing')).toEqual(['triggers']);
    expect(kept('closed')).toEqual(['triggersAtClose']);
    expect(written(onConsultation('answer_triggers', answers, { stage: 'closed' }), 'professional')).toBe(true);
    expect(onConsultation('answer_triggers', answers, { stage: 'open' }).ok).toBe(false);
  });

  test('R-CON-14 · the unit’s own rule counts where it is stricter, and never where it is weaker', async () => {
    const ask = (consultationWorkdays: number | null) =>
      facts.minimumWorkdays?.({
        subject: { unit: 'transport' },
        documentId: '',
        linked: {},
        today: '2026-09-18',
        find: () => Promise.resolve([{ consultationWorkdays }]),
      } as never);
    expect(await Promise.all([ask(10), ask(7), ask(3), ask(null)])).toEqual([10, 7, 7, 7]);
    expect(written(onConsultation('ready', {}, { facts: { minimumWorkdays: 10 } }), 'minimumWorkdays')).toBe(10);
  });
});

describe('opening and closing', () => {
  const CHANNEL = { kind: 'portal', name: '区政府门户网站', url: 'https://portal.example/1' };
  const open = (answers: Answers = {}, input: Case = {}) =>
    onConsultation(
      'open',
      { opensOn: '2026-09-18', closesOn: '2026-09-29', channels: [CHANNEL], ...answers },
      { today: day('2026-09-18'), ...input },
    );

  test('R-CON-05c B-08 · opened on Friday 2026-09-18 it closes on Tuesday 2026-09-29 at the earliest', () => {
    expect(to(open())).toBe('open');
    expect(to(open({ closesOn: '2026-09-28' }))).toEqual(['R-CON-05c', 'R-CON-14', 'N-32']);
    expect(clock(open(), 'period')).toEqual([{ do: 'startClock', clock: 'period', at: '2026-09-18', until: '2026-09-29' }]);
    expect(written(open(), 'earliestCloseOn')).toBe('2026-09-29');
    // Seven, where nothing else was worked out.
    const unknown = { subject: { minimumWorkdays: null } };
    expect(to(open({ closesOn: '2026-09-28' }, unknown))).toEqual(['R-CON-05c', 'R-CON-14', 'N-32']);
    expect(to(open({}, unknown))).toBe('open');
  });

  test('R-CON-03a A-41 A-38 · what opens is announced, can be commented on by the clauses it is published with, and the portal is told of every change', () => {
    expect(effectsOf(open())).toContainEqual({ do: 'renderNotice', notice: 'announcement' });
    const clauseAnchors = [{ anchor: '第一条', heading: '…' }];
    expect(written(open({}, { facts: { clauseAnchors } }), 'clauseAnchors')).toEqual(clauseAnchors);
    expect(parsed.consultation.workflow.channels).toMatchObject([
      { told: { publish: ['open', 'begin'], update: ['extend_period', 'close', 'publish_feedback'], withdraw: ['emergency_unpublish'] } },
    ]);
  });

  test('R-CON-14 · ten workdays by the unit’s own rule', () => {
    const subject = { minimumWorkdays: 10 };
    expect(open({ closesOn: '2026-10-08' }, { subject }).ok).toBe(false);
    expect(to(open({ closesOn: '2026-10-09' }, { subject }))).toBe('open');
  });

  test('N-32 · thirty days for a major decision', () => {
    const subject = { majorDecision: true };
    expect(refusedBy(open({ closesOn: '2026-10-16' }, { subject }))).toContain('N-32');
    expect(to(open({ closesOn: '2026-10-19' }, { subject }))).toBe('open');
  });

  test('R-CON-05c N-32 · a shorter period needs a reason and the deputy director’s consent, and is public with it', () => {
    const details = { triggers: {}, shortening: { workdays: 3, reason: '防汛紧急' } };
    expect(to(open({ closesOn: '2026-09-22' }, { subject: { shortenedWorkdays: 3, majorDecision: true } }))).toBe('open');
    const grant = (input: Case) =>
      onConsultation('grant_shortening', { opinion: '同意' }, { lastActor: { request_shortening: 1 }, ...input });
    expect(written(grant({ subject: { details } }), 'shorteningReason')).toBe('防汛紧急');
    expect(refusedBy(grant({}))).toEqual(['R-CON-05c', 'N-32']);
    expect(codes(grant({ subject: { details }, actor: person('drafting_unit') }))).toContain('role');
    expect(codes(grant({ subject: { details }, actor: person('deputy_director', 1) }))).toEqual(['separation']);
    expect(parsed.consultation.workflow.subject.state).toContain('shorteningReason');
  });

  test('R-CON-03a R-CON-12b · at least one channel, and every website with its address', () => {
    expect(to(open({ channels: [] }))).toContain('R-CON-03a');
    expect(to(open({ channels: [CHANNEL, { kind: 'own_site', name: '本单位网站' }] }))).toEqual(['R-CON-12b']);
    expect(to(open({ channels: [{ kind: 'media', name: '日报' }] }))).toBe('open');
    expect(written(open(), 'channels')).toEqual([CHANNEL]);
  });

  test('B-08 R-CON-05a R-CON-05b · without text or explanation nothing opens, whatever else is there', () => {
    expect(refusedBy(open({}, { subject: { body: null, ...noExplanation } }))).toEqual(expect.arrayContaining(['R-CON-05a', 'R-CON-05b']));
  });

  test('R-CON-03a · a later day is waited for, and opens by itself when it begins', () => {
    const later = open({ closesOn: '2026-10-09' }, { today: day('2026-09-17') });
    expect(to(later)).toBe('scheduled');
    expect(clock(later, 'opening')).toEqual([{ do: 'startClock', clock: 'opening', at: '2026-09-17', until: '2026-09-18' }]);
    expect(effectsOf(later).some((effect) => effect.do === 'publish')).toBe(false);
    expect(parsed.consultation.workflow.clocks.opening?.expire).toEqual({ event: 'begin', at: 'begin', form: { openedOn: 'clock.due' } });
    const begin = (today: string) => onConsultation('begin', { openedOn: '2026-09-18' }, { today: day(today), actor: person('system') });
    expect(to(begin('2026-09-19'))).toBe('open');
    expect(clock(begin('2026-09-19'), 'period')).toEqual([{ do: 'startClock', clock: 'period', at: '2026-09-18', until: '2026-09-29' }]);
    expect(begin('2026-09-17').ok).toBe(false);
    expect(codes(onConsultation('begin', { openedOn: '2026-09-18' }, { actor: person('drafting_unit') }))).toContain('role');
  });

  const running = { period: [{ type: 'START' as const, on: day('2026-09-18'), until: day('2026-09-29') }] };

  test('R-CON-05c · it closes when its last day is over, by the system alone, dated by that day', () => {
    const close = (today: string, closedOn = '2026-09-29', actor = person('system')) =>
      onConsultation('close', { closedOn }, { stage: 'open', today: day(today), clocks: running, actor });
    expect(to(close('2026-10-08'))).toBe('closed');
    expect(clock(close('2026-10-08'), 'period')).toEqual([{ do: 'stopClock', clock: 'period', at: '2026-09-29' }]);
    expect(clock(close('2026-10-08'), 'feedback')).toEqual([{ do: 'startClock', clock: 'feedback', at: '2026-09-29' }]);
    expect(close('2026-09-29').ok).toBe(false);
    expect(close('2026-10-08', '2026-10-08').ok).toBe(false);
    expect(codes(close('2026-10-08', '2026-09-29', person('drafting_unit')))).toContain('role');
    expect(tasks(close('2026-10-08'))).toEqual(['dispose', 'answer_triggers']);
  });

  test('R-CON-06 · at the closing the letters that are not answered are chased', () => {
    const linked = { 'consultation-letter': [{ stage: 'asked' }] };
    const outcome = onConsultation(
      'close',
      { closedOn: '2026-09-29' },
      { stage: 'open', today: day('2026-09-30'), clocks: running, actor: person('system'), linked },
    );
    expect(tasks(outcome)).toContain('chase_letters');
  });

  test('R-CON-05c · a period is only ever made longer, with a note in public', () => {
    const extend = (closesOn: string) =>
      onConsultation('extend_period', { closesOn, reason: '应群众要求' }, { stage: 'open', today: day('2026-09-28'), clocks: running });
    expect(written(extend('2026-10-09'), 'changeNote')).toBe('应群众要求');
    expect(clock(extend('2026-10-09'), 'period')).toEqual([{ do: 'resetClock', clock: 'period', at: '2026-09-18', until: '2026-10-09' }]);
    expect(refusedBy(extend('2026-09-29'))).toEqual(['R-CON-05c']);
    expect(refusedBy(extend('2026-09-28'))).toEqual(['R-CON-05c']);
  });
});

describe('experts, meetings, letters', () => {
  const step = (event: string, form: Answers, expertStep: string | null, details: Answers = {}) =>
    onConsultation(event, form, { stage: 'preparing', subject: { expertStep, details: { triggers: {}, ...details } } });
  const experts = {
    experts: {
      experts: [
        { name: '甲', interest: 'none' },
        { name: '乙', interest: 'none' },
      ],
    },
    expertMaterials: { sentOn: '2026-10-08' },
  };
  const opinion = { expert: '甲', heardOn: '2026-10-09', way: 'written', opinion: '第三条过宽' };

  test('R-CON-08 R-CON-08a R-CON-08b R-CON-08c R-CON-08d R-CON-08e · five steps, in their order and in no other', () => {
    const forms: [string, Answers][] = [
      ['state_matters', { matters: '补助标准' }],
      ['choose_experts', { experts: [{ name: '甲', interest: 'none', declaredOn: '2026-10-08' }] }],
      ['send_materials', { sentOn: '2026-10-08', list: '草案' }],
      ['hear_expert', opinion],
      ['revise_draft', { note: '补助标准改为分档' }],
    ];
    const before = [null, 'stated', 'experts_chosen', 'materials_sent', 'opinions_heard'];
    const details = { ...experts, expertOpinions: null };
    for (const [at, [event, form]] of forms.entries())
      for (const [place, expertStep] of before.entries())
        expect([
          event,
          expertStep,
          refusedBy(step(event, form, expertStep, event === 'revise_draft' ? { ...experts, expertOpinions: [opinion] } : details)).includes(
            `R-CON-08${'abcde'[at] ?? ''}`,
          ),
        ]).toEqual([event, expertStep, at !== place]);
  });

  test('R-CON-08c · material was sent before it is said that it was', () => {
    const send = (sentOn: string) => refusedBy(step('send_materials', { sentOn, list: '草案' }, 'experts_chosen'));
    expect([send('2026-10-12'), send('2026-10-13')]).toEqual([[], ['R-CON-08c']]);
  });

  test('R-CON-08b N-32 · an expert with a direct interest stands aside', () => {
    expect(refusedBy(step('choose_experts', { experts: [{ name: '甲', interest: 'direct' }] }, 'stated'))).toEqual(['R-CON-08b', 'N-32']);
  });

  test('R-CON-08d R-CON-11a · one record for each expert chosen, and the next step only when all are heard', () => {
    const hear = (expert: string, heard: readonly object[] = []) =>
      step('hear_expert', { ...opinion, expert }, 'materials_sent', { ...experts, expertOpinions: heard as never });
    expect(effectsOf(hear('甲'))).toContainEqual({
      do: 'append',
      as: 'expertOpinions',
      value: expect.objectContaining({ expert: '甲' }) as never,
    });
    // The same words are a comment of the one table, dated by the day they were heard on.
    expect(effectsOf(hear('甲'))).toContainEqual(
      expect.objectContaining({
        ...{ do: 'openCard', workflow: 'comment', event: 'record', unlessLinked: false, values: { submitterName: '甲' } },
        form: { source: 'expert', channel: 'post', receivedOn: '2026-10-09', text: '第三条过宽' },
      }),
    );
    expect(written(hear('甲'), 'expertStep')).toBeUndefined();
    expect(written(hear('乙', [opinion]), 'expertStep')).toBe('opinions_heard');
    expect(refusedBy(hear('甲', [opinion]))).toEqual(['R-CON-08d']);
    expect(refusedBy(hear('丙'))).toEqual(['R-CON-08b', 'R-CON-08d']);
    const on = (heardOn: string) =>
      refusedBy(step('hear_expert', { ...opinion, heardOn }, 'materials_sent', { ...experts, expertOpinions: [] }));
    expect([on('2026-10-07'), on('2026-10-08'), on('2026-10-13')]).toEqual([['R-CON-08d'], [], ['R-CON-08d']]);
  });

  test('R-CON-08e R-CON-11b · every opinion is disposed of in the table before the draft counts as revised', () => {
    const revise = (expertsUndisposed: number) =>
      onConsultation(
        'revise_draft',
        { note: '补助标准改为分档' },
        {
          ...{ stage: 'preparing', matrix: { comment: { expertsUndisposed } } },
          subject: { expertStep: 'opinions_heard', details: { triggers: {}, ...experts, expertOpinions: [opinion] } },
        },
      );
    expect(refusedBy(revise(1))).toEqual(['R-CON-08e', 'R-CON-11b']);
    expect(written(revise(0), 'expertStep')).toBe('revised');
  });

  test('R-CON-07 R-CON-08 G-29 · where the triggers turn true at the closing, experts are heard before the feedback', () => {
    const publish = (expertStep: string | null) =>
      refusedBy(
        onConsultation('publish_feedback', { summary: '收到意见三条，均已处理。' }, { subject: { professional: true, expertStep } }),
      );
    expect(publish(null)).toEqual(['R-CON-07', 'R-CON-08']);
    expect(publish('opinions_heard')).toEqual(['R-CON-07', 'R-CON-08']);
    expect(publish('revised')).toEqual([]);
    expect(codes(onConsultation('state_matters', { matters: '补助标准' }, { stage: 'closed' }))).toEqual([]);
  });

  test('R-CON-09 R-CON-10b N-32 · a hearing has its material seven days before', () => {
    const hold = (form: Answers) =>
      onConsultation('hold_event', { kind: 'hearing', participants: '某', minutes: '某', ...form }, { stage: 'analysing' });
    expect(refusedBy(hold({ materialsOn: '2026-09-23', heldOn: '2026-09-29' }))).toEqual(['N-32']);
    expect(effectsOf(hold({ materialsOn: '2026-09-22', heldOn: '2026-09-29' })).map((effect) => effect.do)).toEqual(['append']);
    expect(hold({ kind: 'symposium', heldOn: '2026-09-29' }).ok).toBe(true);
    expect(hold({ kind: 'deputy', heldOn: '2026-09-29' }).ok).toBe(true);
    expect(refusedBy(hold({ kind: 'symposium', heldOn: '2026-10-13' }))).toEqual(['R-CON-09']);
  });

  test('R-CON-03b · letters are cards of their own, several at once, with a clock each', () => {
    const outcome = onConsultation(
      'send_letter',
      { kind: 'unit', body: '区财政局', question: '请提意见', days: 5, sentOn: '2026-09-18' },
      { stage: 'open' },
    );
    expect(effectsOf(outcome)).toContainEqual(
      expect.objectContaining({ do: 'openCard', workflow: 'consultation-letter', event: 'ask', unlessLinked: false }),
    );
    expect(effectsOf(onDraftLetter('ask', {}, { stage: '', clocks: {} }))).toContainEqual({
      do: 'renderNotice',
      notice: 'consultation-letter',
    });
    expect(clock(onDraftLetter('ask', {}, { stage: '', clocks: {} }), 'answer')).toEqual([
      { do: 'startClock', clock: 'answer', at: '2026-09-18', workdays: 7 },
    ]);
    expect(parsed['consultation-letter'].workflow.clocks.answer).toMatchObject({ limit: { workdays: 7 }, remind: [2, 0] });
  });

  test('R-CON-06 R-CON-11a · only a written answer ends a letter, and what it proposes is a comment; silence is chased first, and says why', () => {
    const answer = (form: Answers) => onDraftLetter('answer', { answer: 'agree', answeredOn: '2026-09-24', signedBy: '区财政局', ...form });
    expect(refusedBy(answer({}))).toEqual(['R-CON-06']);
    expect(to(answer({ text: '同意' }))).toBe('answered');
    expect(to(answer({ letter: '黄财函1号' }))).toBe('answered');
    for (const answeredOn of ['2026-09-17', '2026-09-29']) expect(refusedBy(answer({ text: '同意', answeredOn }))).toEqual(['R-CON-06']);
    // R-CON-11a: what it proposes is a comment under the draft; who agrees, or has nothing to say, proposes nothing.
    const opened = (form: Answers, subject: Case['subject'] = {}) =>
      effectsOf(onDraftLetter('answer', { answeredOn: '2026-09-24', signedBy: '某', text: '第三条过宽', ...form }, { subject })).flatMap(
        (effect) => (effect.do === 'openCard' ? [[effect.workflow, effect.on, effect.form]] : []),
      );
    const said = { channel: 'post', receivedOn: '2026-09-24', text: '第三条过宽' };
    expect(opened({ answer: 'object' }, { consultKind: 'unit' })).toEqual([
      ['comment', { linked: 'consultation' }, { ...said, source: 'letter', organisationName: '区财政局' }],
    ]);
    expect(opened({ answer: 'partly' }, { consultKind: 'deputy' })).toEqual([
      ['comment', { linked: 'consultation' }, { ...said, source: 'deputy', organisationName: null }],
    ]);
    for (const none of ['agree', 'no_opinion']) expect(opened({ answer: none })).toEqual([]);
    const end = (today: string, chases: readonly object[]) =>
      onDraftLetter(
        'close_unanswered',
        { reason: '两次催办未复' },
        { today: day(today), subject: { details: { chases: chases as never } } },
      );
    expect(refusedBy(end('2026-09-29', [{}]))).toEqual(['R-CON-06']);
    expect(refusedBy(end('2026-09-30', []))).toEqual(['R-CON-06']);
    expect(to(end('2026-09-30', [{}]))).toBe('unanswered');
  });
});

describe('the gate', () => {
  const form = { documentTitle: '农村公路养护管理办法', issuedInNameOf: 'district_government', handlingSection: 'general' };
  const submit = (input: Case = {}) => onConsultation('submit_to_government', form, { stage: 'feedback_published', ...input });
  const events = (...kinds: string[]) => ({ details: { ...(CONSULTATION.details as object), meetings: kinds.map((kind) => ({ kind })) } });

  test('B-07 R-CON-13 R-CON-12a R-CON-12b · everything met, it is submitted: the explanation is made, the document opened', () => {
    const outcome = submit();
    expect(to(outcome)).toBe('submitted');
    expect(effectsOf(outcome)).toContainEqual({ do: 'renderNotice', notice: 'drafting-explanation' });
    expect(effectsOf(outcome)).toContainEqual(expect.objectContaining({ do: 'openCard', workflow: 'official-document', event: 'create' }));
    const fields = parsed.consultation.workflow.notices?.find(({ key }) => key === 'drafting-explanation')?.fields.map(({ key }) => key);
    expect(fields).toEqual(
      expect.arrayContaining(['opensOn', 'closesOn', 'channels', 'letterCount', 'meetings', 'opinions', 'adopted', 'exemptionReason']),
    );
  });

  test('B-07 R-CON-13 · on a draft that was only begun, it names every clause that is missing at once', () => {
    const fresh = {
      ...noExplanation,
      opensOn: null,
      closesOn: null,
      earliestCloseOn: null,
      channels: null,
      feedbackPublishedOn: null,
      details: {},
      majorMatter: true,
      fiscalImpact: true,
      majorPublicInterest: true,
      specificGroupInterest: true,
    };
    const linked = { 'consultation-letter': [{ stage: 'asked' }] };
    expect(refusedBy(submit({ stage: 'preparing', subject: fresh, linked })).sort()).toEqual(
      [
        'R-CON-13',
        'R-CON-03a',
        'R-CON-05c',
        'R-CON-05a',
        'R-CON-05b',
        'R-CON-07',
        'R-CON-07b',
        'R-CON-08',
        'R-CON-07d',
        'R-CON-09',
        'R-CON-10a',
        'R-CON-06',
        'R-CON-11c',
        'R-CON-12b',
      ].sort(),
    );
  });

  test.each([
    ['R-CON-03a', { opensOn: null }],
    ['R-CON-05c', { closesOn: '2026-10-12' }],
    ['R-CON-05c', { closesOn: '2026-09-28' }],
    ['R-CON-05b', { measures: null }],
    ['R-CON-07b', { details: { triggers: {} } }],
    ['R-CON-08', { professional: true }],
    ['R-CON-07d', { fiscalImpact: true, expertStep: 'revised' }],
    ['R-CON-09', { majorPublicInterest: true }],
    ['R-CON-10a', { specificGroupInterest: true }],
    ['R-CON-11c', { feedbackPublishedOn: null }],
    ['R-CON-12b', { channels: [{ kind: 'portal', name: '门户' }] }],
  ])('B-07 R-CON-13 · %s alone keeps it back: %j', (clause, change) => {
    expect(refusedBy(submit({ subject: change }))).toEqual(expect.arrayContaining(['R-CON-13', clause]));
  });

  test('R-CON-09 R-CON-10a · a symposium or hearing, and the association, meet it; one form alone is warned of', () => {
    expect(warned(submit({ subject: { majorPublicInterest: true, ...events('hearing') } }))).toEqual(['R-CON-09']);
    expect(warned(submit({ subject: { majorPublicInterest: true, ...events('hearing', 'symposium') } }))).toEqual([]);
    expect(to(submit({ subject: { specificGroupInterest: true, ...events('association') } }))).toBe('submitted');
    expect(refusedBy(submit({ subject: { majorPublicInterest: true, ...events('association') } }))).toContain('R-CON-09');
    expect(refusedBy(submit({ subject: { specificGroupInterest: true, ...events('hearing') } }))).toContain('R-CON-10a');
  });

  test('R-CON-06 · no letter may be open', () => {
    expect(refusedBy(submit({ linked: { 'consultation-letter': [{ stage: 'answered' }, { stage: 'asked' }] } }))).toEqual([
      'R-CON-13',
      'R-CON-06',
    ]);
    expect(to(submit({ linked: { 'consultation-letter': [{ stage: 'answered' }, { stage: 'unanswered' }] } }))).toBe('submitted');
  });

  const exempt = {
    opensOn: null,
    closesOn: null,
    earliestCloseOn: null,
    channels: null,
    feedbackPublishedOn: null,
    exemptedOn: '2026-10-09',
    details: { triggers: { majorMatter: 'no' } },
  };

  test('R-CON-04 · an exemption that was approved takes the place of the consultation, and of nothing else', () => {
    expect(to(submit({ stage: 'exempt', subject: exempt }))).toBe('submitted');
    expect(refusedBy(submit({ stage: 'exempt', subject: { ...exempt, majorMatter: true } }))).toEqual(['R-CON-13', 'R-CON-07', 'R-CON-08']);
    expect(refusedBy(submit({ stage: 'exempt', subject: { ...exempt, exemptedOn: null } }))).toContain('R-CON-03a');
  });

  test('R-CON-04 · it is asked for with ground and explanation, and approved by the deputy director, who did not ask', () => {
    const approve = (input: Case) =>
      onConsultation('approve_exemption', { opinion: '同意' }, { lastActor: { request_exemption: 1 }, ...input });
    const subject = { exemptionGround: 'emergency', exemptionReason: '防汛' };
    expect(to(approve({ subject }))).toBe('exempt');
    expect(refusedBy(approve({}))).toEqual(['R-CON-04']);
    expect(refusedBy(approve({ subject: { exemptionGround: 'emergency' } }))).toEqual(['R-CON-04']);
    expect(codes(approve({ subject, actor: person('drafting_unit') }))).toContain('role');
    expect(codes(approve({ subject, actor: person('deputy_director', 1) }))).toEqual(['separation']);
    expect(to(onConsultation('refuse_exemption', { opinion: '应公开征求' }, {}))).toBe('preparing');
  });

  test('R-CON-11c R-CON-07b · feedback is published once the triggers are answered again and every letter is', () => {
    const publish = (input: Case = {}) => onConsultation('publish_feedback', { summary: '收到意见三条。' }, input);
    expect(written(publish(), 'phase')).toBe('feedback');
    expect(effectsOf(publish())).toContainEqual({ do: 'renderNotice', notice: 'feedback' });
    expect(clock(publish(), 'feedback')).toEqual([{ do: 'stopClock', clock: 'feedback', at: '2026-10-12' }]);
    expect(refusedBy(publish({ subject: { details: { triggers: {} } } }))).toEqual(['R-CON-07', 'R-CON-07b']);
    expect(refusedBy(publish({ linked: { 'consultation-letter': [{ stage: 'asked' }] } }))).toEqual(['R-CON-06']);
  });

  test.each([
    [['R-CON-11a', 'R-CON-11b'], { undisposed: 1, unanswered: 0 }],
    [['R-CON-11c'], { undisposed: 0, unanswered: 1 }],
  ])('B-07 B-09 R-CON-11a R-CON-11b R-CON-11c · nothing is submitted while %j is open: %j', (clauses, figures) => {
    const matrix = { comment: { total: 3, ...figures } };
    expect(refusedBy(submit({ matrix }))).toEqual(['R-CON-13', ...clauses]);
    expect(refusedBy(onConsultation('publish_feedback', { summary: '收到意见三条。' }, { matrix }))).toContain(clauses[0]);
  });

  test('R-CON-13 R-CON-04 · the document asks for it: submitted or exempt, and nothing less', () => {
    const draft = (stage: string) => onDocument('submit_draft', { attribute: 'proactive' }, { linked: { consultation: [{ stage }] } }).ok;
    expect(['submitted', 'exempt', 'feedback_published', 'exemption_requested', 'withdrawn'].map(draft)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
  });

  test('R-CON-13 · what was held before this system is taken in by the importer alone, seven workdays at least', () => {
    const take = (closesOn: string, actor = person('system')) =>
      onDocument(
        'import_consultation',
        { opensOn: '2026-09-18', closesOn, url: 'https://portal.example/1', feedback: '没有意见。' },
        { linked: { consultation: [] }, actor, today: day('2026-10-12') },
      );
    expect(effectsOf(take('2026-09-29'))).toContainEqual(expect.objectContaining({ do: 'openCard', event: 'import_held' }));
    expect(refusedBy(take('2026-09-28'))).toEqual(['R-CON-13', 'R-CON-05c']);
    expect(codes(take('2026-09-29', person('drafting_unit')))).toContain('role');
  });
});
