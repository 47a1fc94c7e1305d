import type { Text } from '../text';
import type { DecisionContext, EventDefinition, LinkedCard, Unmet, WorkflowDefinition } from './types';

/**
 * R-SEC-14: while a card that was opened from this one rests in a stage that freezes its content (an incident nobody has closed), no step touches
 * what is sealed.
 */
export function unmetFrozen({ workflow, linked }: DecisionContext, event: EventDefinition): Unmet[] {
  return touchesSealed(workflow, event) ? frozenBy(linked).map(frozen) : [];
}

/** Whether a step writes, seals, opens or publishes what is sealed of its own subject. */
export function touchesSealed({ subject }: Pick<WorkflowDefinition, 'subject'>, { from, effects }: EventDefinition): boolean {
  if (from.length === 0 || subject.sealOf !== undefined) return false;
  return effects.some(
    (effect) =>
      effect.on === undefined &&
      (effect.do === 'set' ? subject.sealed.includes(effect.attribute) : ['seal', 'breakSeal', 'publish'].includes(effect.do)),
  );
}

/** The linked cards that freeze the content of this one. */
export function frozenBy(linked: Readonly<Record<string, readonly LinkedCard[]>>): LinkedCard[] {
  return Object.values(linked).flatMap((cards) => cards.filter(({ freezes }) => freezes !== undefined));
}

function frozen(by: LinkedCard): Unmet {
  return { code: 'frozen', clauses: by.freezes?.clauses ?? [], message: frozenText(by), cure: { in: 'linked', workflow: by.workflow } };
}

/** The sentence for whoever wants to change it. */
export function frozenText({ title, freezes }: Pick<LinkedCard, 'title' | 'freezes'>): Text {
  const { 'zh-Hans': zh, en } = freezes?.what ?? { 'zh-Hans': '', en: '' };
  return {
    'zh-Hans': `“${title}”的${zh}尚未办结，内容和版本封存，任何途径都不能修改；结案后再改`,
    en: `${en}: “${title}” is not closed; content and versions are frozen and nothing changes them until it is`,
  };
}
