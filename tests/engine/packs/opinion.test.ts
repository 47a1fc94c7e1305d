import type { Day } from '../../../plugins/workboard/engine/calendar/types';
import { isRequired } from '../../../plugins/workboard/engine/form';
import type { Answers } from '../../../plugins/workboard/engine/form/types';
import type { LinkedCard, Outcome, Value } from '../../../plugins/workboard/engine/workflow/types';
import { packs, refusedBy } from './office';
import { at, holder, SYSTEM, Walk } from './walk';

const SATURDAY = '2026-10-24';
const office = holder('opinion_office', 20);
const monitor = holder('monitor', 21);
const director = holder('director', 22);
const leader = holder('leader', 23);
const unit = holder('business', 24, 'business');
const secretariat = holder('secretariat', 25);
const workflow = packs['opinion-event'].workflow;

const FOUND: Answers = {
  title: '网传某路段长期积水（演示）',
  source: 'monitoring',
  category: 'web',
  platformLevel: 'provincial',
  foundAt: at(SATURDAY, '19:30'),
  unit: 'business',
  excerpt: '省级媒体报道某路段积水（演示）',
};
const GRADING: Answers = {
  nature: '民生',
  scale: '较大',
  platform: '省级媒体',
  influence: '较广',
  leaders: '吴分管',
  criteria: ['provincial_media'],
};
const APPOINTED: Answers = { mode: 'single', responsibleLeader: '吴分管' };
const REPORT: Answers = { findings: '排水管堵塞', facts: '已疏通', opinion: '公开说明', verification: '现场核实' };

function ok(outcome: Outcome): void {
  expect(outcome.ok ? [] : outcome.unmet.map(({ message }) => message.en)).toEqual([]);
}

/** An event that was found, and graded so many minutes later. */
function graded(grading: Answers = {}, found: Answers = {}, time = '19:40'): Walk {
  const walk = new Walk(packs['opinion-event']);
  ok(walk.fire('discover', monitor, at(SATURDAY, '19:35'), { ...FOUND, ...found }));
  ok(walk.fire('grade', office, at(SATURDAY, time), { ...GRADING, ...grading }));
  return walk;
}

function responding(): Walk {
  const walk = graded();
  ok(walk.fire('appoint', leader, at(SATURDAY, '19:50'), APPOINTED));
  ok(walk.fire('start_response', leader, at(SATURDAY, '19:55')));
  return walk;
}

const statement = (stage: string): Record<string, LinkedCard[]> => ({
  statement: [{ id: 9, workflow: 'statement', documentId: 's', stage, title: '口径', published: stage === 'released' }],
});

function released(): Walk {
  const walk = responding();
  ok(walk.fire('investigate', unit, at(SATURDAY, '20:10'), REPORT));
  ok(walk.fire('draft_statement', office, at(SATURDAY, '20:20')));
  walk.linked = statement('review');
  ok(walk.fire('submit_statement', office, at(SATURDAY, '20:50')));
  walk.linked = statement('approved');
  ok(walk.fire('release', office, at(SATURDAY, '21:30')));
  walk.linked = statement('released');
  return walk;
}

test('R-OPN-00, R-OPN-01, R-OPN-02 · the task force has its parts: the director decides, the deputies and leaders lead, the response office does', () => {
  expect(workflow.clauses).toEqual(['R-OPN-00']);
  const by = (event: string) => workflow.events[event]?.by;
  expect(by('approve_upward_director')).toEqual(['director']);
  expect(by('start_response')).toEqual(['leader']);
  for (const event of ['grade', 'draft_statement', 'release', 'log_release', 'review', 'close'])
    expect(by(event)).toEqual(['opinion_office']);
  for (const role of ['director', 'deputy_director', 'leader', 'secretariat', 'info_section', 'disclosure'])
    expect(workflow.roles[role]?.scope).toBe('office');
});

