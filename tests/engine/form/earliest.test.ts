import { earliestDays, hasEarliest, parseForm } from '../../../plugins/workboard/engine/form';
import type { Answers, FormDefinition } from '../../../plugins/workboard/engine/form/types';
import { describeProblem } from '../../../plugins/workboard/engine/read-yaml';
import { seedCalendar } from '../calendar/seed-calendar';

const YAML = `key: open
title: 公开征求意见
fields:
  - { key: opensOn, type: date, label: 开始, required: true }
  - { key: short, type: checkbox, label: 缩短 }
  - key: closesOn
    type: date
    label: 截止
    visibleIf: form.short != true
    earliest:
      - { after: form.opensOn, workdays: "filled(subject.own) ? subject.own : 7", clause: R-CON-05c }
      - { after: form.opensOn, days: 30, when: subject.major == true, clause: N-32 }
`;

const calendar = seedCalendar();

function parsed(change: Readonly<Record<string, string>> = {}): FormDefinition | string {
  const text = Object.entries(change).reduce((yaml, [from, to]) => {
    if (!yaml.includes(from)) throw new Error(`there is no “${from}”`);
    return yaml.replace(from, to);
  }, YAML);
  const known = { knownClauses: (id: string) => id !== 'R-XXX-99' };
  const result = parseForm(text, { file: 'open.yaml', ...known });
  return result.ok ? result.form : result.problems.map((problem) => describeProblem(problem, 'en')).join('\n');
}

const form = parsed() as FormDefinition;

const earliest = (answers: Answers, subject: Answers = {}) =>
  earliestDays(form, { form: answers, subject, actor: { id: 1, name: '张', units: [], roles: [] }, today: '2026-09-18' }, calendar)
    .closesOn;

test('R-CON-05c · the seventh workday after the opening, with the days that were skipped and the make-up day that counts', () => {
  const day = earliest({ opensOn: '2026-09-18' });
  expect(day).toMatchObject({ due: '2026-09-29', projected: false });
  const limit = day?.steps.find((step) => step.kind === 'limit');
  expect(limit).toMatchObject({ limit: { workdays: 7 }, to: '2026-09-29', clauses: ['R-CON-05c'] });
  expect(limit?.kind === 'limit' ? limit.explanation.notable.map((one) => `${one.day} ${one.kind}`) : []).toEqual([
    '2026-09-20 makeup',
    '2026-09-25 holiday',
    '2026-09-26 holiday',
    '2026-09-27 holiday',
  ]);
});

test('R-CON-14 N-32 · a unit’s own number counts, and of several bounds the latest binds, with its clause', () => {
  expect(earliest({ opensOn: '2026-09-18' }, { own: 10 })?.due).toBe('2026-10-09');
  const major = earliest({ opensOn: '2026-11-02' }, { major: true });
  expect(major?.due).toBe('2026-12-02');
  expect(major?.steps.find((step) => step.kind === 'limit')).toMatchObject({ limit: { days: 30 }, clauses: ['N-32'] });
});

test('what cannot be reckoned yet is open, and so is the day of a field that is not shown', () => {
  expect(earliest({})).toBeNull();
  expect(earliest({ opensOn: '2026-13-45' })).toBeNull();
  expect(earliest({ opensOn: '2026-09-18', short: true })).toBeNull();
  expect(earliest({ opensOn: '2026-09-18' }, { own: 'many' })).toBeNull();
  expect(hasEarliest(form)).toBe(true);
});

test.each([
  ['another kind of field', { 'type: date\n    label: 截止': 'type: text\n    label: 截止' }, 'a text field has no “earliest”'],
  ['two numbers at once', { 'days: 30,': 'days: 30, workdays: 3,' }, 'give “workdays” or “days”'],
  ['no clause', { ', clause: N-32': '' }, 'names no clause'],
  ['a clause that is not there', { 'clause: N-32': 'clause: R-XXX-99' }, 'there is no clause “R-XXX-99”'],
  ['a field that is not there', { 'after: form.opensOn, days': 'after: form.openedOn, days' }, 'there is no field “openedOn”'],
  ['a condition that is none', { 'when: subject.major == true': 'when: subject.major +' }, 'earliest'],
])('a form is refused for %s', (_what, change, message) => {
  expect(parsed(change)).toEqual(expect.stringContaining(message));
});
