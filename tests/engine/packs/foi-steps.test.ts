import type { Day } from '../../../plugins/workboard/engine/calendar/types';
import type { ClockEvent } from '../../../plugins/workboard/engine/clock/types';
import { splitPersonal } from '../../../plugins/workboard/engine/form';
import type { Answers } from '../../../plugins/workboard/engine/form/types';
import type { Outcome, ResolvedEffect, Value } from '../../../plugins/workboard/engine/workflow/types';
import { crossed } from '../../../plugins/workboard/server/src/features/notification/crossed-thresholds';
import { renderLine } from '../../../plugins/workboard/server/src/features/notification/render-line';
import { seedCalendar } from '../calendar/seed-calendar';
import { codes, effectsOf, onLetter, onRequest, opening, packs, person, refusedBy, written, type Case } from './office';

const day = (text: string) => text as Day;
const start = (on: string): ClockEvent => ({ type: 'START', on: day(on) });
const clockEffects = (outcome: Outcome, clock: string) =>
  effectsOf(outcome).filter(
    (effect): effect is Extract<ResolvedEffect, { clock: string }> =>
      'clock' in effect && effect.clock === clock && effect.do !== 'createTask',
  );
const tasks = (outcome: Outcome) => effectsOf(outcome).flatMap((effect) => (effect.do === 'createTask' ? [effect.task] : []));
const kept = (outcome: Outcome) => effectsOf(outcome).flatMap((effect) => (effect.do === 'keep' ? [effect.as] : []));
const to = (outcome: Outcome) => (outcome.ok ? outcome.to : null);

describe('the catalogue of time limits', () => {
  const clocksOf = (pack: 'foi' | 'foi-referral' | 'foi-consultation') =>
    Object.entries(packs[pack].workflow.clocks).map(([key, clock]) => [
      key,
      clock.limit,
      (clock.ceilings ?? []).map(({ limit }) => limit),
      { pausable: clock.pausable, target: clock.target === true },
      clock.remind,
    ]);
  const fixed = { pausable: false, target: false };
  const paused = { pausable: true, target: false };
  const [workdays, days] = [(n: number) => ({ workdays: n }), [] as object[]];

  test('R-FOI-01 R-FOI-03 R-FOI-10 R-FOI-19 R-FOI-20 R-FOI-24 R-FOI-26 R-FOI-27 R-FOI-29 N-03 N-18 · how long each clock of a request runs', () => {
    expect(clocksOf('foi')).toEqual([
      ['register', workdays(1), days, fixed, [0]],
      ['reply', workdays(20), [workdays(40)], paused, [5, 3, 1, 0]],
      ['examine', workdays(5), [workdays(7)], fixed, [2, 0]],
      ['correction', workdays(15), days, fixed, [3, 0]],
      ['opinion', workdays(7), days, { pausable: true, target: true }, [2, 0]],
      ['handle', workdays(7), days, paused, [2, 0]],
      ['proactiveReply', workdays(10), [workdays(20)], paused, [3, 1, 0]],
      ['sign', workdays(3), days, fixed, [1, 0]],
      ['fee', workdays(20), days, fixed, [3, 0]],
      ['archive', { lastWorkdayOf: 'next_january' }, days, fixed, [10, 5, 0]],
    ]);
  });

  test('R-FOI-01 R-FOI-10 R-FOI-26 · who is told when one of them is over: the deputy director, of the reply after three workdays the director as well', () => {
    const told = Object.values(packs.foi.workflow.clocks).flatMap(({ key, escalate }) =>
      escalate.map(({ overdue, to: role }) => [key, overdue, role]),
    );
    expect(told).toEqual([
      ['register', 0, 'deputy_director'],
      ['reply', 0, 'deputy_director'],
      ['reply', 3, 'director'],
      ['proactiveReply', 0, 'deputy_director'],
    ]);
  });

  test('R-FOI-09 R-FOI-17 N-05 N-06 · and those of what is asked of others', () => {
    expect(clocksOf('foi-referral')).toEqual([['section', workdays(7), days, fixed, [2, 0]]]);
    expect(clocksOf('foi-consultation')).toEqual([['answer', workdays(15), days, fixed, [5, 1]]]);
  });
});