test('R-OPN-05 · four dimensions make the grade, a regrade says why and the earlier one is kept', () => {
  const walk = graded({ criteria: [] });
  expect([walk.stage, walk.subject.grade]).toEqual(['graded', 'general']);
  ok(walk.fire('grade', office, at(SATURDAY, '20:00'), { ...GRADING, reason: '省级媒体跟进' }));
  expect([walk.stage, walk.subject.grade]).toEqual(['reported', 'important']);
  expect((walk.subject.details as { gradings: Value[] }).gradings).toHaveLength(2);
  const reason = packs['opinion-event'].forms['grade-event']?.fields.find(({ key }) => key === 'reason');
  const asked = (grade: string | null) =>
    reason &&
    isRequired(reason, { form: {}, subject: { grade }, actor: { id: 1, name: '', units: [], roles: [] }, today: SATURDAY as Day });
  expect([asked(null), asked('general')]).toEqual([false, true]);
});

test.each([
  ['R-OPN-06a', { criteria: ['central_media'] }],
  ['R-OPN-06b', { criteria: ['provincial_media'] }],
  ['R-OPN-06c', { criteria: ['print_media'] }],
  ['R-OPN-06d', { criteria: ['mailbox'] }],
  ['R-OPN-06d', { criteria: [], letters: 10 }],
])(
  '%s · R-OPN-06a R-OPN-06b R-OPN-06c R-OPN-06d · %j makes an event important, and it is reported in the same step',
  (_clause, grading) => {
    const walk = graded(grading);
    expect([walk.stage, walk.subject.grade]).toEqual(['reported', 'important']);
    expect(graded({ criteria: [], letters: 9 }).subject.grade).toBe('general');
  },
);

test('R-OPN-16, R-OPN-18 · three recipients are told at once, each confirms once, and an hour later somebody telephones', () => {
  const walk = graded();
  expect([...walk.tasks]).toEqual(['read_flash_director', 'read_flash_leader', 'read_flash_unit']);
  expect(walk.effects).toContainEqual({ do: 'renderNotice', notice: 'flash-report' });
  expect(walk.clock('report', at(SATURDAY, '20:00'))).toMatchObject({ dueAt: at(SATURDAY, '20:40'), minutesLeft: 40 });
  ok(walk.fire('acknowledge', director, at(SATURDAY, '20:01')));
  expect(refusedBy(walk.fire('acknowledge', director, at(SATURDAY, '20:02')))).toEqual(['R-OPN-16', 'R-OPN-18']);
  ok(walk.fire('acknowledge', leader, at(SATURDAY, '20:05')));
  expect(walk.clock('report', at(SATURDAY, '20:45'))).toMatchObject({ state: 'running', urgency: 'overdue' });
  expect(workflow.clocks.report?.expire).toMatchObject({ event: 'call_recipients' });
  ok(walk.fire('call_recipients', SYSTEM, at(SATURDAY, '20:45')));
  expect(walk.tasks).toContain('call_recipients');
  ok(walk.fire('acknowledge', unit, at(SATURDAY, '20:50')));
  expect(walk.clock('report', at(SATURDAY, '20:50'))).toMatchObject({ state: 'stopped', met: false });
  expect(walk.subject.details).toMatchObject({
    recipients: [
      { recipient: 'director', at: at(SATURDAY, '19:40'), readAt: at(SATURDAY, '20:01'), readBy: 'director22' },
      { recipient: 'leader', as: 'report', readAt: at(SATURDAY, '20:05') },
      { recipient: 'unit', as: 'report', readAt: at(SATURDAY, '20:50') },
    ],
  });
});

test('R-OPN-08, R-OPN-23, R-OPN-28, R-OPN-29, N-34 · found on Saturday 19:30: everything is due that Saturday, rest day or not', () => {
  const walk = graded();
  for (const key of ['action', 'respond', 'unitFeedback', 'leaderReport'])
    expect(walk.clock(key, at(SATURDAY, '19:40'))).toMatchObject({ due: SATURDAY, dueAt: null, urgency: 'today' });
  expect(walk.clock('respond', at(SATURDAY, '19:40'))?.steps.filter(({ kind }) => kind === 'ceiling')).toMatchObject([
    { at: at('2026-10-26', '19:30'), binds: false },
  ]);
  ok(walk.fire('record_measure', unit, at(SATURDAY, '20:30'), { measure: '现场排水' }));
  expect(walk.clock('action', at(SATURDAY, '20:30'))).toMatchObject({ state: 'stopped', met: true });
});

