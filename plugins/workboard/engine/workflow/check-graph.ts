import type { YamlSource } from '../read-yaml';
import type { StageKey, WorkflowDefinition } from './types';

/** Checks that cards can move: one beginning, every stage reachable, no stage a card cannot leave, every event with somebody to fire it. */
export function checkGraph(workflow: WorkflowDefinition, source: YamlSource): void {
  checkInitial(workflow, source);
  checkReach(workflow, source);
  checkReadOnly(workflow, source);
  for (const event of Object.values(workflow.events)) {
    const path = ['events', event.key];
    if (event.by.length === 0)
      source.problem([...path, 'by'], '没有任何角色可以执行此步骤，请在 by 中写明', 'nobody may fire this event; name a role under “by”');
    for (const [index, { stage, when }] of event.to.entries()) {
      const last = index === event.to.length - 1;
      if (last && when !== undefined) {
        source.problem(
          [...path, 'to'],
          '最后一个去向不能带条件，否则可能无处可去',
          'the last target must have no condition, or the card may have nowhere to go',
        );
      }
      if (!last && when === undefined) {
        source.problem(
          [...path, 'to', index + 1],
          `不会走到这里：前面的“${stage}”没有条件`,
          `this is never reached: “${stage}” before it has no condition`,
        );
      }
    }
  }
}

function checkInitial(workflow: WorkflowDefinition, source: YamlSource): void {
  const initial = workflow.stages.filter(({ kind }) => kind === 'initial');
  if (initial.length === 0)
    source.problem(['stages'], '没有起始阶段：请给一个阶段写 kind: initial', 'there is no initial stage: give one stage “kind: initial”');
  for (const extra of initial.slice(1)) {
    source.problem(
      ['stages', extra.key, 'kind'],
      `起始阶段只能有一个，“${initial[0]?.key ?? ''}”已经是`,
      `there may be only one initial stage, “${initial[0]?.key ?? ''}” already is`,
    );
  }
}

/** What is read-only is left by no step and changed by none, and so is an end; another card may be opened from it. */
function checkReadOnly({ stages, events }: WorkflowDefinition, source: YamlSource): void {
  for (const { key, kind, readOnly } of stages) {
    if (!readOnly) continue;
    const path = ['stages', key, 'readOnly'];
    if (kind !== 'final') source.problem(path, '只读阶段须为 kind: final', 'a read-only stage is “kind: final”');
    for (const event of Object.values(events)) {
      const opensOnly = event.to.length === 0 && event.effects.every((effect) => effect.do === 'openCard');
      if (event.from.includes(key) && !opensOnly)
        source.problem(
          path,
          `步骤“${event.key}”会改变只读阶段的办件`,
          `the event “${event.key}” would change what rests in a read-only stage`,
        );
    }
  }
}

function checkReach(workflow: WorkflowDefinition, source: YamlSource): void {
  const exits = new Map<StageKey, Set<StageKey>>();
  const begins = new Set(workflow.stages.filter(({ kind }) => kind === 'initial').map(({ key }) => key));
  for (const event of Object.values(workflow.events)) {
    for (const { stage } of event.to) {
      if (event.from.length === 0) begins.add(stage);
      for (const from of event.from) if (from !== stage) exits.set(from, (exits.get(from) ?? new Set()).add(stage));
    }
  }
  const reached = new Set<StageKey>();
  const open = [...begins];
  for (let stage = open.pop(); stage !== undefined; stage = open.pop()) {
    if (reached.has(stage)) continue;
    reached.add(stage);
    open.push(...(exits.get(stage) ?? []));
  }
  for (const { key, kind } of workflow.stages) {
    if (!reached.has(key)) source.problem(['stages', key], `没有步骤通向阶段“${key}”`, `no event leads to stage “${key}”`);
    if (kind === 'final' || exits.has(key)) continue;
    source.problem(
      ['stages', key],
      `阶段“${key}”没有出路：请加一个离开它的步骤，或写 kind: final`,
      `a card cannot leave stage “${key}”: add an event that leads out of it, or give it “kind: final”`,
    );
  }
}
