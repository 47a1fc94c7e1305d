import type { Day } from '../../../plugins/workboard/engine/calendar/types';
import { deriveClock } from '../../../plugins/workboard/engine/clock/derive-clock';
import type { ClockEvent } from '../../../plugins/workboard/engine/clock/types';
import { compileExpression } from '../../../plugins/workboard/engine/expression';
import type { Answers } from '../../../plugins/workboard/engine/form/types';
import type { StatisticsEntry } from '../../../plugins/workboard/engine/statistics';
import type { ResolvedEffect, Value } from '../../../plugins/workboard/engine/workflow/types';
import { seedCalendar } from '../calendar/seed-calendar';
import { effectsOf, onDispute, onEvidence, onRequest, onSource, opening, packs, person, refusedBy, TODAY, written } from './office';

const day = (text: string) => text as Day;
const calendar = seedCalendar();
/** Places of the defence's ceilings, as the pack lists them. */
const RULES = { review_ordinary: 0, review_simplified: 1, litigation: 2 } as const;

function defence(copyReceivedOn: string, rule: keyof typeof RULES, today = copyReceivedOn, more: readonly ClockEvent[] = []) {
  const clock = packs.dispute.workflow.clocks.defense;
  if (!clock) throw new Error('there is no clock “defense”');
  return deriveClock(clock, [{ type: 'START', on: day(copyReceivedOn), rules: [RULES[rule]] }, ...more], calendar, day(today));
}

const opened = (outcome: ReturnType<typeof onDispute>) =>
  effectsOf(outcome).filter((effect): effect is Extract<ResolvedEffect, { do: 'openCard' }> => effect.do === 'openCard');
const tasks = (outcome: ReturnType<typeof onDispute>) =>
  effectsOf(outcome).flatMap((effect) => (effect.do === 'createTask' ? [effect.task] : []));
const notices = (outcome: ReturnType<typeof onDispute>) =>
  effectsOf(outcome).flatMap((effect) => (effect.do === 'renderNotice' ? [effect.notice] : []));

describe('table four of the annual report', () => {
  test.each([
    ['review_simplified', 'review'],
    ['review_ordinary', 'review'],
    ['litigation_first', 'litigation_first'],
    ['litigation_after_review', 'litigation_after_review'],
  ])('N-28 X-10 · a dispute registered as %s stands under %s, also once it is appealed, and is pending again then', (procedure, course) => {
    expect(
      written(onDispute('register', {}, { stage: '', subject: { procedure }, linked: { foi: [{ stage: 'replied' }] } }), 'disputeCourse'),
    ).toBe(course);
    if (course === 'review') return;
    const appeal = onDispute('lodge_appeal', { by: 'claimant', lodgedOn: TODAY }, { stage: 'decided', subject: { procedure } });
    expect(['disputeCourse', 'decidedOn', 'decisionResult'].map((name) => written(appeal, name))).toEqual([undefined, null, null]);
  });

  test.each(['claimant_withdraws', 'settle'])('N-28 · ended by %s it counts under other results of that day', (event) => {
    const ended = onDispute(event, { endedOn: TODAY, document: '〔2026〕1号', reason: '已经协商一致' }, { stage: 'filed' });
    expect(['decisionResult', 'decidedOn'].map((name) => written(ended, name))).toEqual(['other', TODAY]);
  });
});