describe('received and registered', () => {
  const form: Answers = {
    matter: 'disclosure',
    respondent: 'district_government',
    applicantKind: 'naturalPerson',
    summary: '资金安排',
    request: '文件',
  };
  const intake = (answers: Answers) => opening(packs.foi, 'receive', {}, { form: { ...form, ...answers }, actor: person('disclosure') });

  test.each([
    ['letter_ordinary', ['confirm_receipt']],
    ['fax', ['confirm_receipt']],
    ['on_site', []],
    ['letter_registered', []],
  ])(
    'R-FOI-01 R-FOI-02 N-02 · %s: the day of registration is one workday off, and what has no day of its own is confirmed',
    (channel, expected) => {
      const outcome = intake({ channel, arrivedOn: '2026-09-29' });
      expect(tasks(outcome)).toEqual(expected);
      expect(clockEffects(outcome, 'register')).toEqual([{ do: 'startClock', clock: 'register', at: '2026-09-29' }]);
      expect(written(outcome, 'channel')).toBe(channel);
    },
  );

  test('G-44 R-FOI-04 · what an applicant says of themselves is marked as personal, and kept for ten years after the close', () => {
    const form = packs.foi.forms['foi-application'];
    const personal = form?.fields.flatMap((field) => (field.personal === undefined ? [] : [[field.key, field.personal]]));
    expect(Object.fromEntries(personal ?? [])).toEqual({
      applicantName: 'name',
      identityNumber: 'id_number',
      representative: 'name',
      creditCode: 'credit_code',
      phone: 'phone',
      email: 'email',
      address: 'address',
    });
    expect(form?.person?.key).toBe('applicant');
    expect(packs.foi.workflow.personal?.keep.years).toBe(10);
  });

  test.each([
    ['foi', 'foi-application', 'request'],
    ['foi', 'corrected-application', 'request'],
    ['foi', 'withdraw-application', 'reason'],
    ['foi', 'record-reason', 'reason'],
    ['foi-consultation', 'consult-answer', 'reason'],
  ] as const)(
    'G-44 · %s/%s: numbers of persons in what they say (%s) are masked, and the whole text goes to the vault',
    (pack, key, name) => {
      const form = packs[pack].forms[key];
      if (!form) throw new Error(`there is no form ${key}`);
      const said = '我的身份证号是110101199003070134，电话13800138000。';
      const { masked, personal } = splitPersonal(form, { [name]: said });
      expect(masked[name]).toBe('我的身份证号是110101********0134，电话138****8000。');
      expect(personal?.data.map(({ value }) => value)).toEqual([said]);
    },
  );

  test('N-01 · from the portal nothing of the staff’s part is needed', () => {
    const outcome = intake({ channel: null, arrivedOn: null });
    expect(written(outcome, 'channel')).toBe('portal');
    expect(written(outcome, 'arrivedOn')).toBe('2026-09-30');
  });

  test('R-FOI-01 · nothing arrives tomorrow', () => {
    expect(refusedBy(intake({ channel: 'on_site', arrivedOn: '2026-10-01' }))).toEqual(['R-FOI-01', 'N-02']);
  });

  const register = (answers: Answers, input: Case = {}) =>
    onRequest('register', { applicantType: 'naturalPerson', ...answers }, { subject: { arrivedOn: '2026-02-28' }, ...input });

  test.each([
    ['on_site', null, '2026-02-28'],
    ['oral', null, '2026-02-28'],
    ['letter_registered', null, '2026-02-28'],
    ['letter_ordinary', '2026-03-02', '2026-03-02'],
    ['portal', '2026-03-03', '2026-03-03'],
    ['email', '2026-03-02', '2026-03-02'],
  ])('N-02 R-FOI-26 · %s counts from its legal day of receipt', (channel, confirmedOn, receivedOn) => {
    const outcome = register({ channel, confirmedOn });
    expect(written(outcome, 'receivedOn')).toBe(receivedOn);
    expect(clockEffects(outcome, 'reply')).toEqual([{ do: 'startClock', clock: 'reply', at: receivedOn }]);
    expect(clockEffects(outcome, 'examine')).toEqual([{ do: 'startClock', clock: 'examine', at: receivedOn }]);
  });

  test.each([
    ['not confirmed', null],
    ['confirmed before it came', '2026-02-27'],
    ['confirmed tomorrow', '2026-03-04'],
  ])('N-02 · an ordinary letter %s is not registered', (_what, confirmedOn) => {
    expect(refusedBy(register({ channel: 'letter_ordinary', confirmedOn }))).toEqual(['N-02']);
  });

  test('R-FOI-01 · registration gives the number of the case', () => {
    expect(effectsOf(register({ channel: 'on_site' }))).toContainEqual({
      do: 'assignNumber',
      series: 'foiCase',
      attribute: 'number',
      year: 2026,
    });
  });

  test('N-09 · what can be answered at once is replied on the spot, and the clock stops', () => {
    const outcome = onRequest('reply_on_spot', { replyText: '已提供', consentBy: '某副主任', servedOn: '2026-03-03', proof: '签收单' });
    expect(to(outcome)).toBe('replied');
    expect(clockEffects(outcome, 'reply')).toEqual([{ do: 'stopClock', clock: 'reply', at: '2026-03-03' }]);
    expect(refusedBy(onRequest('reply_on_spot', { replyText: '已提供', consentBy: '某', servedOn: '2026-03-01', proof: '单' }))).toEqual([
      'N-09',
    ]);
  });
});

