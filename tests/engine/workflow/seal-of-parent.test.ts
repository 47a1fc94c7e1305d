import { describeProblem } from '../../../plugins/workboard/engine/read-yaml';
import { asksForSeals, decide, parseWorkflow } from '../../../plugins/workboard/engine/workflow';
import { context, head, OPTIONS, sample, WORKFLOW_YAML } from './sample';

const YAML = `key: review
title: 审查
subject:
  type: api::document.document
  sealOf: parent
  lapse: { broken: void, restored: again }
stages:
  open: { title: 待审, kind: initial, owner: secretariat }
  done: { title: 办结, kind: final }
events:
  create: { title: 新建, by: secretariat, effects: [seal] }
  approve: { title: 同意, from: open, to: done, by: secretariat }
  void: { title: 失效, from: done, to: open, by: system }
  again: { title: 恢复, from: open, to: done, by: system }
`;

function problems(yaml: string): string[] {
  const parsed = parseWorkflow(yaml, OPTIONS);
  return parsed.ok ? [] : parsed.problems.map((one) => describeProblem(one, 'en'));
}

test('R-SEC-02 · a workflow may seal the content of what its cards were opened from, and say what follows when it changes', () => {
  expect(problems(YAML)).toEqual([]);
});

test.each([
  ['lapse without sealOf', YAML.replace('  sealOf: parent\n', ''), '“lapse” goes with “sealOf: parent”'],
  ['attributes of its own', YAML.replace('  sealOf', '  sealed: [title]\n  sealOf'), 'leaves no “sealed” of its own'],
  ['publishing', YAML.replace('effects: [seal]', 'effects: [seal, publish]'), 'publishes nothing of its own'],
  ['an event that is not there', YAML.replace('broken: void', 'broken: nothing'), 'there is no event “nothing”'],
  ['one that the system may not fire', YAML.replace('broken: void', 'broken: approve'), 'must name “system” under “by”'],
  [
    'stamped, but not sealed',
    WORKFLOW_YAML.replace('sealed: [title, body]', 'sealed: [title]\n  stamped: body'),
    'does not stand under “sealed”',
  ],
])('refused at load: %s', (_says, yaml, reason) => {
  expect(problems(yaml).join('\n')).toContain(reason);
});

const STEP = WORKFLOW_YAML.replace(
  'effects: [seal]',
  "effects: [seal, { takeStep: approve, on: { linked: interpretation }, form: { opinion: subject.kind }, when: subject.kind == 'normative' }]",
);

test('a step takes a linked card’s step along, with answers worked out here', () => {
  const workflow = sample(STEP);
  const taken = (kind: string) => {
    const outcome = decide(
      { ...context({ stage: 'opinion', actor: head }), workflow, subject: { kind, leadDraftingUnit: 'finance' } },
      'opine',
      {},
    );
    if (!outcome.ok) throw new Error(JSON.stringify(outcome.unmet));
    return outcome.effects.filter(({ do: what }) => what === 'takeStep');
  };
  expect(taken('normative')).toEqual([
    { do: 'takeStep', on: { linked: 'interpretation' }, event: 'approve', form: { opinion: 'normative' } },
  ]);
  expect(taken('notice')).toEqual([]);
});

test.each([
  ['without a partner', STEP.replace('on: { linked: interpretation }, ', ''), 'needs “on: { linked: … }”'],
  [
    'a step its workflow does not have',
    STEP.replace('takeStep: approve', 'takeStep: publish'),
    'there is no event of “interpretation” “publish”',
  ],
  ['an answer that reads what is not there', STEP.replace('opinion: subject.kind', 'opinion: subject.none'), 'there is no attribute'],
])('refused at load: a step of a linked card %s', (_says, yaml, reason) => {
  expect(problems(yaml).join('\n')).toContain(reason);
});

test('R-SEC-02 · what linked cards have sealed is only looked up for steps that ask for it', () => {
  const asking = WORKFLOW_YAML.replace('size(linked.interpretation) > 0', '"linked.interpretation.exists(i, i.seals)"');
  expect(asksForSeals(sample(asking), 'submit')).toBe(true);
  expect(asksForSeals(sample(asking), 'issue')).toBe(false);
  expect(asksForSeals(sample(), 'submit')).toBe(false);
});
