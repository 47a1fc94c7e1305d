import { describeProblem } from '../../../plugins/workboard/engine/read-yaml';
import { filterOf, registersOf } from '../../../plugins/workboard/engine/register';
import { parseWorkflow } from '../../../plugins/workboard/engine/workflow';
import { OPTIONS, sample, WORKFLOW_YAML } from './sample';

const REGISTER = `registers:
  work:
    title: 台账
    columns: [{ card: title }]
    lists:
      mine: { title: 我的, assignee: me, open: true }
      drafts: { title: 拟稿, stage: drafting, urgency: inTime }
`;
const YAML = WORKFLOW_YAML.replace('events:\n', `${REGISTER}events:\n`);

test('a work list is an address of its register; a register stored without any has none', () => {
  const [register] = registersOf(sample(YAML));
  expect(register?.lists?.map(filterOf)).toEqual([
    { open: '1', assignee: 'me' },
    { stage: 'drafting', urgency: 'inTime' },
  ]);
  expect(registersOf({ registers: [] })[0]?.lists).toBeUndefined();
});

test.each([
  ['a stage that is not there', YAML.replace('stage: drafting', 'stage: gone'), 'there is no stage “gone”'],
  ['an urgency that is none', YAML.replace('urgency: inTime', 'urgency: later'), 'lists'],
  ['nothing that it narrows', YAML.replace(', assignee: me, open: true', ''), 'a list says which cards it holds'],
  ['a parameter that is not known', YAML.replace('assignee: me', 'owner: me'), 'owner'],
])('refused at load: a work list with %s', (_says, yaml, reason) => {
  const parsed = parseWorkflow(yaml, OPTIONS);
  expect(parsed.ok ? '' : parsed.problems.map((one) => describeProblem(one, 'en')).join('\n')).toContain(reason);
});
