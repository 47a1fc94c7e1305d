import { decide, limitedTargets, parseWorkflow, permittedEvents } from '../../../plugins/workboard/engine/workflow';
import { context, head, OPTIONS, sample, WORKFLOW_YAML } from './sample';

const CHECK = 'check: { title: 核稿, owner: secretariat }';
const limited = (wip: string, stage = CHECK) => WORKFLOW_YAML.replace(stage, stage.replace(' }', `, wip: ${wip} }`));
const full = sample(limited('{ soft: 2, hard: 3 }'));

test('D.3-12 · a stage with a hard limit refuses the next card when it is full, and says which stage and how many', () => {
  const outcome = decide(context({ workflow: full, stage: 'opinion', actor: head, crowd: { check: 3 } }), 'opine', {});
  expect(outcome).toMatchObject({
    ok: false,
    unmet: [{ code: 'wip', clauses: [], message: { 'zh-Hans': expect.stringContaining('“核稿”') } }],
  });
  expect(outcome.ok ? '' : outcome.unmet[0]?.message['zh-Hans']).toContain('3 件');
  expect(decide(context({ workflow: full, stage: 'opinion', actor: head, crowd: { check: 2 } }), 'opine', {})).toMatchObject({ ok: true });
});

test('D.3-12 · a soft limit alone refuses nothing, and a card that is there already needs no room', () => {
  const soft = sample(limited('{ soft: 1 }'));
  expect(decide(context({ workflow: soft, stage: 'opinion', actor: head, crowd: { check: 9 } }), 'opine', {})).toMatchObject({ ok: true });
  expect(decide(context({ workflow: full, stage: 'check', actor: head, crowd: { check: 9 } }), 'note', {})).toMatchObject({ ok: true });
});

test('D.3-12 · whoever lifts the card is told before the drop', () => {
  const events = permittedEvents(context({ workflow: full, stage: 'opinion', actor: head, crowd: { check: 3 } }));
  expect(events.find(({ event }) => event === 'opine')).toMatchObject({ allowed: false, unmet: [{ code: 'wip' }] });
});

test('D.3-12 · only events that lead to a stage with a hard limit have anything counted', () => {
  expect(limitedTargets(full, full.events.opine)).toEqual(['check']);
  expect(limitedTargets(full, full.events.submit)).toEqual([]);
  expect(limitedTargets(sample(limited('{ soft: 2 }')), full.events.opine)).toEqual([]);
});

test.each([
  ['a hard limit below the soft one', limited('{ soft: 5, hard: 3 }'), '上限 hard 不得小于提示线 soft（5）'],
  ['a limit on a final stage', limited('{ soft: 5 }', 'published: { title: 已公开, kind: final }'), '终结阶段的卡片不再办理'],
  ['a limit without a number', limited('{}'), '须写 soft 或 hard'],
  [
    'a kind that is no attribute',
    WORKFLOW_YAML.replace('  number: docNumber', '  kind: { attribute: sort, titles: {} }\n  number: docNumber'),
    '没有属性“sort”',
  ],
])('D.3-12, D.3-13 · %s is told with its line', (_name, yaml, words) => {
  const parsed = parseWorkflow(yaml, OPTIONS);
  expect(parsed.ok ? [] : parsed.problems.map(({ reason, line }) => [reason['zh-Hans'], line > 0])).toContainEqual([
    expect.stringContaining(words),
    true,
  ]);
});
