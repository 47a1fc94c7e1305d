import { auditsOf, findDue } from '../../../plugins/workboard/engine/audit';
import { describeProblem } from '../../../plugins/workboard/engine/read-yaml';
import { parseWorkflow, readsOfAudits } from '../../../plugins/workboard/engine/workflow';
import { context, OPTIONS, sample, WORKFLOW_YAML } from './sample';

const AUDIT = `audits:
  unread:
    title: 没有解读
    clause: R-INT-03
    stages: [issued, published]
    when: term.normative && size(linked.interpretation) == 0
    role: secretariat
`;
const YAML = WORKFLOW_YAML.replace('events:\n', `${AUDIT}events:\n`);
const workflow = sample(YAML);

const find = (stage: string, change: object = {}) =>
  findDue({ ...context({ stage }), workflow, subject: { kind: 'normative' }, ...change }).found.map(({ key }) => key);

test('X-18 · an audit finds a card in its stages for which its condition holds, and nobody has to act', () => {
  expect(find('published')).toEqual(['unread']);
  expect(find('drafting')).toEqual([]);
  expect(find('published', { subject: { kind: 'notice' } })).toEqual([]);
  const linked = {
    interpretation: [{ id: 1, workflow: 'interpretation', documentId: 'd', stage: 'draft', title: '解读', published: false }],
  };
  expect(find('published', { linked })).toEqual([]);
});

test('X-18 · what audits read is known before they are asked; versions stored without any have none', () => {
  const { roots, facts, seals } = readsOfAudits(workflow);
  expect([[...roots].sort(), [...facts], seals]).toEqual([['linked', 'subject'], [], false]);
  const { audits: _none, ...older } = workflow;
  expect(auditsOf(older)).toEqual([]);
});

test.each([
  ['a stage that is not there', YAML.replace('stages: [issued, published]', 'stages: [gone]'), 'there is no stage “gone”'],
  ['a role that is not there', YAML.replace('role: secretariat\nevents', 'role: nobody\nevents'), 'there is no role “nobody”'],
  ['no clause', YAML.replace('    clause: R-INT-03\n    stages', '    stages'), 'names no clause'],
  ['a condition that reads who acts', YAML.replace('when: term.normative &&', "when: actor.name == '' &&"), 'actor'],
])('refused at load: an audit with %s', (_says, yaml, reason) => {
  const parsed = parseWorkflow(yaml, OPTIONS);
  expect(parsed.ok ? '' : parsed.problems.map((one) => describeProblem(one, 'en')).join('\n')).toContain(reason);
});
