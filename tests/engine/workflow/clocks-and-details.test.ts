import { clock, readingOf } from '../clock/clock-definitions';
import { deriveClock } from '../../../plugins/workboard/engine/clock/derive-clock';
import { answersOfExpiry, hasExpired } from '../../../plugins/workboard/engine/clock/expiry';
import { describeProblem } from '../../../plugins/workboard/engine/read-yaml';
import { decide, parseWorkflow } from '../../../plugins/workboard/engine/workflow';
import type { WorkflowDefinition } from '../../../plugins/workboard/engine/workflow/types';
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
  expect(hasExpired(asked('2026-03-11'))).toBe(false);
  expect(hasExpired(asked('2026-03-12'))).toBe(true);
  const answers = answersOfExpiry(answer.expire ?? { event: '', form: {} }, {
    subject: {},
    reading: asked('2026-03-20'),
    today: '2026-03-20',
  });
  expect(answers).toEqual({ issuedOn: '2026-03-11' });
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
