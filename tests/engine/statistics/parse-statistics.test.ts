import { describeProblem } from '../../../plugins/workboard/engine/read-yaml';
import { parseWorkflow } from '../../../plugins/workboard/engine/workflow';
import { OPTIONS, sample, WORKFLOW_YAML } from '../workflow/sample';

const TABLE = `statistics:
  yearly:
    title: 年度
    clause: N-28
    of: { kind: normative }
    day: issuedOn
    closed: issuedOn
    clock: portal
    columns:
      - { key: plain, title: 主动, where: { attribute: proactive } }
      - { key: all, title: 合计, sum: plain }
    rows:
      - { key: came, title: 新收, count: opened }
      - { key: done, title: 办结, count: closed }
    checks: { title: 相等, left: came, right: done }
`;

function problems(change: (yaml: string) => string): string[] {
  const parsed = parseWorkflow(`${WORKFLOW_YAML}${change(TABLE)}`, OPTIONS);
  return parsed.ok ? [] : parsed.problems.map((problem) => describeProblem(problem, 'en'));
}

test('a table of a pack is read in the order it is written, and a workflow without one has none', () => {
  expect(problems((yaml) => yaml)).toEqual([]);
  expect(sample(`${WORKFLOW_YAML}${TABLE}`).statistics).toMatchObject([
    {
      key: 'yearly',
      clauses: ['N-28'],
      of: { kind: ['normative'] },
      clock: 'portal',
      rows: [{ key: 'came', count: 'opened' }, { key: 'done' }],
    },
  ]);
  expect(sample().statistics).toEqual([]);
});

test.each([
  ['an attribute that is not there', 'day: issuedOn', 'day: arrivedOn', 'has no attribute “arrivedOn”'],
  ['a clock that is not there', 'clock: portal', 'clock: reply', 'there is no clock “reply”'],
  ['an attribute of a column', '{ attribute: proactive }', '{ applicant: proactive }', 'has no attribute “applicant”'],
  ['a sum of what stands nowhere', 'sum: plain', 'sum: others', '“others” must stand before its sum “all”'],
  ['a row twice', 'key: done', 'key: came', '“came” stands there twice'],
  ['a row of the check', 'right: done', 'right: gone', 'there is no row “gone”'],
  ['rows of which one counts nothing', '办结, count: closed', '办结, where: { kind: notice }', 'say what is counted'],
  ['a count in rows and columns', 'where: { attribute: proactive } }', 'count: closed }', 'say what is counted'],
  ['time limits without a clock', 'clock: portal\n    columns', 'columns', null],
  ['a measure that does not exist', 'count: opened', 'count: seen', 'count'],
])('%s is a problem with its line', (_what, from, to, reason) => {
  const told = problems((yaml) => yaml.replace(from, to));
  if (reason === null)
    expect(problems((yaml) => yaml.replace(from, to).replace('count: closed', 'count: late'))[0]).toContain('need a “clock”');
  else expect(told.some((problem) => problem.includes(reason) && /:\d+/.test(problem))).toBe(true);
});

test('a value that the workflow has no word for is a slip', () => {
  const worded = WORKFLOW_YAML.replace('  number: docNumber\n', '  number: docNumber\n  words: { attribute: { proactive: 主动公开 } }\n');
  const parsed = parseWorkflow(`${worded}${TABLE.replace('proactive }', 'proactiv }')}`, OPTIONS);
  expect(parsed.ok ? [] : parsed.problems.map(({ reason }) => reason.en)).toEqual(['the attribute “attribute” has no value “proactiv”']);
});