describe('examination and correction', () => {
  const checks = (result: string) => ({
    identity: { result: 'pass' },
    contact: { result: 'pass' },
    content: { result },
    form: { result: 'pass' },
  });

  test('R-FOI-04 R-FOI-08 · four items; what passes is handled; a failed one needs a correction, or a reason why not', () => {
    const pass = (answers: Answers) => onRequest('pass', { identityMethod: '核对原件', ...answers });
    expect(to(pass({ checks: checks('pass') }))).toBe('handling');
    expect(refusedBy(pass({ checks: checks('fail') }))).toEqual(['R-FOI-04']);
    expect(to(pass({ checks: checks('fail'), override: '可以确定所指文件' }))).toBe('handling');
  });

  test('R-FOI-03 R-FOI-19 R-FOI-20 · passing stops the examination and starts the working deadlines, the target from the receipt', () => {
    const outcome = onRequest('pass', { checks: checks('pass'), identityMethod: '核对' });
    expect(clockEffects(outcome, 'examine')).toEqual([{ do: 'stopClock', clock: 'examine', at: '2026-03-03' }]);
    expect(clockEffects(outcome, 'handle')).toEqual([{ do: 'startClock', clock: 'handle', at: '2026-03-03' }]);
    expect(clockEffects(outcome, 'opinion')).toEqual([{ do: 'startClock', clock: 'opinion', at: '2026-03-02' }]);
    expect(packs.foi.workflow.clocks.examine).toMatchObject({
      limit: { workdays: 5 },
      ceilings: [{ limit: { workdays: 7 }, clauses: ['N-03'] }],
    });
    expect(packs.foi.workflow.clocks.handle).toMatchObject({ limit: { workdays: 7 }, pausable: true });
    expect(packs.foi.workflow.clocks.opinion).toMatchObject({ limit: { workdays: 7 }, pausable: true, target: true });
  });

  const ask = (answers: Answers = {}, input: Case = {}) =>
    onRequest('require_correction', { points: [{ item: 'content', what: '请写明年份' }], period: 15, ...answers }, input);

  test('R-FOI-05 N-03 · a correction names all points at once, and is asked for once', () => {
    expect(to(ask())).toBe('correction_approval');
    expect(refusedBy(ask({ points: [] }))).toEqual(['R-FOI-05']);
    expect(refusedBy(ask({}, { subject: { correctionCount: 1 } }))).toEqual(['N-03', 'R-FOI-05']);
  });

  test('R-FOI-06 · the deputy director approves it, and nobody approves their own', () => {
    expect(to(onRequest('approve_correction', {}))).toBe('correction_pending');
    expect(codes(onRequest('approve_correction', {}, { actor: person('disclosure') }))).toEqual(['role']);
    expect(codes(onRequest('approve_correction', {}, { lastActor: { require_correction: 6 } }))).toEqual(['separation']);
  });

  const serve = (servedOn: string, input: Case = {}) =>
    onRequest(
      'dispatch_correction',
      { method: 'post', servedOn, proof: 'EA123' },
      { subject: { correctionPeriod: 10 }, today: day('2026-03-20'), ...input },
    );

  test('R-FOI-07 N-03 N-10 · served: the examination is over, the period of the notice runs, the reply waits', () => {
    const outcome = serve('2026-03-06');
    expect(clockEffects(outcome, 'examine')).toEqual([{ do: 'stopClock', clock: 'examine', at: '2026-03-06' }]);
    expect(clockEffects(outcome, 'correction')).toEqual([{ do: 'startClock', clock: 'correction', at: '2026-03-06', workdays: 10 }]);
    expect(clockEffects(outcome, 'reply')).toEqual([{ do: 'suspendClock', clock: 'reply', at: '2026-03-06', cause: 'correction' }]);
  });

  test('R-FOI-07 · not before the request came, not tomorrow, not twice', () => {
    expect(refusedBy(serve('2026-03-01'))).toEqual(['R-FOI-07', 'N-10']);
    expect(refusedBy(serve('2026-03-21'))).toEqual(['R-FOI-07', 'N-10', 'N-03']);
    expect(refusedBy(serve('2026-03-06', { clocks: { correction: [start('2026-03-05')] } }))).toEqual(['R-FOI-07']);
  });

  test('N-03 R-FOI-03 G-07 · the office warns after five workdays; after the seven of the law a correction notice goes out with the reason of its lateness only', () => {
    const clocks = { examine: [start('2026-03-02')] };
    const on = (servedOn: string, latenessReason: string | null = null) => {
      const served = { method: 'post', servedOn, proof: 'EA123', latenessReason };
      const outcome = onRequest('dispatch_correction', served, { subject: { correctionPeriod: 10 }, today: day('2026-03-20'), clocks });
      return [refusedBy(outcome), outcome.warnings.flatMap(({ clauses }) => clauses)];
    };
    expect(on('2026-03-09')).toEqual([[], []]);
    expect(on('2026-03-10')).toEqual([[], ['R-FOI-03']]);
    expect(on('2026-03-11')).toEqual([[], ['R-FOI-03']]);
    expect(on('2026-03-12')).toEqual([['N-03'], ['R-FOI-03']]);
    expect(on('2026-03-12', '系统故障')).toEqual([[], ['R-FOI-03']]);
  });

  const corrected = (receivedOn: string | null, input: Case = {}) =>
    onRequest(
      'correction_received',
      { receivedOn, request: '2025年的文件' },
      { today: day('2026-03-20'), clocks: { correction: [start('2026-03-06')] }, ...input },
    );

  test('N-04 R-FOI-26 · the corrected request starts the reply anew, is version 2, and is examined again; an extension before it is void', () => {
    const outcome = corrected('2026-03-20');
    expect(to(outcome)).toBe('examining');
    expect(clockEffects(outcome, 'reply')).toEqual([
      { do: 'resetClock', clock: 'reply', at: '2026-03-20' },
      { do: 'resumeClock', clock: 'reply', at: '2026-03-20', cause: 'correction' },
    ]);
    expect(clockEffects(outcome, 'examine')).toEqual([{ do: 'startClock', clock: 'examine', at: '2026-03-20' }]);
    expect(written(outcome, 'applicationVersion')).toBe(2);
    expect(written(outcome, 'extensionState')).toBeNull();
    expect(written(corrected(null), 'countedFrom')).toBe('2026-03-20');
  });

  test('N-04 · not before the notice was served, not tomorrow', () => {
    expect(refusedBy(corrected('2026-03-05'))).toEqual(['N-04']);
    expect(refusedBy(corrected('2026-03-21'))).toEqual(['N-04']);
    expect(refusedBy(corrected('2026-03-20', { clocks: {} }))).toContain('N-04');
  });

  test('N-04 G-14 A-07 · the period is over: it becomes somebody’s task, once, and a correction that comes late is still taken', () => {
    const clocks = { correction: [start('2026-03-06')] };
    const lapse = (today: string) => onRequest('correction_lapsed', {}, { clocks, today: day(today), actor: person('system') });
    expect(refusedBy(lapse('2026-03-27'))).toEqual(['N-04']);
    expect([tasks(lapse('2026-03-28')), kept(lapse('2026-03-28'))]).toEqual([['propose_abandon'], ['lapsed']]);
    expect(packs.foi.workflow.clocks.correction?.expire).toMatchObject({
      event: 'correction_lapsed',
      when: '!filled(subject.details.lapsed)',
    });
    const late = corrected('2026-03-30', { today: day('2026-03-30') });
    expect(to(late)).toBe('examining');
    expect(effectsOf(late)).toContainEqual({ do: 'closeTask', task: 'propose_abandon' });
    const proposed = onRequest('propose_abandon', { reason: '未补正，无正当理由' }, { clocks, today: day('2026-03-28') });
    expect(effectsOf(proposed)).toContainEqual({ do: 'closeTask', task: 'propose_abandon' });
  });

  test('N-04 · deemed abandoned only when the period is over, proposed by one and confirmed by another', () => {
    const clocks = { correction: [start('2026-03-06')] };
    const propose = (today: string) => onRequest('propose_abandon', { reason: '未补正，无正当理由' }, { clocks, today: day(today) });
    expect(refusedBy(propose('2026-03-27'))).toEqual(['N-04']);
    expect(tasks(propose('2026-03-28'))).toEqual(['confirm_abandon']);
    const confirm = (input: Case) => onRequest('abandon', {}, { clocks, today: day('2026-03-30'), ...input });
    expect(refusedBy(confirm({}))).toEqual(['N-04']);
    expect(codes(confirm({ done: ['propose_abandon'], lastActor: { propose_abandon: 6 } }))).toEqual(['separation']);
    const outcome = confirm({ done: ['propose_abandon'], lastActor: { propose_abandon: 7 } });
    expect(to(outcome)).toBe('closed_abandoned');
    expect(written(outcome, 'outcome')).toBe('other.overdueCorrection');
    expect(clockEffects(outcome, 'reply')).toEqual([{ do: 'cancelClock', clock: 'reply', at: '2026-03-30', reason: 'abandoned' }]);
  });
});