describe('the earliest rule binds', () => {
  test.each([
    ['review_simplified', '2026-02-24', 'N-21'],
    ['litigation', '2026-02-25', 'N-22'],
    ['review_ordinary', '2026-03-02', 'R-DSP-03'],
  ] as const)(
    'R-DSP-03 N-20 N-21 N-22 · copy of 10 February 2026, %s: due %s by %s; the office’s own ten workdays end on 2 March',
    (rule, due, clause) => {
      const reading = defence('2026-02-10', rule);
      expect(reading).toMatchObject({ officeDue: '2026-03-02', due });
      expect(reading.basis).toContain(clause);
    },
  );

  test('G-19, X-07 · the day that is said for forwarding leaves the section its five workdays before the workday on which they must be in', () => {
    const [hint] = packs.dispute.workflow.events.forward?.hints ?? [];
    const said = compileExpression(hint?.day ?? '', { roots: ['clocks'], returns: 'any' });
    for (const rule of Object.keys(RULES) as (keyof typeof RULES)[]) {
      const { due } = defence('2026-02-10', rule);
      const by = said.evaluate({ clocks: { defense: { due } } }, calendar) as Day;
      expect([rule, calendar.add(by, 5).day]).toEqual([rule, calendar.add(due ?? by, -1).day]);
    }
    expect(hint).toMatchObject({ field: 'sentOn', clauses: ['R-DSP-06'] });
  });

  test('N-20 · the ordinary review has the law’s own ten workdays beside the office’s, and says so', () => {
    const beside = defence('2026-02-10', 'review_ordinary').steps.filter(({ kind }) => kind === 'ceiling');
    expect(beside).toMatchObject([{ clauses: ['N-20'], limit: { workdays: 10 }, to: '2026-03-02', binds: false }]);
  });

  test('R-DSP-03 N-22 · on every day of two years the earlier of ten workdays and fifteen days binds, and each does on some', () => {
    const bound = new Set<string>();
    for (let at = Date.UTC(2025, 0, 1); at <= Date.UTC(2026, 10, 30); at += 86_400_000) {
      const reading = defence(new Date(at).toISOString().slice(0, 10), 'litigation');
      const [office, court] = [reading.officeDue ?? '', reading.ceilingDue ?? ''];
      expect(reading.due).toBe(office <= court ? office : court);
      bound.add(reading.binding ?? '');
    }
    expect([...bound].sort()).toEqual(['ceiling', 'office']);
  });

  test('N-20 N-21 · a change to the ordinary procedure derives the day anew', () => {
    const changed = defence('2026-02-10', 'review_simplified', '2026-02-12', [
      { type: 'RULES', on: day('2026-02-12'), rules: [RULES.review_ordinary] },
    ]);
    expect(changed.due).toBe('2026-03-02');
    const step = onDispute('change_procedure', { changedOn: '2026-02-12', document: '台政复〔2026〕1号', reason: '案情复杂' });
    expect(written(step, 'procedure')).toBe('review_ordinary');
    expect(
      refusedBy(
        onDispute(
          'change_procedure',
          { changedOn: '2026-02-12', document: '文号', reason: '案情复杂' },
          { subject: { procedure: 'litigation_first' } },
        ),
      ),
    ).toEqual(['N-21']);
  });
});

describe('the copy comes in and goes on', () => {
  const filing: Answers = {
    procedure: 'review_simplified',
    copyReceivedOn: '2026-02-10',
    authority: '黄岩区人民政府',
    externalNumber: '黄政复〔2026〕3号',
    claims: '撤销不予公开答复',
  };
  const challenge = (answers: Answers = {}, stage = 'replied') =>
    onRequest(
      'challenge',
      { ...filing, ...answers },
      {
        stage,
        today: day('2026-02-10'),
        subject: {
          arrivedOn: '2025-12-01',
          outcome: 'denied.processInfo',
          number: '黄依申请〔2025〕9号',
          replyNumber: '黄政办依复〔2026〕1号',
        },
      },
    );

  test.each(['replied', 'closed_not_handled', 'archived'])(
    'R-DSP-01 R-DSP-02 · a dispute is registered from the request, also from one that is %s',
    (stage) => {
      const [card] = opened(challenge({}, stage));
      expect(card).toMatchObject({ workflow: 'dispute', event: 'register', unlessLinked: false });
      expect(card?.values).toMatchObject({
        parentNumber: '黄依申请〔2025〕9号',
        challengedReply: '黄政办依复〔2026〕1号',
        procedure: 'review_simplified',
      });
      expect(refusedBy(challenge({ copyReceivedOn: '2026-02-11' }))).toEqual(['R-DSP-01']);
    },
  );

  test('G-18 · who reviews follows from whose reply it is, and the filing begins with that body', () => {
    const authority = packs.foi.forms['dispute-filing']?.fields.find(({ key }) => key === 'authority');
    expect(authority).toMatchObject({ initial: 'subject.reviewAuthority', required: true });
    const of = (respondent: string) =>
      written(
        onRequest(
          'reply_on_spot',
          { replyText: '见附件', publicAt: '门户网站', consentBy: '某', servedOn: '2026-03-03', proof: '签收' },
          { stage: 'registered', subject: { respondent } },
        ),
        'reviewAuthority',
      );
    expect([of('district_government'), of('district_government_office')]).toEqual(['台州市人民政府', '黄岩区人民政府']);
  });

  test('R-DSP-01 · without the request whose reply is challenged there is no dispute', () => {
    const values = { copyReceivedOn: '2026-02-10', procedure: 'review_simplified' };
    const alone = opening(packs.dispute, 'register', values, { actor: person('disclosure') });
    expect(refusedBy(alone)).toEqual(['R-DSP-01']);
    const together = opening(packs.dispute, 'register', values, {
      actor: person('disclosure'),
      linked: { foi: [{ stage: 'replied' }] },
      facts: { handlingSection: 'business' },
    });
    expect(written(together, 'section')).toBe('business');
    expect(effectsOf(together)).toContainEqual(expect.objectContaining({ do: 'startClock', clock: 'defense', at: '2026-02-10' }));
  });

  const forward = (sentOn: string, clocks = '2026-02-10', rule: keyof typeof RULES = 'litigation') =>
    onDispute(
      'forward',
      { section: 'business', sentOn, question: '全部材料' },
      {
        stage: 'copy_received',
        today: day('2026-02-12'),
        clocks: { defense: [{ type: 'START', on: day(clocks), rules: [RULES[rule]] }] },
      },
    );

  test('R-DSP-06 · a section has five workdays from the day the copy is forwarded, where the defence leaves them', () => {
    expect(opened(forward('2026-02-10'))[0]?.values).toMatchObject({ sentOn: '2026-02-10', answerBy: '2026-02-24' });
    expect(forward('2026-02-10').ok && forward('2026-02-10')).toMatchObject({ warnings: [] });
  });

  test('R-DSP-06 · never later than the workday before the defence, and whoever forwards late is told', () => {
    const late = forward('2026-02-12', '2026-02-10', 'review_simplified');
    // Simplified review: due 24 February; the workday before is Saturday 14 February, a make-up day.
    expect(opened(late)[0]?.values).toMatchObject({ answerBy: '2026-02-14' });
    expect(late.ok ? late.warnings.flatMap(({ clauses }) => clauses) : []).toEqual(['R-DSP-06']);
    expect(refusedBy(forward('2026-02-13'))).toEqual(['R-DSP-06']);
  });
});