test('N-34, R-OPN-23 · a major emergency found in the morning binds after five hours, and a regrade derives the hour anew', () => {
  const walk = graded({ emergency: true }, { foundAt: at(SATURDAY, '10:00') }, '19:36');
  expect(walk.clock('respond', at(SATURDAY, '10:30'))).toMatchObject({ dueAt: at(SATURDAY, '15:00'), basis: ['N-34'], rule: 0 });
  const calm = graded({}, { foundAt: at(SATURDAY, '10:00') });
  expect(calm.clock('respond', at(SATURDAY, '10:30'))).toMatchObject({ dueAt: null, due: SATURDAY, basis: ['R-OPN-23'] });
});

test('R-OPN-07 · a day and a night without an entry is told; each entry begins it anew', () => {
  const walk = graded();
  expect(walk.clock('follow', at('2026-10-25', '19:41'))?.urgency).toBe('overdue');
  ok(walk.fire('track', office, at('2026-10-25', '09:00'), { trend: 'falling', note: '评论减少' }));
  expect(walk.clock('follow', at('2026-10-25', '19:41'))).toMatchObject({ dueAt: at('2026-10-26', '09:00'), urgency: 'soon' });
  expect(walk.stage).toBe('reported');
});

test('R-OPN-11, R-OPN-13 · no response without a responsible leader; several leaders decide together or the director charges one', () => {
  const walk = graded({ severalLeaders: true });
  expect(refusedBy(walk.fire('start_response', leader, at(SATURDAY, '19:50')))).toEqual(['R-OPN-11', 'R-OPN-13']);
  expect(refusedBy(walk.fire('appoint', leader, at(SATURDAY, '19:50'), APPOINTED))).toEqual(['R-OPN-13']);
  expect(refusedBy(walk.fire('appoint', leader, at(SATURDAY, '19:50'), { ...APPOINTED, mode: 'lead' }))).toEqual(['R-OPN-13']);
  ok(walk.fire('appoint', director, at(SATURDAY, '19:50'), { ...APPOINTED, mode: 'lead' }));
  ok(walk.fire('start_response', leader, at(SATURDAY, '19:51')));
  const joint = graded({ severalLeaders: true });
  const signed = [
    { name: '甲', signedOn: SATURDAY },
    { name: '乙', signedOn: SATURDAY },
  ];
  expect(
    refusedBy(
      joint.fire('appoint', leader, at(SATURDAY, '19:50'), {
        ...APPOINTED,
        mode: 'joint',
        decision: '先排水',
        signatures: signed.slice(1),
      }),
    ),
  ).toEqual(['R-OPN-13']);
  ok(joint.fire('appoint', leader, at(SATURDAY, '19:50'), { ...APPOINTED, mode: 'joint', decision: '先排水', signatures: signed }));
});

test('R-OPN-12 · the response begins four things at once', () => {
  expect([...responding().tasks].slice(-4)).toEqual(['handle_event', 'report_information', 'draft_line', 'release_information']);
});

test('R-OPN-15, R-OPN-03 · registered by category with its time, and never from the future', () => {
  const walk = new Walk(packs['opinion-event']);
  expect(refusedBy(walk.fire('discover', monitor, at(SATURDAY, '19:00'), FOUND))).toEqual(['R-OPN-08', 'R-OPN-23']);
  // As a browser sends it, with the zone of the office.
  ok(walk.fire('discover', monitor, at(SATURDAY, '19:35'), { ...FOUND, foundAt: `${SATURDAY}T19:30:00+08:00` }));
  expect(walk.subject).toMatchObject({ category: 'web', foundOn: SATURDAY, foundAt: at(SATURDAY, '19:30') });
  ok(graded().fire('log_contact', office, at(SATURDAY, '20:00'), { kind: 'publicity', body: '区委宣传部（演示）', content: '通报情况' }));
});

test('R-OPN-19 · what comes from outside is passed on the same day, and the unit investigates at once', () => {
  const walk = new Walk(packs['opinion-event']);
  ok(walk.fire('discover', office, at(SATURDAY, '21:00'), { ...FOUND, source: 'external_transfer' }));
  expect(walk.clock('forward', at(SATURDAY, '21:00'))).toMatchObject({ due: SATURDAY, urgency: 'today' });
  ok(walk.fire('forward', office, at(SATURDAY, '21:10'), { leader: '吴分管' }));
  expect(walk.clock('forward', at(SATURDAY, '21:10'))?.met).toBe(true);
  expect([...walk.tasks]).toEqual(['investigate_event', 'read_transfer_leader']);
  expect(sentOn(walk)).toEqual(['transfer leader report', 'transfer unit report']);
});