describe('handling', () => {
  test('R-FOI-10 R-FOI-11 · what is public already, or another agency’s, is told within ten workdays of receipt', () => {
    for (const branch of ['already_public', 'other_agency'])
      expect(clockEffects(onRequest('choose_branch', { branch }), 'proactiveReply')).toEqual([
        { do: 'startClock', clock: 'proactiveReply', at: '2026-03-02' },
      ]);
    expect(clockEffects(onRequest('choose_branch', { branch: 'ordinary' }), 'proactiveReply')).toEqual([
      { do: 'cancelClock', clock: 'proactiveReply', at: '2026-03-03', reason: 'other_branch' },
    ]);
    expect(packs.foi.workflow.clocks.proactiveReply?.limit).toEqual({ workdays: 10 });
  });

  test('R-FOI-09 · a referral is a card of the section with seven workdays of its own, and suspends nothing (N-07)', () => {
    const outcome = onRequest('refer', { section: 'business', question: '请提出意见', sentOn: '2026-03-03' });
    expect(effectsOf(outcome)).toEqual([expect.objectContaining({ do: 'openCard', workflow: 'foi-referral' })]);
    expect(JSON.stringify(effectsOf(outcome))).not.toContain('applicant');
    expect(packs['foi-referral'].workflow.clocks.section).toMatchObject({ limit: { workdays: 7 }, pausable: false, remind: [2, 0] });
    expect(refusedBy(onRequest('refer', { section: 'business', question: '请提出意见', sentOn: '2026-03-04' }))).toEqual(['R-FOI-09']);
  });

  test('R-FOI-09 · the section that does not answer is chased every two workdays, in three texts; the third is known to the deputy director', () => {
    const { section } = packs['foi-referral'].workflow.clocks;
    if (!section) throw new Error('the pack has no clock of the section');
    const due = { on: day('2026-03-11'), at: null };
    const told = (today: string) =>
      crossed(section, due, { today: day(today), now: `${today}T02:00:00.000Z` }, seedCalendar()).map(({ kind, roles, says }) => {
        const line = renderLine(kind, { clock: '回复', due: due.on, says: says?.['zh-Hans'] ?? null }, { number: null, title: '函' });
        return [roles.join(), /第.次催办/.exec(line['zh-Hans'])?.[0]];
      });
    expect(told('2026-03-12')).toEqual([]);
    expect(told('2026-03-13')).toEqual([['business', '第一次催办']]);
    expect(told('2026-03-17')).toEqual([
      ['business', '第二次催办'],
      ['disclosure', '第二次催办'],
    ]);
    expect(told('2026-03-19')).toEqual([
      ['business', '第三次催办'],
      ['disclosure', '第二次催办'],
      ['deputy_director', '第三次催办'],
    ]);
  });

  test('R-FOI-12 R-FOI-13 R-FOI-14 R-FOI-17 R-FOI-18 · the four work items are somebody’s tasks until they are recorded, and none on another branch', () => {
    const checks = Object.fromEntries(['identity', 'contact', 'content', 'form'].map((item) => [item, { result: 'pass' }]));
    const passed = effectsOf(onRequest('pass', { checks, identityMethod: '核对' })).flatMap((effect) =>
      effect.do === 'createTask' ? [[effect.task, effect.role, effect.event, effect.clock]] : [],
    );
    expect(passed).toEqual([
      ['record_search', 'disclosure', 'record_search', 'handle'],
      ['secrecy_opinion', 'secrecy_unit', 'secrecy_opinion', 'handle'],
      ['open_consultation', 'disclosure', 'open_consultation', 'handle'],
      ['coordinate', 'disclosure', 'coordinate', 'handle'],
    ]);
    const closed = (outcome: Outcome) => effectsOf(outcome).flatMap((effect) => (effect.do === 'closeTask' ? [effect.task] : []));
    const search = { searchedBy: '某', places: ['archives'], keywords: '养护', searchedOn: '2026-03-03', result: 'not_found', note: '无' };
    expect(closed(onRequest('record_search', search))).toEqual(['record_search']);
    expect(closed(onRequest('secrecy_opinion', { classification: 'not_secret', outcome: 'public', opinion: '可以' }))).toEqual([
      'secrecy_opinion',
    ]);
    expect(closed(onRequest('coordinate', { participants: '甲', heldOn: '2026-03-03', opinions: '同意', agreed: '公开' }))).toEqual([
      'coordinate',
      'open_consultation',
    ]);
    expect(closed(onRequest('choose_branch', { branch: 'other_agency' })).sort()).toEqual(passed.map(([task]) => task).sort());
    expect(closed(onRequest('choose_branch', { branch: 'ordinary' }))).toEqual([]);
  });

  test('R-FOI-09 · a section answers with a draft, or with a reason why it needs more time; others do not', () => {
    const answer = (answers: Answers, input: Case = {}) => onLetter('foi-referral', 'answer', { opinion: '建议公开', ...answers }, input);
    expect(to(answer({ kind: 'reply' }))).toBe('answered');
    expect(refusedBy(answer({ kind: 'extend' }))).toEqual(['R-FOI-09']);
    expect(codes(answer({ kind: 'reply' }, { actor: person('disclosure') }))).toEqual(['role']);
    expect(codes(answer({ kind: 'reply' }, { subject: { unit: 'other' } }))).toEqual(['role']);
  });

  test.each(['third_party', 'co_producer', 'department'])(
    'R-FOI-17 N-05 N-06 N-07 · a letter to a %s suspends the clocks from the day it is sent',
    (kind) => {
      const outcome = onRequest('open_consultation', { kind, body: '某单位', question: '是否同意公开', sentOn: '2026-03-03', days: 7 });
      for (const clock of ['reply', 'opinion', 'handle'])
        expect(clockEffects(outcome, clock)).toEqual([{ do: 'suspendClock', clock, at: '2026-03-03', cause: 'consultation' }]);
      const opened = effectsOf(outcome).find((effect) => effect.do === 'openCard');
      expect(opened).toMatchObject({ workflow: 'foi-consultation', values: { correctionPeriod: kind === 'department' ? 7 : 15 } });
    },
  );

  test.each(['answer', 'expire'])('N-05 N-06 N-07 · %s: every clock of the request that the letter held up runs on', (event) => {
    const clocks = { answer: [start('2026-03-03')] };
    const outcome = onLetter('foi-consultation', event, { answer: 'agree', answeredOn: '2026-03-24' }, { clocks });
    const resumed = effectsOf(outcome).flatMap((effect) => (effect.do === 'resumeClock' ? [[effect.clock, effect.at, effect.cause]] : []));
    expect(resumed).toEqual(['reply', 'opinion', 'handle', 'proactiveReply'].map((clock) => [clock, '2026-03-24', 'consultation']));
  });

  test('N-05 N-07 · an answer resumes them on the day it came; a third party’s objection needs its reason and a decision', () => {
    const answer = (answers: Answers) => onLetter('foi-consultation', 'answer', { answeredOn: '2026-03-25', ...answers });
    const agreed = answer({ answer: 'agree' });
    expect(to(agreed)).toBe('answered');
    expect(effectsOf(agreed)).toContainEqual({
      do: 'resumeClock',
      clock: 'reply',
      at: '2026-03-25',
      cause: 'consultation',
      on: { linked: 'foi' },
    });
    expect(refusedBy(answer({ answer: 'object' }))).toEqual(['N-05']);
    expect(to(answer({ answer: 'object', reason: '商业秘密' }))).toBe('objected');
    expect(refusedBy(answer({ answer: 'agree', answeredOn: '2026-03-09' }))).toEqual(['R-FOI-17', 'N-07']);
  });

  test('N-05 N-06 R-SEC-07b · an objection that is accepted, or a consent that is refused, stands with the letter until they agree after all', () => {
    const answer = (consultKind: string, said: string) =>
      to(
        onLetter(
          'foi-consultation',
          'answer',
          { answer: said, reason: '商业秘密', answeredOn: '2026-03-25' },
          { subject: { consultKind } },
        ),
      );
    expect(to(onLetter('foi-consultation', 'accept', { reason: '理由成立' }))).toBe('accepted');
    expect([answer('co_producer', 'object'), answer('co_producer', 'partly')]).toEqual(['declined', 'declined']);
    expect([answer('co_producer', 'agree'), answer('department', 'object')]).toEqual(['answered', 'answered']);
    for (const stage of ['accepted', 'declined'])
      expect(to(onLetter('foi-consultation', 'agree_later', { reason: '来函同意' }, { stage }))).toBe('answered');
  });

  test('N-05 N-06 · silence ends the letter on the last day of its period, and not before', () => {
    const clocks = { answer: [start('2026-03-10')] };
    const expire = (today: string, answeredOn: string) =>
      onLetter('foi-consultation', 'expire', { answeredOn }, { clocks, today: day(today), actor: person('system') });
    expect(to(expire('2026-04-01', '2026-03-31'))).toBe('expired');
    expect(refusedBy(expire('2026-03-31', '2026-03-31'))).toEqual(['N-05', 'N-06']);
    expect(refusedBy(expire('2026-04-10', '2026-04-09'))).toEqual(['N-07']);
  });

  test('R-FOI-17 N-07 · a letter that is recalled lets the clocks run again', () => {
    const recalled = onLetter('foi-consultation', 'recall', { reason: '发函有误' });
    expect(to(recalled)).toBe('recalled');
    for (const clock of ['reply', 'opinion', 'handle', 'proactiveReply'])
      expect(effectsOf(recalled)).toContainEqual({
        do: 'resumeClock',
        clock,
        at: '2026-03-25',
        cause: 'consultation',
        on: { linked: 'foi' },
      });
  });

  test('N-05 · disclosure against an objection: decided by another person, and the third party told', () => {
    const override = (input: Case = {}) =>
      onLetter(
        'foi-consultation',
        'override',
        { publicInterest: '涉及公共安全', content: '检测结果' },
        { subject: { answeredOn: '2026-03-20' }, ...input },
      );
    expect([to(override()), tasks(override())]).toEqual(['to_tell', ['tell_third_party']]);
    expect(effectsOf(override())).toContainEqual({ do: 'renderNotice', notice: 'third-party-decision' });
    expect(codes(override({ lastActor: { answer: 6 } }))).toEqual(['separation']);
    const tell = (toldOn: string) =>
      onLetter('foi-consultation', 'tell_third_party', { toldOn, proof: 'EMS' }, { subject: { details: { decidedOn: '2026-03-23' } } });
    expect(to(tell('2026-03-23'))).toBe('overridden');
    expect(refusedBy(tell('2026-03-22'))).toEqual(['N-05']);
    expect(refusedBy(tell('2026-03-26'))).toEqual(['N-05']);
  });

  test('R-FOI-14 R-FOI-15 R-FOI-16 · another person reviews for secrecy; what cannot be determined goes up, the leading group last', () => {
    const review = (answers: Answers, input: Case = {}) =>
      onRequest('secrecy_opinion', { classification: 'unclear', opinion: '意见', ...answers }, input);
    expect(tasks(review({ outcome: 'cannot_determine' }))).toEqual(['escalate_secrecy']);
    expect(codes(review({ outcome: 'public' }, { lastActor: { record_search: 8 } }))).toEqual(['separation']);
    const up = (body: string, details: Record<string, string> = {}) =>
      onRequest(
        'escalate_secrecy',
        { body, answeredOn: '2026-03-03', outcome: 'public', opinion: '可以公开', members: '甲、乙' },
        { subject: { secrecyOutcome: 'cannot_determine', details } },
      );
    expect(written(up('department'), 'secrecyOutcome')).toBe('public');
    expect(refusedBy(up('leading_group'))).toEqual(['R-FOI-16']);
    expect(up('leading_group', { secrecyBody: 'asked' }).ok).toBe(true);
  });

  test('R-FOI-13 R-FOI-18 · search and coordination are kept with the case', () => {
    const search = (searchedOn: string) =>
      onRequest('record_search', {
        searchedBy: '某',
        places: ['archives'],
        keywords: '养护',
        searchedOn,
        result: 'not_found',
        note: '未找到',
      });
    expect(kept(search('2026-03-03'))).toEqual(['search']);
    expect(refusedBy(search('2026-03-01'))).toEqual(['R-FOI-13']);
    expect(kept(onRequest('coordinate', { participants: '甲', heldOn: '2026-03-03', opinions: '同意', agreed: '公开' }))).toEqual([
      'coordination',
    ]);
  });
});

