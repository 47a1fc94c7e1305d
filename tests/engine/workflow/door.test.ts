import { readyFields } from '../../../plugins/workboard/engine/door';
import { parseForm } from '../../../plugins/workboard/engine/form';
import type { FormDefinition } from '../../../plugins/workboard/engine/form/types';
import { describeProblem } from '../../../plugins/workboard/engine/read-yaml';
import { mandatesFor, mayFire, parseWorkflow } from '../../../plugins/workboard/engine/workflow';
import type { Actor, WorkflowDefinition } from '../../../plugins/workboard/engine/workflow/types';

const WORKFLOW = `key: outside
title: 对外小流程
subject: { type: api::x.x, units: unit }
stages:
  open: { title: 办理, kind: initial, owner: clerk }
  done: { title: 办结, kind: final }
events:
  ask: { title: 提出, by: [clerk, applicant], form: ask }
  withdraw: { title: 撤回, from: open, to: done, by: [clerk, applicant] }
  answer: { title: 答复, from: open, to: done, by: clerk }
door:
  key: outside-door
  opens: ask
  events: withdraw
  check: phone
  stages: { open: 办理中, done: 已办结 }
`;

const FORM = `key: ask
title: 提出
fields:
  - { key: kind, type: radio, label: 种类, options: { person: 个人, firm: 单位 } }
  - { key: note, type: text, label: 备注 }
  - { key: name, type: text, label: 姓名, visibleIf: "form.kind == 'person'", requiredIf: "form.kind == 'person'" }
  - { key: phone, type: text, label: 电话, required: true }
  - { key: inner, type: text, label: 内部, visibleIf: "'clerk' in actor.roles" }
  - { key: more, type: text, label: 更多, visibleIf: "filled(form.inner)" }
`;

function form(text = FORM): FormDefinition {
  const parsed = parseForm(text, { file: 'ask.yaml' });
  if (!parsed.ok) throw new Error(parsed.problems.map((problem) => describeProblem(problem, 'en')).join('\n'));
  return parsed.form;
}

function parse(workflow = WORKFLOW, asked = form()) {
  return parseWorkflow(workflow, {
    file: 'workflow.yaml',
    roles: { clerk: { 'zh-Hans': '经办人', en: 'Clerk' }, applicant: { 'zh-Hans': '申请人', en: 'Applicant' } },
    rolesOfPublic: ['applicant'],
    forms: { ask: asked },
    factNames: [],
  });
}

