import { ExpressionError } from '../expression';
import type { Answers } from '../form/types';
import { evaluation } from './compiled-workflow';
import { resolveEffect } from './resolve-effect';
import type { DecisionContext, EventKey, Value } from './types';

/**
 * The subject as an event will leave it: what it sets, keeps and adds to lists, written over what stands there. An effect that fails here will fail in `decide`
 * too, and is refused there.
 */
export function foreseenSubject(context: DecisionContext, key: EventKey, form: Answers): Record<string, Value> {
  const { details } = context.workflow.subject;
  const subject: Record<string, Value> = { ...context.subject };
  const event = Object.hasOwn(context.workflow.events, key) ? context.workflow.events[key] : undefined;
  const evaluate = evaluation(context, form);
  for (const effect of event?.effects ?? []) {
    if ((effect.do !== 'set' && effect.do !== 'keep' && effect.do !== 'append') || effect.on) continue;
    try {
      const resolved = resolveEffect(effect, evaluate);
      if (resolved?.do === 'set') subject[resolved.attribute] = resolved.value;
      if ((resolved?.do !== 'keep' && resolved?.do !== 'append') || details === undefined) continue;
      const kept = (subject[details] ?? {}) as Readonly<Record<string, Value>>;
      const list = kept[resolved.as];
      const value = resolved.do === 'keep' ? resolved.value : [...(Array.isArray(list) ? (list as Value[]) : []), resolved.value];
      subject[details] = { ...kept, [resolved.as]: value };
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
    }
  }
  return subject;
}