/** What the steps of an event have sent to whom, as what. */
function sentOn(walk: Walk): string[] {
  const { recipients } = walk.subject.details as { recipients: { list: string; recipient: string; as: string }[] };
  return recipients.map(({ list, recipient, as }) => `${list} ${recipient} ${as}`);
}

test('R-OPN-20, R-OPN-22, R-OPN-24, R-OPN-28, R-OPN-29, G-34 · what a clause says is reported to somebody has them as its recipient, and one step confirms all that was sent', () => {
  const walk = released();
  ok(walk.fire('assess', unit, at(SATURDAY, '21:40'), { trend: 'rising', risk: '可能扩散', suggestion: '尽快说明' }));
  ok(walk.fire('unit_feedback', unit, at(SATURDAY, '22:10'), { feedback: '积水已排除' }));
  ok(walk.fire('report_director', leader, at(SATURDAY, '22:30'), { feedback: '已处置' }));
  const flash = ['director', 'leader', 'unit'].map((one) => `flash ${one} report`);
  expect(sentOn(walk)).toEqual([
    ...flash,
    'investigation office report',
    'assessment leader report',
    'feedback office report',
    'feedback leader report',
    'leaderReport director report',
  ]);
  ok(walk.fire('acknowledge', leader, at(SATURDAY, '22:40')));
  const { recipients } = walk.subject.details as { recipients: { recipient: string; readAt: string | null }[] };
  expect(recipients.filter(({ recipient }) => recipient === 'leader').map(({ readAt }) => readAt)).toEqual(
    Array(3).fill(at(SATURDAY, '22:40')),
  );
  expect(recipients.filter(({ recipient }) => recipient === 'office').every(({ readAt }) => readAt === null)).toBe(true);
  const passed = graded();
  ok(passed.fire('pass_up', secretariat, at(SATURDAY, '20:01'), { leader: '吴分管' }));
  expect(sentOn(passed)).toEqual([...flash, 'passedUp leader report']);
});

test('R-OPN-20, R-OPN-22, R-OPN-21, R-OPN-33, R-OPN-03 · sections assess and pass it up, talks with media and authorities are kept', () => {
  const walk = graded();
  ok(walk.fire('assess', unit, at(SATURDAY, '20:00'), { trend: 'rising', risk: '可能扩散', suggestion: '尽快说明' }));
  ok(walk.fire('pass_up', secretariat, at(SATURDAY, '20:01'), { leader: '吴分管' }));
  ok(walk.fire('log_contact', leader, at(SATURDAY, '20:02'), { kind: 'media', body: '某媒体（演示）', content: '提供采访便利' }));
  ok(walk.fire('log_contact', office, at(SATURDAY, '20:03'), { kind: 'cyberspace', body: '区网信办（演示）', content: '了解走向' }));
  expect(walk.subject.details).toMatchObject({
    assessments: [{ trend: 'rising' }],
    passedUp: [{ by: 'secretariat25' }],
    contacts: [{ kind: 'media' }, { kind: 'cyberspace' }],
  });
});

test('R-OPN-04, R-OPN-24 · the unit reports findings, facts and opinion, verified; without it there is no statement', () => {
  const walk = responding();
  expect(refusedBy(walk.fire('draft_statement', office, at(SATURDAY, '20:00')))).toEqual(['R-OPN-24', 'R-OPN-25']);
  ok(walk.fire('investigate', unit, at(SATURDAY, '20:10'), REPORT));
  ok(walk.fire('draft_statement', office, at(SATURDAY, '20:20')));
  const required = packs['opinion-event'].forms['investigate-event']?.fields.filter(({ required: is }) => is).map(({ key }) => key);
  expect(required).toEqual(['findings', 'facts', 'opinion', 'verification']);
});

test('R-OPN-10, B-18 · one statement at a time: a second begins only when the first is superseded or given up', () => {
  const walk = responding();
  ok(walk.fire('investigate', unit, at(SATURDAY, '20:10'), REPORT));
  for (const stage of ['drafting', 'review', 'approved', 'released']) {
    walk.linked = statement(stage);
    expect(refusedBy(walk.fire('draft_statement', office, at(SATURDAY, '20:20')))).toEqual(['R-OPN-10']);
  }
  walk.linked = statement('superseded');
  ok(walk.fire('draft_statement', office, at(SATURDAY, '20:20')));
});