describe('evidence', () => {
  const item = (more: Record<string, Value> = {}): Value => ({
    kind: 'evidence',
    name: '检索记录',
    source: '政务公开科',
    proves: '已尽检索义务',
    file: '检索记录.pdf',
    ...more,
  });
  const submit = (items: Value[], input: Parameters<typeof onEvidence>[2] = {}, answers: Answers = {}) =>
    onEvidence('submit', { items, ...answers }, input);

  test('R-DSP-04 R-DSP-06 · evidence, basis and other proof, each with a file that is named', () => {
    expect(submit([item(), item({ kind: 'basis' })]).ok).toBe(true);
    expect(refusedBy(submit([item({ file: null })]))).toEqual(['R-DSP-06']);
    expect(packs['dispute-evidence'].forms['evidence-list']?.fields[0]).toMatchObject({ key: 'items', required: true, min: 1 });
  });

  test('R-DSP-07 · a classified item is explained and kept off line, never uploaded', () => {
    const classified = { classified: true, explanation: '属于国家秘密', custody: '机要室' };
    expect(submit([item({ ...classified, file: null })]).ok).toBe(true);
    expect(refusedBy(submit([item(classified)]))).toEqual(['R-DSP-07']);
    expect(refusedBy(submit([item({ ...classified, file: null, custody: null })]))).toEqual(['R-DSP-07']);
  });

  test.each([
    ['not asked', {}, false],
    ['asked and silent so far', { 'foi-consultation': [{ stage: 'asked' }] }, false],
    ['an objection not yet settled', { 'foi-consultation': [{ stage: 'objected' }] }, false],
    ['answered', { 'foi-consultation': [{ stage: 'answered' }] }, true],
    ['run out', { 'foi-consultation': [{ stage: 'expired' }] }, true],
  ])('R-DSP-08 B-16 · a third party’s interest: %s', (_what, linked, passes) => {
    expect(refusedBy(submit([item({ thirdParty: true })], { linked }))).toEqual(passes ? [] : ['R-DSP-08']);
  });

  test('R-DSP-08 B-16 · a consultation of the request itself counts, by its number', () => {
    expect(submit([item({ thirdParty: true, consultation: '黄政办依征〔2025〕4号' })]).ok).toBe(true);
    const asked = onEvidence('consult_third_party', { body: '某公司', question: '是否同意提交', sentOn: '2026-02-10', days: 5 });
    expect(opened(asked)[0]).toMatchObject({ workflow: 'foi-consultation', event: 'ask' });
  });

  test('R-DSP-05 · district units are asked on a clock of their own; what is missing is said', () => {
    const asked = onEvidence('ask_unit', { unit: '区交通运输局', question: '原始台账', sentOn: '2026-02-10', answerBy: '2026-02-12' });
    expect(opened(asked)[0]).toMatchObject({ workflow: 'dispute-source', values: { consulted: '区交通运输局', answerBy: '2026-02-12' } });
    expect(refusedBy(onEvidence('ask_unit', { unit: '区局', question: '原始台账', sentOn: '2026-02-10', answerBy: '2026-03-20' }))).toEqual(
      ['R-DSP-05', 'R-DSP-06'],
    );
    const out = { linked: { 'dispute-source': [{ stage: 'asked' }] } };
    expect(refusedBy(submit([item()], out))).toEqual(['R-DSP-05']);
    expect(submit([item()], out, { gapReason: '该局原件已移交档案馆' }).ok).toBe(true);
    const copy = { receivedOn: '2026-02-11', what: '台账', authentic: '区交通运输局 王某' };
    expect(refusedBy(onSource('receive', copy))).toEqual(['R-DSP-05']);
    expect(onSource('receive', { ...copy, original: true }).ok).toBe(true);
  });
});

