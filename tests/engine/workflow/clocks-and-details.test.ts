import { clock, readingOf } from '../clock/clock-definitions';
import { deriveClock } from '../../../plugins/workboard/engine/clock/derive-clock';
import type { Day } from '../../../plugins/workboard/engine/calendar/types';
import type { ClockEvent } from '../../../plugins/workboard/engine/clock/types';
import { answersOfExpiry, expiresBefore, hasExpired, stillFollows } from '../../../plugins/workboard/engine/clock/expiry';
import { describeProblem } from '../../../plugins/workboard/engine/read-yaml';
import { decide, parseWorkflow, previewHints } from '../../../plugins/workboard/engine/workflow';
import type { Value, WorkflowDefinition } from '../../../plugins/workboard/engine/workflow/types';
import { day, seedCalendar } from '../calendar/seed-calendar';
import { context, OPTIONS, secretary } from './sample';

const YAML = `key: letters
title: 函
subject: { type: api::document.document, where: { kind: normative }, details: letter }
stages:
  open: { title: 待复, kind: initial, owner: secretariat }
  done: { title: 办结, kind: final }
clocks:
  answer:
    title: 答复
    clauses: [R-FOI-17]
    limit: { workdays: 15 }
    owner: secretariat
    start: { on: ask, at: form.issuedOn, workdays: 7 }
    stop: { on: [answered, silence] }
    expire: { event: silence, form: { issuedOn: clock.due } }
events:
  create: { title: 新建, by: secretariat }
  ask:
    title: 发函
    from: open
    by: secretariat
    form: issue
    effects: [{ keep: question }, { keep: asked, value: "{'on': form.issuedOn}" }]
  answered:
    title: 收到答复
    from: open
    to: done
    by: secretariat
    guards:
      - { clause: R-FOI-17, when: "clocks.answer.state == 'running'", message: 尚未发函, cure: event.ask }
      - { clause: R-FOI-17, when: clocks.answer.due >= today, message: 已逾期, cure: event.ask }
      - { clause: R-FOI-17, when: filled(subject.letter.question.issuedOn), message: 没有函, cure: event.ask }
  silence: { title: 逾期未复, from: open, to: done, by: [secretariat, system], form: issue }
`;

function parsed(change: Readonly<Record<string, string>> = {}): WorkflowDefinition | string[] {
  const text = Object.entries(change).reduce((yaml, [from, to]) => {
    if (!yaml.includes(from)) throw new Error(`there is no “${from}”`);
    return yaml.replace(from, to);
  }, YAML);
  const result = parseWorkflow(text, OPTIONS);
  return result.ok ? result.workflow : result.problems.map((problem) => describeProblem(problem, 'en'));
}

function accepted(): WorkflowDefinition {
  const result = parsed();
  if (Array.isArray(result)) throw new Error(result.join('\n'));
  return result;
}

const workflow = accepted();
const answer = workflow.clocks.answer ?? clock();
const silence = answer.expire ?? { event: '', form: {} };
const calendar = seedCalendar();
const asked = (today: string) => deriveClock(answer, [{ type: 'START', on: day('2026-03-02'), workdays: 7 }], calendar, day(today));
const on = (input: object) => ({ ...context({ stage: 'open', actor: secretary }), workflow, ...input });

test('R-FOI-05 · a limit that is set for one run takes the place of the definition’s, in the date and in its explanation', () => {
  expect(asked('2026-03-03')).toMatchObject({ due: '2026-03-11', state: 'running' });
  expect(asked('2026-03-03').steps[1]).toMatchObject({ kind: 'limit', limit: { workdays: 7 }, to: '2026-03-11' });
  expect(readingOf({ type: 'START', on: day('2026-03-02') }).due).toBe('2026-03-30');
  expect(() => readingOf({ type: 'START', on: day('2026-03-02'), workdays: 0 })).toThrow('whole number of workdays from 1');
});

test('the event that starts it says how many workdays', () => {
  const outcome = decide(on({}), 'ask', { issuedOn: '2026-03-02' });
  expect(outcome.ok && outcome.effects).toContainEqual({ do: 'startClock', clock: 'answer', at: '2026-03-02', workdays: 7 });
});

test('a step keeps the answers of its form, or what is written, under a name', () => {
  const outcome = decide(on({}), 'ask', { issuedOn: '2026-03-02' });
  expect(outcome.ok && outcome.effects.filter((effect) => effect.do === 'keep')).toEqual([
    { do: 'keep', as: 'question', value: { issuedOn: '2026-03-02' } },
    { do: 'keep', as: 'asked', value: { on: '2026-03-02' } },
  ]);
});

test('what is kept, and what makes an entry one of the workflow’s, is written by events only', () => {
  expect(workflow.subject.state).toEqual(['letter', 'kind']);
});