test('R-OPN-25, R-OPN-26, B-12, B-18 · released by the response office alone, and only what the director agreed to', () => {
  const walk = responding();
  ok(walk.fire('investigate', unit, at(SATURDAY, '20:10'), REPORT));
  walk.linked = statement('review');
  ok(walk.fire('submit_statement', office, at(SATURDAY, '20:50')));
  expect(refusedBy(walk.fire('release', office, at(SATURDAY, '21:00')))).toEqual(['R-OPN-26', 'R-OPN-25']);
  walk.linked = statement('approved');
  for (const other of [director, leader, unit, monitor]) expect(walk.fire('release', other, at(SATURDAY, '21:00')).ok).toBe(false);
  ok(walk.fire('release', office, at(SATURDAY, '21:00')));
  expect(walk.clock('respond', at(SATURDAY, '21:00'))).toMatchObject({ state: 'stopped', met: true });
});

test('R-OPN-27 · every release is kept with form and outlet, and needs the current statement', () => {
  const walk = released();
  ok(walk.fire('log_release', office, at(SATURDAY, '22:00'), { form: 'briefing', outlet: '某报（演示）' }));
  walk.linked = statement('superseded');
  expect(refusedBy(walk.fire('log_release', office, at(SATURDAY, '22:10'), { form: 'article', outlet: '某报（演示）' }))).toEqual([
    'R-OPN-10',
  ]);
});

test('R-OPN-28, R-OPN-29 · the leader reports to the director once the unit has fed back, both on the day', () => {
  const walk = released();
  expect(refusedBy(walk.fire('report_director', leader, at(SATURDAY, '22:00'), { feedback: '已处置' }))).toEqual(['R-OPN-28']);
  ok(walk.fire('unit_feedback', unit, at(SATURDAY, '22:10'), { feedback: '积水已排除' }));
  ok(walk.fire('report_director', leader, at(SATURDAY, '22:30'), { feedback: '已处置' }));
  expect([walk.clock('unitFeedback', at(SATURDAY, '23:00'))?.met, walk.clock('leaderReport', at(SATURDAY, '23:00'))?.met]).toEqual([
    true,
    true,
  ]);
});

test('R-OPN-30 · upwards only by leader and then director, and sent the same day', () => {
  const walk = graded();
  ok(walk.fire('draft_upward', office, at(SATURDAY, '20:00'), { superior: '市政府办公室（演示）', text: '情况报告' }));
  expect(refusedBy(walk.fire('approve_upward_director', director, at(SATURDAY, '20:05')))).toEqual(['R-OPN-30']);
  expect(refusedBy(walk.fire('send_upward', office, at(SATURDAY, '20:05')))).toEqual(['R-OPN-30']);
  ok(walk.fire('approve_upward_leader', leader, at(SATURDAY, '20:10')));
  ok(walk.fire('approve_upward_director', director, at(SATURDAY, '20:20')));
  ok(walk.fire('send_upward', office, at(SATURDAY, '20:30')));
  expect(walk.clock('upward', at(SATURDAY, '20:30'))).toMatchObject({ due: SATURDAY, met: true });
  expect(walk.effects).toContainEqual({ do: 'renderNotice', notice: 'upward-report' });
});

test('R-OPN-37 · an important event is closed by its review alone, and the case library keeps it', () => {
  const walk = released();
  ok(walk.fire('unit_feedback', unit, at(SATURDAY, '22:10'), { feedback: '积水已排除' }));
  ok(walk.fire('report_director', leader, at(SATURDAY, '22:30'), { feedback: '已处置' }));
  expect(walk.fire('close', office, at('2026-10-26', '09:00'), { result: '平息' }).ok).toBe(false);
  expect(
    refusedBy(walk.fire('review', office, at('2026-10-26', '09:00'), { lessons: '巡查要更密一些，早发现', changes: '雨前清淤' })),
  ).toEqual(['R-OPN-18']);
  ok(walk.fire('acknowledge', director, at('2026-10-26', '09:01')));
  ok(walk.fire('acknowledge', leader, at('2026-10-26', '09:02')));
  ok(walk.fire('review', office, at('2026-10-26', '09:10'), { lessons: '巡查要更密一些，早发现', changes: '雨前清淤' }));
  ok(walk.fire('close', office, at('2026-10-26', '09:20'), { result: '平息' }));
  expect([walk.stage, workflow.registers?.some(({ key }) => key === 'library')]).toEqual(['closed', true]);
});

