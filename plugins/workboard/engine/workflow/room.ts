import type { YamlSource } from '../read-yaml';
import type { DecisionContext, EventDefinition, StageKey, Unmet, WorkflowDefinition } from './types';

/**
 * A stage with a hard limit takes no further card while it is full. Judged by the counts of the context; a stage that was not counted has
 * room, because only stages with a hard limit are counted.
 * @param to stage the event leads to; a card that stays where it is needs no room
 */
export function unmetRoom({ workflow, card, crowd }: DecisionContext, to: StageKey): Unmet[] {
  const stage = workflow.stages.find(({ key }) => key === to);
  const hard = stage?.wip?.hard;
  if (!stage || hard === undefined || to === card.stage || (crowd?.[to] ?? 0) < hard) return [];
  const message = {
    'zh-Hans': `“${stage.title['zh-Hans']}”在办已达上限 ${hard} 件，请先办结其中一件`,
    en: `“${stage.title.en}” is full (${hard} cards): finish one of them first`,
  };
  return [{ code: 'wip', clauses: [], message }];
}

/** Stages with a hard limit that an event may lead to: what has to be counted before it is judged. None for most events. */
export function limitedTargets({ stages }: WorkflowDefinition, event: EventDefinition | undefined): StageKey[] {
  return stages.filter(({ key, wip }) => wip?.hard !== undefined && event?.to.some(({ stage }) => stage === key)).map(({ key }) => key);
}

/** Limits that cannot be meant: a hard one below the soft one, one on a stage where cards rest for good. */
export function checkRoom({ stages }: WorkflowDefinition, source: YamlSource): void {
  for (const { key, kind, wip } of stages) {
    const path = ['stages', key, 'wip'];
    if (!wip) continue;
    if (wip.soft !== undefined && wip.hard !== undefined && wip.hard < wip.soft)
      source.problem(path, `上限 hard 不得小于提示线 soft（${wip.soft}）`, `“hard” must not be below “soft” (${wip.soft})`);
    if (kind === 'final')
      source.problem(path, '终结阶段的卡片不再办理，不能设在办上限', 'cards rest in a final stage for good: it can have no limit');
  }
}