describe('coordination, defence, filing', () => {
  const record = (participants: Value[], more: Answers = {}) =>
    onDispute(
      'record_meeting',
      { heldOn: '2026-02-12', participants, minutes: '会议记录', proposal: '维持原答复', ...more },
      {
        facts: { involvedSections: ['business', 'transport'] },
      },
    );
  const from = (section: string): Value => ({ name: '某', category: 'section', section });

  test('R-DSP-09 R-DSP-10 · every section involved must have been at the meeting', () => {
    expect(record([from('business'), from('transport')]).ok).toBe(true);
    expect(refusedBy(record([from('business')]))).toEqual(['R-DSP-10']);
    for (const heldOn of ['2026-02-09', '2026-02-13'])
      expect([heldOn, refusedBy(record([from('business'), from('transport')], { heldOn }))]).toEqual([heldOn, ['R-DSP-09']]);
    expect(onDispute('hold_meeting', { plannedOn: '2026-02-12', invited: ['counsel'], issues: '争议解决方案' }).ok).toBe(true);
  });

  const draft = (answers: Answers, linked = {}, items = 2) =>
    onDispute(
      'draft_defense',
      { text: '答辩正文，共十个字以上', coAuthor: '区复议局 张某', ...answers },
      { linked, facts: { evidence: { items, rows: [] } } },
    );

  test('R-DSP-02 R-DSP-04 · the defence is drafted with the review bureau, over evidence that is in, or with a reason', () => {
    expect(draft({}).ok).toBe(true);
    const coAuthor = packs.dispute.forms['defense-draft']?.fields.find(({ key }) => key === 'coAuthor');
    expect(coAuthor).toMatchObject({ required: true, clauses: ['R-DSP-02', 'R-DSP-03'] });
    const out = { 'dispute-evidence': [{ stage: 'asked' }] };
    expect(refusedBy(draft({}, out))).toEqual(['R-DSP-04', 'R-DSP-06']);
    expect(draft({ gapReason: '一个科室的材料在途' }, out).ok).toBe(true);
    expect(refusedBy(draft({}, {}, 0))).toEqual(['R-DSP-04']);
  });

  test('R-DSP-03 · another person approves it, sealed; the papers are made then', () => {
    const approve = (input: Parameters<typeof onDispute>[2]) => onDispute('approve_defense', {}, input);
    const review = approve({ subject: { procedure: 'review_simplified' }, lastActor: { draft_defense: 7 } });
    expect(notices(review)).toEqual(['review-reply', 'evidence-index']);
    expect(effectsOf(review)).toContainEqual(expect.objectContaining({ do: 'seal' }));
    expect(notices(approve({ subject: { procedure: 'litigation_first' } }))).toEqual(['defense', 'evidence-index']);
    expect(refusedBy(approve({ lastActor: { draft_defense: 6 } }))).toEqual(['R-DSP-03']);
  });

  const clocks = { defense: [{ type: 'START', on: day('2026-02-10'), rules: [RULES.review_simplified] }] } as const;
  const file = (filedOn: string, answers: Answers = {}, input: Parameters<typeof onDispute>[2] = {}) =>
    onDispute(
      'file',
      { filedOn, method: 'direct', proof: '收件回执1', ...answers },
      { today: day(filedOn), done: ['approve_defense'], clocks, ...input },
    );

  test('R-DSP-03 · what is filed was approved and not touched since', () => {
    expect(effectsOf(file('2026-02-24'))).toContainEqual(expect.objectContaining({ do: 'stopClock', clock: 'defense', at: '2026-02-24' }));
    expect(refusedBy(file('2026-02-24', {}, { done: [] }))).toEqual(['R-DSP-03']);
    expect(refusedBy(file('2026-02-24', {}, { seal: { exists: true, intact: false } }))).toEqual(['R-DSP-03']);
    expect(refusedBy(file('2026-02-09', {}, { today: day('2026-02-24') }))).toEqual(['R-DSP-03']);
  });

  test('N-23 · later than the law allows it counts as no evidence: the reason is written down', () => {
    expect(refusedBy(file('2026-02-25'))).toEqual(['N-23']);
    expect(written(file('2026-02-25', { latenessReason: '不可抗力：系统故障' }), 'latenessReason')).toBe('不可抗力：系统故障');
  });
});