test('R-OPN-17, R-OPN-14, R-OPN-35 · a general event is closed once a weekly report lists it; registers give units their indicators', () => {
  const walk = graded({ criteria: [] });
  walk.facts = { ...walk.facts, inWeeklyReport: false };
  expect(refusedBy(walk.fire('close', office, at('2026-10-26', '09:00'), { result: '平息' }))).toEqual(['R-OPN-17']);
  expect(refusedBy(walk.fire('note_listed', office, at('2026-10-26', '09:00')))).toEqual(['R-OPN-17']);
  walk.facts = { ...walk.facts, inWeeklyReport: true };
  ok(walk.fire('note_listed', office, at('2026-10-26', '09:00')));
  ok(walk.fire('track', office, at('2026-10-26', '09:30'), { trend: 'falling', note: '无新增' }));
  ok(walk.fire('close', office, at('2026-10-26', '10:00'), { result: '平息' }));
  const assessment = workflow.registers?.find(({ key }) => key === 'assessment');
  expect(assessment?.clauses).toEqual(['R-OPN-35']);
  // Which unit, and whether it answered, fed back and reported in time.
  expect(assessment?.columns.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['unit', 'grade', 'action', 'respond', 'unitFeedback', 'leaderReport']),
  );
  expect(assessment?.columns.filter(({ name }) => name === 'respond')).toMatchObject([{ part: 'due' }, { part: 'stopped' }]);
});

test('R-OPN-15 · duplicates become one event, which keeps what was found', () => {
  const walk = graded({ criteria: [] });
  walk.subject = { ...walk.subject, number: '黄舆〔2026〕2号' };
  expect(refusedBy(walk.fire('merge', office, at(SATURDAY, '20:00'), { into: '黄舆〔2026〕2号', reason: '同一件事' }))).toEqual([
    'R-OPN-15',
  ]);
  ok(walk.fire('merge', office, at(SATURDAY, '20:00'), { into: '黄舆〔2026〕1号', reason: '同一件事' }));
  expect(walk.stage).toBe('merged');
  expect(walk.effects).toContainEqual({ do: 'linkCard', workflow: 'opinion-event', number: '黄舆〔2026〕1号' });
});