function sound(): WorkflowDefinition {
  const parsed = parse(WORKFLOW, form(FORM.replace(/ {2}- \{ key: more.*\n/, '')));
  if (!parsed.ok) throw new Error(parsed.problems.map((problem) => describeProblem(problem, 'en')).join('\n'));
  return parsed.workflow;
}

const person = (kind: Actor['kind'], role?: string): Actor => ({
  kind,
  id: 7,
  name: '某人',
  memberships: role === undefined ? [] : [{ role, unit: 'office' }],
});

test('N-01 · whoever is outside fires what a role of the public may, nothing else, and nobody of the staff fires it through that role', () => {
  const workflow = sound();
  const may = (event: string, actor: Actor) => mayFire(workflow, event, actor, []);
  expect(['ask', 'withdraw', 'answer', 'constructor'].map((event) => may(event, person('public')))).toEqual([true, true, false, false]);
  expect(may('withdraw', person('staff', 'clerk'))).toBe(true);
  expect(may('withdraw', person('staff', 'applicant'))).toBe(false);
  expect(may('withdraw', person('system'))).toBe(false);
  // Somebody outside holds no office role, whatever they bring along.
  expect(may('answer', person('public', 'clerk'))).toBe(false);
  expect(mandatesFor(workflow, 'withdraw', person('public', 'clerk'), [])).toEqual([]);
});

test('N-01 · conditions become rows of answers; what is never shown outside is left out', () => {
  const asked = form(FORM.replace(/ {2}- \{ key: more.*\n/, ''));
  const outside = { subject: {}, actor: { id: -1, name: '', units: [], roles: [] }, today: '2026-09-30' };
  expect(readyFields(asked, outside).map(({ field, visible, required }) => [field.key, visible, required])).toEqual([
    ['kind', true, false],
    ['note', true, false],
    ['name', { fields: ['kind'], when: [['person']] }, { fields: ['kind'], when: [['person']] }],
    ['phone', true, true],
  ]);
});

test.each([
  ['opens a card that is open', 'opens: ask', 'opens: withdraw', '“withdraw” opens no card'],
  ['an event that is not there', 'events: withdraw', 'events: [withdraw, appeal]', 'there is no event “appeal”'],
  [
    'a step that is not for the public',
    'events: withdraw',
    'events: [withdraw, answer]',
    '“answer” names no role under “by” that the public holds',
  ],
  ['a step for the public that is not offered', '  events: withdraw\n', '', 'does not offer this step'],
  ['a check that is not asked', 'check: phone', 'check: mobile', '“mobile” must be a required text field'],
  ['a check that may be left out', 'check: phone', 'check: note', '“note” must be a required text field'],
  ['silence on a stage', ', done: 已办结', '', 'says nothing of the stage “done”'],
  ['words for no stage', 'done: 已办结', 'done: 已办结, lost: 没有', 'there is no stage “lost”'],
  ['a clock that is not there', '  check: phone', '  check: phone\n  clock: reply', 'there is no clock “reply”'],
  ['a notice that is not there', '  check: phone', '  check: phone\n  releases: { letter: answer }', 'there is no notice “letter”'],
  [
    'a title for a step that it does not offer',
    '  check: phone',
    '  titles: { answer: 答复 }\n  check: phone',
    'is none of the events of the door',
  ],
])('N-01 · a door with %s is refused with file, line and reason', (_what, from, to, reason) => {
  expect(WORKFLOW).toContain(from);
  const parsed = parse(
    WORKFLOW.replace(from, () => to),
    form(FORM.replace(/ {2}- \{ key: more.*\n/, '')),
  );
  const told = parsed.ok ? [] : parsed.problems.map((problem) => describeProblem(problem, 'en'));
  expect(told.filter((one) => one.includes(reason))).toHaveLength(1);
  expect(told.find((one) => one.includes(reason))).toMatch(/^workflow\.yaml:\d+: /);
});

test('G-44 · files of people outside are personal unless the pack says otherwise, and then it says for how long they are kept', () => {
  const asked = form(FORM.replace(/ {2}- \{ key: more.*\n/, ''));
  const withFiles = (files: string, more = '') =>
    parse(WORKFLOW.replace('  check: phone\n', `  check: phone\n  files: ${files}\n`) + more, asked);
  const told = (parsed: ReturnType<typeof parse>) =>
    parsed.ok ? [] : parsed.problems.map((problem) => describeProblem(problem, 'en')).filter((one) => one.includes('personal.keep'));
  expect(told(withFiles('{ most: 2, megabytes: 1 }'))).toEqual([expect.stringMatching(/^workflow\.yaml:\d+: /)]);
  expect(told(withFiles('{ most: 2, megabytes: 1, personal: false }'))).toEqual([]);
  const kept = withFiles('{ most: 2, megabytes: 1 }', 'personal: { keep: { years: 3, after: closed } }\n');
  expect(kept.ok && kept.workflow.door?.files).toEqual({ most: 2, megabytes: 1, personal: true });
  expect(sound().door?.files).toEqual({ most: 0, megabytes: 1, personal: true });
});

test('N-01 · a form that a page cannot draw by itself is refused: conditions on texts, accounts, units', () => {
  const told = (text: string) => {
    const parsed = parse(WORKFLOW, form(text));
    return parsed.ok ? [] : parsed.problems.map((problem) => describeProblem(problem, 'en'));
  };
  expect(told(FORM).join()).toContain('conditions of a public form rest on radio, select and checkbox fields only');
  const plain = FORM.replace(/ {2}- \{ key: more.*\n/, '');
  expect(told(plain)).toEqual([]);
  expect(told(plain.replace('key: note, type: text', 'key: note, type: user')).join()).toContain('a user field cannot be shown outside');
});