test('guards read the clocks: one that has not begun is idle, and nothing kept reads as null', () => {
  const clauses = (input: object) => {
    const outcome = decide(on(input), 'answered', {});
    return outcome.ok ? [] : outcome.unmet.map(({ message }) => message['zh-Hans']);
  };
  expect(
    clauses({ today: day('2026-03-11'), clocks: [asked('2026-03-11')], subject: { letter: { question: { issuedOn: '2026-03-02' } } } }),
  ).toEqual([]);
  expect(clauses({ today: day('2026-03-12'), clocks: [asked('2026-03-12')], subject: { letter: null } })).toEqual(['已逾期', '没有函']);
  expect(clauses({ subject: {} })).toEqual(['尚未发函', '已逾期', '没有函']);
});

test('N-05 · a clock runs out on the day after its due day, and its step is dated by the due day', () => {
  expect(hasExpired(asked('2026-03-11'), silence)).toBe(false);
  expect(hasExpired(asked('2026-03-12'), silence)).toBe(true);
  const answers = answersOfExpiry(silence, {
    subject: {},
    reading: asked('2026-03-20'),
    today: '2026-03-20',
  });
  expect(answers).toEqual({ issuedOn: '2026-03-11' });
});

test('R-OPN-18 · a step that does not end its clock is fired until its condition says that it was taken; a condition that cannot be read is refused', () => {
  const call = { ...silence, when: '!filled(subject.details.called)' };
  const after = (details: Record<string, Value>) => ({ subject: { details }, reading: asked('2026-03-12'), today: '2026-03-12' });
  expect(stillFollows(silence, after({ called: true }))).toBe(true);
  expect(stillFollows(call, after({}))).toBe(true);
  expect(stillFollows(call, after({ called: { at: '2026-03-12T01:00:00Z' } }))).toBe(false);
  const wrong = parsed({ 'expire: { event: silence': 'expire: { event: silence, when: linked.x > 0' });
  expect(Array.isArray(wrong) && wrong.join()).toMatch(/linked/);
});

const HINTED = {
  'form: issue\n    effects':
    'form: issue\n    hints: [{ field: issuedOn, day: clocks.answer.due, message: 对方答复到期, clause: R-FOI-17 }]\n    effects',
};

test('X-07 · a step says a day beside a field, worked out from the card; what cannot be worked out is not said', () => {
  const hinted = parsed(HINTED);
  if (Array.isArray(hinted)) throw new Error(hinted.join('\n'));
  expect(previewHints(on({ workflow: hinted, clocks: [asked('2026-03-03')] }), 'ask', {})).toEqual([
    { field: 'issuedOn', day: '2026-03-11', message: { 'zh-Hans': '对方答复到期', en: '对方答复到期' }, clauses: ['R-FOI-17'] },
  ]);
  expect(previewHints(on({ workflow: hinted }), 'ask', {})).toEqual([]);
  expect(parsed({ ...HINTED, 'field: issuedOn, day': 'field: on, day' })).toEqual([expect.stringContaining('has no field “on”')]);
});

test.each([
  ['a step the system may not fire', { 'by: [secretariat, system], form: issue': 'by: secretariat, form: issue' }, 'must name “system”'],
  ['a step that is not there', { 'expire: { event: silence': 'expire: { event: quiet' }, 'there is no event “quiet”'],
  ['a field that is not there', { 'form: { issuedOn: clock.due }': 'form: { on: clock.due }' }, 'has no field “on”'],
  ['an answer that is missing', { 'form: { issuedOn: clock.due }': 'form: {}' }, 'the required field “issuedOn” is given no value'],
  ['a part a clock does not have', { 'issuedOn: clock.due': 'issuedOn: clock.end' }, 'there is no part of a clock “end”'],
  ['a clock that is not there', { 'clocks.answer.due': 'clocks.reply.due' }, 'there is no clock “reply”'],
  ['a part of a clock in a guard', { 'clocks.answer.state': 'clocks.answer.stage' }, 'there is no part of a clock “stage”'],
  ['keeping without a place for it', { ', details: letter': '' }, '“keep” needs “details” of the subject'],
  ['keeping with a partner', { '{ keep: question }': '{ keep: question, on: { linked: other } }' }, '“keep” takes no “on”'],
])('a pack is refused for %s', (_what, change, message) => {
  expect(parsed(change)).toEqual(expect.arrayContaining([expect.stringContaining(message)]));
});