describe('extension', () => {
  const ask = (days: number, input: Case = {}) => onRequest('request_extension', { days, reason: '涉及多个部门' }, input);

  test('R-FOI-21 R-FOI-27 N-08 B-13 · at most twenty workdays, so that forty are the limit in all', () => {
    expect(ask(20).ok).toBe(true);
    expect(refusedBy(ask(21))).toEqual(['R-FOI-27']);
    expect(refusedBy(ask(0))).toEqual(['R-FOI-27']);
    expect(packs.foi.workflow.clocks.reply).toMatchObject({
      limit: { workdays: 20 },
      ceilings: [{ limit: { workdays: 40 }, clauses: ['R-FOI-27'], pausable: true }],
    });
  });

  test('R-FOI-23 B-13 · once, and not when the day is over', () => {
    expect(refusedBy(ask(10, { subject: { extensionState: 'dispatched' } }))).toEqual(['R-FOI-23']);
    expect(refusedBy(ask(10, { clocks: { reply: [start('2026-03-02'), { type: 'EXTEND', workdays: 5 }] } }))).toEqual(['R-FOI-23']);
    expect(refusedBy(ask(10, { today: day('2026-03-31') }))).toEqual(['R-FOI-23']);
    expect(ask(10, { today: day('2026-03-30') }).ok).toBe(true);
  });

  test('R-FOI-23 N-08 B-12 · the deputy director consents, to what another asked for', () => {
    const subject = { extensionState: 'requested', extensionDays: 10 };
    expect(tasks(onRequest('grant_extension', {}, { subject }))).toEqual(['dispatch_extension']);
    expect(codes(onRequest('grant_extension', {}, { subject, actor: person('disclosure') }))).toEqual(['role']);
    expect(codes(onRequest('grant_extension', {}, { subject, lastActor: { request_extension: 6 } }))).toEqual(['separation']);
    expect(refusedBy(onRequest('grant_extension', {}))).toEqual(['R-FOI-23']);
  });

  test('R-FOI-22 T-03 · the notice names the new latest day, unless a letter is out and nobody knows it yet', () => {
    const until = (...more: ClockEvent[]) => {
      const subject = { extensionState: 'requested', extensionDays: 15 };
      const granted = onRequest('grant_extension', {}, { subject, clocks: { reply: [start('2026-03-02'), ...more] } });
      return effectsOf(granted).find((effect) => effect.do === 'keep');
    };
    // Fifteen workdays from 2026-03-30.
    expect(until()).toEqual({ do: 'keep', as: 'extensionUntil', value: '2026-04-21' });
    expect(until({ type: 'SUSPEND', on: day('2026-03-03'), cause: 'consultation' })).toBeUndefined();
  });

  test('R-FOI-23 N-08 · what the deputy director refuses extends nothing, and may be asked for anew', () => {
    const refused = onRequest(
      'refuse_extension',
      { reason: '可以按期答复' },
      { subject: { extensionState: 'requested', extensionDays: 10 } },
    );
    expect([written(refused, 'extensionState'), written(refused, 'extensionDays'), clockEffects(refused, 'reply')]).toEqual([
      'refused',
      null,
      [],
    ]);
    expect(effectsOf(refused)).toContainEqual({ do: 'closeTask', task: 'decide_extension' });
    expect(ask(5, { subject: { extensionState: 'refused' } }).ok).toBe(true);
    expect(refusedBy(onRequest('refuse_extension', { reason: '可以按期答复' }))).toEqual(['R-FOI-23']);
    expect(codes(onRequest('refuse_extension', { reason: '可以按期答复' }, { actor: person('disclosure') }))).toContain('role');
  });

  const serve = (servedOn: string, input: Case = {}) =>
    onRequest(
      'dispatch_extension',
      { method: 'post', servedOn, proof: 'EA1' },
      { subject: { extensionState: 'granted', extensionDays: 15 }, today: day('2026-04-02'), ...input },
    );

  test('R-FOI-22 R-FOI-23 R-FOI-27 · it extends on the day the applicant is told, which must not be later than the day it moves', () => {
    expect(clockEffects(serve('2026-03-30'), 'reply')).toEqual([{ do: 'extendClock', clock: 'reply', workdays: 15 }]);
    expect(refusedBy(serve('2026-03-31'))).toEqual(['R-FOI-23', 'R-FOI-27']);
    expect(refusedBy(serve('2026-03-30', { subject: { extensionState: 'requested' } }))).toEqual(['R-FOI-23']);
    expect(refusedBy(serve('2026-04-03'))).toEqual(expect.arrayContaining(['R-FOI-22']));
  });

  test('R-FOI-23 N-07 · while a letter of the last day is out the day is not over, also on the rest days after it', () => {
    const letter: ClockEvent = { type: 'SUSPEND', on: day('2026-04-03'), cause: 'consultation' };
    const told = (clocks: readonly ClockEvent[]) => serve('2026-04-05', { today: day('2026-04-05'), clocks: { reply: clocks } });
    // Twenty workdays from 6 March end on Friday 3 April; the three days after it are a holiday.
    expect(told([start('2026-03-06'), letter]).ok).toBe(true);
    expect(refusedBy(told([start('2026-03-06')]))).toEqual(['R-FOI-23', 'R-FOI-27']);
  });
});

