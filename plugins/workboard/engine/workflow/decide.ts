import { ExpressionError, type Judgement } from '../expression';
import type { Answers, FieldError } from '../form/types';
import type { ClauseId } from '../text';
import { evaluation, type Evaluation } from './compiled-workflow';
import { unmetFrozen } from './frozen';
import { mayFire, unitsFor } from './may-fire';
import { quoteFacts } from './quote-facts';
import { resolveEffects } from './resolve-each';
import { unmetRoom } from './room';
import { mandateOf, unmetSeparation } from './separation';
import type { DecisionContext, EventDefinition, EventKey, Guard, Outcome, StageKey, Unmet } from './types';
import * as refusals from './refusals';

/**
 * Decides whether an event may happen, and what it does. Pure: nothing is read but the arguments, nothing is written.
 * A refusal lists every unmet condition at once: stage, role, separation of duties, form, guards. Whatever cannot be judged counts as
 * unmet. Only when nothing is unmet are targets and effects worked out, and if one of those fails the event is refused as well.
 * @param form cleaned answers of the event's form; `{}` if it has none
 * @param formErrors what the form's validation found
 */
export function decide(context: DecisionContext, event: EventKey, form: Answers, formErrors: readonly FieldError[] = []): Outcome {
  const definition = eventOf(context, event);
  if (!definition) return { ok: false, unmet: [refusals.unknownEvent(event)], warnings: [] };
  const evaluate = evaluation(context, form);
  const guards = judgeGuards(definition.guards, evaluate);
  const unmet = [
    ...unmetStage(context, definition),
    ...unmetRole(context, definition),
    ...unmetSeparation(context, definition),
    ...unmetFrozen(context, definition),
    ...formErrors.map(refusals.formError),
    ...quoteFacts(guards.unmet, context.facts),
  ];
  if (unmet.length > 0) return { ok: false, unmet, warnings: quoteFacts(guards.warnings, context.facts) };
  return carryOut(context, definition, evaluate, guards.warnings);
}

/** Stage the event must be fired from, as an unmet condition if the card is not there. */
export function unmetStage({ workflow, card }: DecisionContext, event: EventDefinition): Unmet[] {
  const opens = event.from.length === 0;
  // A card that does not exist yet stands in no stage.
  if (opens ? card.stage === '' : event.from.includes(card.stage)) return [];
  return [refusals.wrongStage(workflow, event)];
}

export function unmetRole({ workflow, actor, subject }: DecisionContext, event: EventDefinition): Unmet[] {
  return mayFire(workflow, event.key, actor, unitsFor(subject)) ? [] : [refusals.wrongRole(workflow, event)];
}

export function judgeGuards(guards: readonly Guard[], evaluate: Evaluation): { unmet: Unmet[]; warnings: Unmet[] } {
  const judged = guards.map((guard) => ({ guard, judgement: evaluate.judge(guard.when) }));
  const failed = judged.filter(({ judgement }) => !judgement.met);
  const of = (severity: Guard['severity']) =>
    failed.filter(({ guard }) => guard.severity === severity).map(({ guard, judgement }) => asUnmet(guard, judgement));
  return { unmet: of('block'), warnings: of('warn') };
}

export function eventOf({ workflow }: DecisionContext, event: EventKey): EventDefinition | undefined {
  return Object.hasOwn(workflow.events, event) ? workflow.events[event] : undefined;
}

function carryOut(context: DecisionContext, event: EventDefinition, evaluate: Evaluation, warnings: readonly Unmet[]): Outcome {
  try {
    const to = targetOf(context, event, evaluate);
    if (to === null) return { ok: false, unmet: [refusals.nowhereToGo(event)], warnings };
    const full = unmetRoom(context, to);
    if (full.length > 0) return { ok: false, unmet: full, warnings };
    const effects = event.effects.flatMap((effect) => resolveEffects(effect, evaluate));
    const from = event.from.length === 0 ? null : context.card.stage;
    const mandate = mandateOf(context, event);
    const told = quoteFacts(warnings, context.facts);
    return { ok: true, event, from, to, effects, warnings: told, clauses: clausesServed(event, warnings), mandate };
  } catch (error) {
    if (error instanceof ExpressionError) return { ok: false, unmet: [refusals.failed(event, error)], warnings };
    throw error;
  }
}

/** @throws ExpressionError when a condition on the way cannot be judged: going past it would be a guess */
function targetOf({ card }: DecisionContext, event: EventDefinition, evaluate: Evaluation): StageKey | null {
  if (event.to.length === 0) return card.stage === '' ? null : card.stage;
  for (const { stage, when } of event.to) {
    if (when === undefined) return stage;
    const judgement = evaluate.judge(when);
    if (judgement.met) return stage;
    if (judgement.reason !== null)
      throw new ExpressionError({
        'zh-Hans': `“${when}”无法判断：${judgement.reason}`,
        en: `“${when}” cannot be judged: ${judgement.reason}`,
      });
  }
  return null;
}

function clausesServed(event: EventDefinition, warnings: readonly Unmet[]): ClauseId[] {
  const warned = new Set(warnings.map(({ message }) => message));
  const met = event.guards.filter(({ message }) => !warned.has(message));
  return [
    ...new Set([...event.clauses, ...met.flatMap(({ clauses }) => clauses), ...event.distinctFrom.flatMap(({ clauses }) => clauses)]),
  ];
}

function asUnmet({ clauses, message, cure }: Guard, judgement: Judgement): Unmet {
  const reason = judgement.met ? null : judgement.reason;
  return { code: 'guard', clauses, message, ...(cure ? { cure } : {}), ...(reason === null ? {} : { reason }) };
}