describe('a day that is named for one run', () => {
  const until = (today: string, ...events: ClockEvent[]) =>
    deriveClock(answer, [{ type: 'START', on: day('2026-09-18'), until: day('2026-09-29') }, ...events], calendar, day(today));

  test('R-CON-05c · a run ends on the day that was named, whatever day it is, and says so', () => {
    expect(until('2026-09-20')).toMatchObject({ due: '2026-09-29', state: 'running', projected: false });
    expect(until('2026-09-20').steps[1]).toMatchObject({ kind: 'limit', limit: { until: '2026-09-29' }, to: '2026-09-29' });
    expect(until('2026-09-30').urgency).toBe('overdue');
  });

  test('R-CON-05c · begun anew it ends on another day, or on the same', () => {
    expect(until('2026-09-20', { type: 'RESET', on: day('2026-09-18'), until: day('2026-10-04') }).due).toBe('2026-10-04');
    expect(until('2026-09-20', { type: 'RESET', on: day('2026-09-18') }).due).toBe('2026-09-29');
    expect(() => until('2026-09-20', { type: 'RESET', on: day('2026-09-18'), until: day('2026-09-17') })).toThrow(
      'cannot end on 2026-09-17',
    );
  });

  test('R-CON-05c · what opens by itself is waited for until its day begins, what closes until its day is over', () => {
    const close = { event: 'close', form: {} };
    const open = { ...close, at: 'begin' as const };
    const days = ['2026-09-28', '2026-09-29', '2026-09-30'];
    expect(days.map((today) => hasExpired(until(today), close))).toEqual([false, false, true]);
    expect(days.map((today) => hasExpired(until(today), open))).toEqual([false, true, true]);
    expect([expiresBefore(close, day('2026-09-29')), expiresBefore(open, day('2026-09-29'))]).toEqual(['2026-09-29', '2026-09-30']);
  });

  test('the event that starts it, or starts it anew, names the day', () => {
    const named = parsed({ 'workdays: 7 }': 'until: form.issuedOn }\n    reset: { on: answered, until: "\'2026-10-08\'" }' });
    if (Array.isArray(named)) throw new Error(named.join('\n'));
    expect(named.events.answered?.effects).toContainEqual({ do: 'resetClock', clock: 'answer', at: 'today', until: "'2026-10-08'" });
    const outcome = decide(on({ workflow: named }), 'ask', { issuedOn: '2026-03-02' });
    expect(outcome.ok && outcome.effects).toContainEqual({ do: 'startClock', clock: 'answer', at: '2026-03-02', until: '2026-03-02' });
  });
});

test('a step adds to a list that is kept, where there is a place for it', () => {
  const adding = parsed({ '{ keep: question }': '{ append: questions }' });
  if (Array.isArray(adding)) throw new Error(adding.join('\n'));
  const outcome = decide(on({ workflow: adding }), 'ask', { issuedOn: '2026-03-02' });
  expect(outcome.ok && outcome.effects).toContainEqual({ do: 'append', as: 'questions', value: { issuedOn: '2026-03-02' } });
  expect(
    parsed({ '{ keep: question }, { keep: asked, value: "{\'on\': form.issuedOn}" }': '{ append: asked }', ', details: letter': '' }),
  ).toEqual(expect.arrayContaining([expect.stringContaining('“append” needs “details” of the subject')]));
});

describe('guards read the earliest day of a date field', () => {
  const guard = 'effects: [{ keep: question }, { keep: asked, value: "{\'on\': form.issuedOn}" }]';
  const bound = (when: string) =>
    parsed({ [guard]: `guards: [{ clause: R-CON-05c, when: "${when}", message: 太早, field: issuedOn }]\n    ${guard}` });

  test('only where its form has one', () => {
    expect(bound('form.issuedOn >= earliest.issuedOn')).toEqual(
      expect.arrayContaining([expect.stringContaining('there is no earliest day “issuedOn”')]),
    );
  });

  test('R-CON-05c · and an earlier one is refused, as is one that cannot be reckoned', () => {
    const form = OPTIONS.forms.issue;
    if (!form) throw new Error('there is no form');
    const fields = form.fields.map((field) => ({ ...field, earliest: [{ after: 'today', workdays: '1', clauses: ['R-CON-05c'] }] }));
    const result = parseWorkflow(
      YAML.replace(guard, `guards: [{ clause: R-CON-05c, when: form.issuedOn >= earliest.issuedOn, message: 太早, field: issuedOn }]`),
      { ...OPTIONS, forms: { ...OPTIONS.forms, issue: { ...form, fields } } },
    );
    if (!result.ok) throw new Error(result.problems.map((problem) => describeProblem(problem, 'en')).join('\n'));
    const fired = (earliest: Record<string, Day | null>) =>
      decide(on({ workflow: result.workflow, earliest }), 'ask', { issuedOn: '2026-03-02' }).ok;
    expect([fired({ issuedOn: day('2026-03-02') }), fired({ issuedOn: day('2026-03-03') }), fired({ issuedOn: null }), fired({})]).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});