describe('statements', () => {
  const TEXT: Answers = {
    title: '关于积水的说明（演示）',
    body: '排水管堵塞，现已疏通。',
    facts: [{ fact: '已疏通', source: '业务科现场核实', verified: true }],
  };
  const OTHER: Answers = { ...TEXT, body: '排水管堵塞，现已疏通，请绕行。' };

  const review = (stage: string, seals = true): LinkedCard[] => [
    { id: 9, workflow: 'secrecy-review', documentId: 'r', stage, title: '口径', published: false, mark: 'public', seals },
  ];
  const asks = (walk: Walk): string[] =>
    walk.effects.flatMap((effect) => (effect.do === 'openCard' ? [effect.event ?? ''] : effect.do === 'takeStep' ? [effect.event] : []));

  function drafted(text: Answers = TEXT): Walk {
    const walk = new Walk(packs.statement);
    walk.linked = {
      'opinion-event': [{ id: 1, workflow: 'opinion-event', documentId: 'e', stage: 'responding', title: '积水', published: false }],
    };
    walk.subject = { title: '积水', eventNumber: '黄舆〔2026〕1号', unit: 'business' };
    ok(walk.fire('open_statement', office, at(SATURDAY, '20:20')));
    ok(walk.fire('write', office, at(SATURDAY, '20:30'), text));
    return walk;
  }

  function reviewed(text: Answers = TEXT): Walk {
    const walk = drafted(text);
    walk.linked = { ...walk.linked, 'secrecy-review': review('concluded') };
    return walk;
  }

  test('R-OPN-09 · no statement goes up while a fact is not verified', () => {
    const walk = reviewed({ ...TEXT, facts: [{ fact: '已疏通', source: '电话', verified: false }] });
    expect(refusedBy(walk.fire('submit', office, at(SATURDAY, '20:45')))).toEqual(['R-OPN-09']);
  });

  test('R-SEC-02, R-SEC-06a · what is written is handed to the secrecy unit at once, and only with a review of exactly this text it goes up', () => {
    const walk = drafted();
    expect(asks(walk)).toEqual(['propose']);
    expect(refusedBy(walk.fire('submit', office, at(SATURDAY, '20:35')))).toEqual(['R-SEC-02']);
    walk.linked = { ...walk.linked, 'secrecy-review': review('leader_approval') };
    expect(refusedBy(walk.fire('submit', office, at(SATURDAY, '20:36')))).toEqual(['R-SEC-02']);
    walk.linked = { ...walk.linked, 'secrecy-review': review('concluded', false) };
    expect(refusedBy(walk.fire('submit', office, at(SATURDAY, '20:37')))).toEqual(['R-SEC-02']);
    walk.linked = { ...walk.linked, 'secrecy-review': review('concluded') };
    ok(walk.fire('submit', office, at(SATURDAY, '20:45')));
    walk.linked = { ...walk.linked, 'secrecy-review': review('reopened', false) };
    expect(refusedBy(walk.fire('approve', director, at(SATURDAY, '20:50')))).toEqual(['R-SEC-02']);
    const draft = drafted({ ...TEXT, review: false });
    expect(asks(draft)).toEqual([]);
  });

  test.each(['initial_opinion', 'unit_review', 'leader_approval', 'concluded'])(
    'R-SEC-02 · another text while its review is %s is another version: the review begins anew; the same text changes nothing',
    (stage) => {
      const walk = drafted();
      walk.linked = { ...walk.linked, 'secrecy-review': review(stage) };
      ok(walk.fire('write', office, at(SATURDAY, '20:41'), OTHER));
      expect(asks(walk)).toEqual(['propose', 'recall', 'propose_again']);
      ok(walk.fire('write', office, at(SATURDAY, '20:42'), OTHER));
      expect(asks(walk)).toEqual(['propose']);
    },
  );

  test('R-SEC-07b, R-SEC-08a · what others were asked about is not changed before they have answered; what was sent back is handed in again', () => {
    const walk = drafted();
    for (const stage of ['consent_pending', 'escalated']) {
      walk.linked = { ...walk.linked, 'secrecy-review': review(stage) };
      expect(refusedBy(walk.fire('write', office, at(SATURDAY, '20:41'), OTHER))).toEqual(['R-SEC-02']);
    }
    walk.linked = { ...walk.linked, 'secrecy-review': review('returned', false) };
    ok(walk.fire('write', office, at(SATURDAY, '20:42'), OTHER));
    expect(asks(walk)).toEqual(['propose', 'propose_again']);
  });

  test('R-SEC-06b, R-SEC-06c, X-16, N-34 · a statement is reviewed within the hour, on a Saturday night; a document in its workdays', () => {
    const propose = { opinion: 'public', reason: '拟发布。', basisLaw: ['secrets_law'], basisScope: ['government_office'] };
    const secrecy = holder('secrecy_unit', 30);
    const walk = new Walk(packs['secrecy-review']);
    walk.subject = { title: '口径', reviewOf: 'statement', unit: 'office', section: 'office' };
    ok(walk.fire('propose', office, at(SATURDAY, '20:30'), propose));
    expect(walk.clock('unit', at(SATURDAY, '20:31'))).toBeUndefined();
    expect(walk.clock('unitHour', at(SATURDAY, '20:31'))).toMatchObject({ state: 'running', dueAt: at(SATURDAY, '21:30') });
    const nothing = { marked: 'no', stateSecret: 'no', tradeSecret: 'no', privacy: 'no', safety: 'no' };
    ok(walk.fire('review', secrecy, at(SATURDAY, '20:50'), nothing));
    expect(walk.clock('unitHour', at(SATURDAY, '20:51'))).toMatchObject({ state: 'stopped', met: true });
    expect(walk.clock('leaderHour', at(SATURDAY, '20:51'))).toMatchObject({ state: 'running', dueAt: at(SATURDAY, '21:50') });
    expect(walk.clock('leader', at(SATURDAY, '20:51'))).toBeUndefined();
    ok(walk.fire('recall', office, at(SATURDAY, '20:55'), { reason: '文稿有改动' }));
    expect([walk.stage, walk.clock('leaderHour', at(SATURDAY, '20:56'))?.state]).toEqual(['returned', 'cancelled']);
    const ordinary = new Walk(packs['secrecy-review']);
    ordinary.subject = { title: '公文', reviewOf: 'document', unit: 'office', section: 'office' };
    ok(ordinary.fire('propose', holder('handling_clerk', 31), at(SATURDAY, '20:30'), propose));
    expect(ordinary.clock('unitHour', at(SATURDAY, '20:31'))).toBeUndefined();
    expect(ordinary.clock('unit', at(SATURDAY, '20:31'))).toMatchObject({ state: 'running', dueAt: null });
  });

  test('R-OPN-25, R-OPN-26, R-OPN-10, B-12, G-37 · sealed, agreed to by the director alone, and released by the office only as it was agreed', () => {
    const walk = reviewed();
    ok(walk.fire('submit', office, at(SATURDAY, '20:45')));
    expect(walk.fire('release', office, at(SATURDAY, '20:50'), { outlets: '官网' }).ok).toBe(false);
    expect(walk.fire('approve', leader, at(SATURDAY, '20:50')).ok).toBe(false);
    ok(walk.fire('approve', director, at(SATURDAY, '21:00')));
    expect(walk.effects).toContainEqual({ do: 'renderNotice', notice: 'statement-slip' });
    walk.seal = { exists: true, intact: false };
    walk.linked = { ...walk.linked, 'secrecy-review': review('reopened', false) };
    expect(refusedBy(walk.fire('release', office, at(SATURDAY, '21:10'), { outlets: '官网' }))).toEqual([
      'R-OPN-25',
      'R-OPN-26',
      'R-SEC-02',
    ]);
    walk.seal = { exists: true, intact: true };
    walk.linked = { ...walk.linked, 'secrecy-review': review('concluded') };
    ok(walk.fire('release', office, at(SATURDAY, '21:10'), { outlets: '官网' }));
    expect(walk.effects).toContainEqual({
      do: 'stopClock',
      clock: 'respond',
      at: SATURDAY,
      instant: at(SATURDAY, '21:10'),
      on: { linked: 'opinion-event' },
    });
  });
});