describe('too many, and the fee', () => {
  const asked = { reasonAsked: { count: 40 } };
  const later = (repliedBy: string, details: Value = asked) =>
    onRequest('record_reason', { reason: '研究需要', judgement: 'delayed', repliedBy }, { subject: { details } });

  test('N-11 · a good reason that takes longer than the law allows: a later day is set, within forty workdays, and the applicant is told of it by a letter', () => {
    expect(refusedBy(later('2026-03-30'))).toEqual(['N-11']);
    expect(refusedBy(later('2026-05-06'))).toEqual(['N-11']);
    const outcome = later('2026-04-29');
    expect(tasks(outcome)).toEqual(['dispatch_delay']);
    expect(effectsOf(outcome)).toContainEqual({ do: 'renderNotice', notice: 'delay-notice' });
    expect(clockEffects(outcome, 'reply')).toEqual([]);
    const good = onRequest('record_reason', { reason: '研究需要', judgement: 'reasonable' }, { subject: { details: asked } });
    expect([tasks(good), good.ok]).toEqual([[], true]);
    expect(refusedBy(later('2026-04-29', { ...asked, delayService: { method: 'post' } }))).toEqual(['N-11']);
    expect(packs.foi.workflow.door?.releases['delay-notice']).toEqual(['dispatch_delay']);
  });

  test('N-11 · told before the present day is over, the later day takes its place; it is not extended as well', () => {
    const details = { ...asked, reasonGiven: { judgement: 'delayed', repliedBy: '2026-04-29' } };
    const tell = (servedOn: string, given: Value = details) =>
      onRequest('dispatch_delay', { method: 'post', servedOn, proof: 'EMS' }, { subject: { details: given }, today: day('2026-04-02') });
    expect(clockEffects(tell('2026-03-30'), 'reply')).toEqual([
      { do: 'resetClock', clock: 'reply', at: '2026-03-30', until: '2026-04-29' },
    ]);
    expect(refusedBy(tell('2026-03-31'))).toEqual(['N-11']);
    expect(refusedBy(tell('2026-03-30', { ...asked, reasonGiven: { judgement: 'reasonable' } }))).toEqual(['N-11']);
    const told = { ...details, delayService: { method: 'post' } };
    expect(refusedBy(tell('2026-03-30', told))).toEqual(['N-11']);
    expect(refusedBy(onRequest('request_extension', { days: 5, reason: '涉及多个部门' }, { subject: { details: told } }))).toEqual([
      'N-11',
    ]);
  });

  test('N-11 · excessive requests are refused only after the applicant was asked for the reason', () => {
    const settle = (details: Value) =>
      onRequest(
        'settle_opinion',
        { outcome: 'notProcessed.massiveRequests', reason: '无正当理由', legalGround: '第三十五条', replyText: '不予处理' },
        { subject: { details } },
      );
    expect(refusedBy(settle({}))).toEqual(['N-11']);
    expect(refusedBy(settle({ reasonGiven: { judgement: 'reasonable' } }))).toEqual(['N-11']);
    expect(to(settle({ reasonGiven: { judgement: 'unreasonable' } }))).toBe('opinion_drafted');
    expect(refusedBy(onRequest('record_reason', { reason: '研究', judgement: 'reasonable' }))).toEqual(['N-11']);
  });

  test('N-18 · ten a month are free; the time until the payment does not count; unpaid ends it when the period is over', () => {
    expect(refusedBy(onRequest('fee_notice', { servedOn: '2026-03-03' }))).toEqual(['N-18']);
    const facts = { fee: { counted: 10, before: 10, items: 1, amount: 100, lines: [], sentence: '计100元' } };
    expect(clockEffects(onRequest('fee_notice', { servedOn: '2026-03-03' }, { facts }), 'reply')).toEqual([
      { do: 'suspendClock', clock: 'reply', at: '2026-03-03', cause: 'fee' },
    ]);
    const clocks = { fee: [start('2026-03-03')] };
    const paid = onRequest('fee_paid', { paidOn: '2026-03-05', receipt: '1' }, { clocks, today: day('2026-03-05') });
    expect(clockEffects(paid, 'reply')).toEqual([{ do: 'resumeClock', clock: 'reply', at: '2026-03-05', cause: 'fee' }]);
    expect(refusedBy(onRequest('fee_lapsed', { reason: '未缴' }, { clocks, today: day('2026-03-31') }))).toEqual(['N-18']);
    const lapsed = onRequest('fee_lapsed', { reason: '未缴' }, { clocks, today: day('2026-04-01') });
    expect(written(lapsed, 'outcome')).toBe('other.overdueFee');
  });
});