describe('hearing, decision, enforcement', () => {
  const hearing: Answers = { heldOn: '2026-03-10', time: '09:30', place: '黄岩区人民法院第三法庭' };
  const agents: Value = [{ person: 7, post: '科员', scope: 'general' }];

  test('R-DSP-11 R-DSP-12 · in court the disclosure section appears, with a power of attorney; sections may listen', () => {
    const court = { subject: { procedure: 'litigation_first' }, stage: 'filed' };
    expect(refusedBy(onDispute('schedule_hearing', hearing, court))).toEqual(['R-DSP-11']);
    expect(
      notices(onDispute('schedule_hearing', { ...hearing, agents, observers: [{ name: '某', unit: '区交通运输局' }] }, court)),
    ).toEqual(['power-of-attorney']);
    expect(notices(onDispute('schedule_hearing', hearing, { stage: 'filed' }))).toEqual([]);
    const person = packs.dispute.forms.hearing?.fields.find(({ key }) => key === 'agents')?.fields?.find(({ key }) => key === 'person');
    expect(person).toMatchObject({ type: 'user', role: 'disclosure', required: true });
    const observers = packs.dispute.forms.hearing?.fields.find(({ key }) => key === 'observers');
    expect(observers).toMatchObject({ type: 'group', repeat: true, clauses: ['R-DSP-12'] });
    expect(observers?.fields?.map(({ key, required }) => [key, required])).toEqual([
      ['name', true],
      ['unit', true],
    ]);
    const record = effectsOf(
      onDispute('schedule_hearing', { ...hearing, agents, observers: [{ name: '某', unit: '区交通运输局' }] }, court),
    );
    expect(record).toContainEqual(
      expect.objectContaining({
        do: 'keep',
        as: 'hearing',
        value: expect.objectContaining({ observers: [{ name: '某', unit: '区交通运输局' }] }) as unknown,
      }),
    );
  });

  const decision: Answers = {
    decidedOn: '2026-03-20',
    document: '〔2026〕行初1号',
    result: 'correct',
    newReply: true,
    orders: '责令重新答复',
  };
  const decided = (procedure: string, answers: Answers = {}) =>
    onDispute(
      'record_decision',
      { ...decision, ...answers },
      {
        stage: 'awaiting_decision',
        today: day('2026-03-21'),
        subject: { procedure, filedOn: '2026-02-20' },
      },
    );
  const startsAppeal = (procedure: string) =>
    effectsOf(decided(procedure)).some((effect) => effect.do === 'startClock' && effect.clock === 'appeal');

  test('R-DSP-13 · a judgment of first instance starts the fifteen days of the appeal; a review’s decision does not', () => {
    expect(startsAppeal('litigation_first')).toBe(true);
    expect(startsAppeal('appeal')).toBe(false);
    expect(startsAppeal('review_ordinary')).toBe(false);
    expect(written(decided('litigation_first'), 'decisionResult')).toBe('correct');
    expect(refusedBy(decided('litigation_first', { decidedOn: '2026-02-19' }))).toEqual(['R-DSP-13']);
  });

  const effective = (effectiveOn: string, procedure = 'litigation_first') =>
    onDispute(
      'take_effect',
      { effectiveOn },
      {
        today: day('2026-04-20'),
        subject: { procedure, decidedOn: '2026-03-20' },
        clocks: { appeal: [{ type: 'START', on: day('2026-03-20') }] },
      },
    );

  test('R-DSP-13 · it is not in force before the time to appeal is over', () => {
    // Fifteen days end on Saturday 4 April, a holiday; the first workday after it is 7 April.
    expect(refusedBy(effective('2026-04-07'))).toEqual(['R-DSP-13']);
    expect(effective('2026-04-08').ok).toBe(true);
    expect(effective('2026-03-21', 'review_ordinary').ok).toBe(true);
  });

  const IN_FORCE = { effectiveOn: '2026-04-08', decidedOn: '2026-03-20', details: { decision: { newReply: true } } };
  const enforce = (enforceBy: string) =>
    onDispute('enforce', { enforceBy, work: [{ what: '重新答复', section: 'business' }] }, { today: day('2026-04-08'), subject: IN_FORCE });

  test('R-DSP-13, G-20, N-28 · the decision says until when; a new reply is a new request, whose clock starts with the decision, and no new application in the annual report', () => {
    const outcome = enforce('2026-04-23');
    expect(effectsOf(outcome)).toContainEqual(expect.objectContaining({ do: 'startClock', clock: 'enforce', until: '2026-04-23' }));
    expect(opened(outcome)[0]).toMatchObject({ workflow: 'foi', event: 'reprocess', values: { receivedOn: '2026-03-20' } });
    expect(tasks(outcome)).toEqual(['carry_out', 'assist']);
    expect(refusedBy(enforce('2026-04-01'))).toEqual(['R-DSP-13']);
    const anew = opening(
      packs.foi,
      'reprocess',
      { receivedOn: '2026-03-20' },
      { actor: person('disclosure'), linked: { dispute: [{ stage: 'effective' }] } },
    );
    expect(effectsOf(anew)).toContainEqual(expect.objectContaining({ do: 'startClock', clock: 'reply', at: '2026-03-20' }));
    expect(refusedBy(opening(packs.foi, 'reprocess', { receivedOn: '2026-03-20' }, { actor: person('disclosure') }))).toEqual(['R-DSP-13']);
    // N-28: it was counted when it came, and the table counts by kinds of applicants.
    expect(written(anew, 'applicantType')).toBeUndefined();
    const annual = packs.foi.workflow.statistics?.find(({ key }) => key === 'annual')?.columns as readonly StatisticsEntry[];
    expect(annual.every(({ where, sum }) => 'applicantType' in where || sum.length > 0)).toBe(true);
  });

  test('R-DSP-13 · it is closed when it was carried out, the new reply served', () => {
    const done = (newReplyServed: boolean) =>
      onDispute(
        'carried_out',
        { doneOn: '2026-04-20', how: '已重新答复' },
        { today: day('2026-04-20'), subject: IN_FORCE, facts: { newReplyServed } },
      );
    expect(refusedBy(done(false))).toEqual(['R-DSP-13']);
    expect(done(true).ok).toBe(true);
    const close = (stage: string, events: string[], details = IN_FORCE.details) =>
      onDispute(
        'close',
        { lesson: '检索范围要写全' },
        { stage, done: events, today: day('2026-04-21'), subject: { ...IN_FORCE, details } },
      );
    expect(refusedBy(close('enforcing', []))).toEqual(['R-DSP-13']);
    expect(close('enforcing', ['carried_out']).ok).toBe(true);
    expect(refusedBy(close('effective', []))).toEqual(['R-DSP-13']);
    expect(close('effective', [], { decision: { newReply: false } }).ok).toBe(true);
  });

  test('R-DSP-01 · withdrawn or settled, nobody is chased any more', () => {
    const ended = onDispute('claimant_withdraws', { endedOn: '2026-02-20', reason: '申请人撤回' });
    expect(effectsOf(ended)).toContainEqual(expect.objectContaining({ do: 'cancelClock', clock: 'defense' }));
    expect(effectsOf(ended)).toContainEqual(
      expect.objectContaining({ do: 'cancelClock', clock: 'evidence', on: { linked: 'dispute-evidence' } }),
    );
    expect(written(ended, 'decisionResult')).toBe('other');
  });
});