test('R-OPN-31, R-OPN-36 · accountability is the director’s alone: no other role has a part in it, and a talk comes before the decision', () => {
  const pack = packs['opinion-accountability'];
  expect(Object.keys(pack.workflow.roles)).toEqual(['director']);
  expect(pack.workflow.subject.units).toEqual([]);
  const grounds = pack.forms['open-accountability']?.fields.find(({ key }) => key === 'ground')?.options?.map(({ value }) => value);
  expect(grounds).toEqual(['knew_silent', 'false_report', 'delay', 'poor_handling', 'neglect', 'no_method', 'grave']);
  const walk = new Walk(pack);
  expect(walk.fire('open_accountability', leader, at(SATURDAY, '22:00'), {}).ok).toBe(false);
  ok(
    walk.fire('open_accountability', director, at(SATURDAY, '22:00'), {
      event: '黄舆〔2026〕1号',
      who: '某科负责人',
      ground: 'delay',
      evidence: '办理经过',
    }),
  );
  expect(walk.fire('decide', director, at(SATURDAY, '22:10'), { measure: '通报' }).ok).toBe(false);
  ok(walk.fire('talk', director, at(SATURDAY, '22:10'), { record: '约谈记录' }));
  ok(walk.fire('decide', director, at(SATURDAY, '22:20'), { measure: '通报' }));
});

test('R-OPN-34, R-OPN-16, G-40 · what presses by the hour, and who an important event waits for, is told to the chat group in quiet hours too', () => {
  const reported = workflow.stages.find(({ key }) => key === 'reported');
  expect(reported).toMatchObject({ urgent: true, owner: ['leader', 'director', 'business', 'handling_head', 'drafting_unit'] });
  expect(workflow.clocks.respond?.remind).toEqual([{ hours: 4 }, { hours: 1 }]);
  expect(workflow.clocks.report?.limit).toEqual({ hours: 1 });
});
