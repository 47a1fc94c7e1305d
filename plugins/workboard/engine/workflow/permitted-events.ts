import { ExpressionError } from '../expression';
import { judgeGuards, unmetRole, unmetStage } from './decide';
import { evaluation, type Evaluation } from './compiled-workflow';
import { unmetFrozen } from './frozen';
import { previewHints } from './preview-hints';
import { quoteFacts } from './quote-facts';
import * as refusals from './refusals';
import { unmetRoom } from './room';
import { mandateOf, unmetSeparation } from './separation';
import type { DecisionContext, EventDefinition, PermittedEvent, StageKey, Unmet } from './types';

/**
 * What the actor may do with the card now, and why not the rest: every event of the workflow that does not open a card, those of the present
 * stage first. An event of another stage carries that one reason. Guards that read the form are judged when the event is fired.
 */
export function permittedEvents(context: DecisionContext): PermittedEvent[] {
  const evaluate = evaluation(context, {});
  const events = Object.values(context.workflow.events).filter(({ from }) => from.length > 0);
  const here = (event: EventDefinition) => event.from.includes(context.card.stage);
  return [...events.filter(here), ...events.filter((event) => !here(event))].map((event) => judgeEvent(context, event, evaluate));
}

/** Facts and roots to load for `permittedEvents` are those of the events that leave the card's stage. */
export function eventsFrom(context: Pick<DecisionContext, 'workflow'>, stage: StageKey): EventDefinition[] {
  return Object.values(context.workflow.events).filter(({ from }) => from.includes(stage));
}

function judgeEvent(context: DecisionContext, event: EventDefinition, evaluate: Evaluation): PermittedEvent {
  const away = unmetStage(context, event);
  const { unmet, warnings } = away.length > 0 ? { unmet: away, warnings: [] } : judgeHere(context, event, evaluate);
  const stays = event.to.length === 0;
  return {
    event: event.key,
    title: event.title,
    to: stays ? context.card.stage : expectedTarget(event, evaluate),
    stays,
    back: event.back,
    form: event.form ?? null,
    allowed: unmet.length === 0,
    unmet,
    warnings,
    standingInFor: away.length > 0 ? null : (mandateOf(context, event)?.standingInFor ?? null),
    starts: startsOf(event, evaluate),
    hints: away.length > 0 ? [] : previewHints(context, event.key, {}),
    clauses: event.clauses,
  };
}

function judgeHere(context: DecisionContext, event: EventDefinition, evaluate: Evaluation): { unmet: Unmet[]; warnings: Unmet[] } {
  const standing = [...unmetRole(context, event), ...unmetSeparation(context, event), ...unmetFrozen(context, event)];
  try {
    const guards = judgeGuards(
      event.guards.filter(({ when }) => !evaluate.readsForm(when)),
      evaluate,
    );
    const room = event.to.length === 0 ? [] : unmetRoom(context, expectedTarget(event, evaluate));
    const { facts } = context;
    return { unmet: [...standing, ...quoteFacts(guards.unmet, facts), ...room], warnings: quoteFacts(guards.warnings, facts) };
  } catch (error) {
    if (error instanceof ExpressionError) return { unmet: [...standing, refusals.failed(event, error)], warnings: [] };
    throw error;
  }
}

/** Where it leads as far as can be said without the form: conditions that read it are passed over. */
function expectedTarget(event: EventDefinition, evaluate: Evaluation): StageKey {
  const first = event.to.find(({ when }) => when === undefined || (!safely(() => evaluate.readsForm(when)) && evaluate.judge(when).met));
  return (first ?? event.to[event.to.length - 1])?.stage ?? '';
}

function startsOf(event: EventDefinition, evaluate: Evaluation): string[] {
  return event.effects.flatMap((effect) => {
    if (effect.do !== 'startClock' || effect.on) return [];
    const when = effect.when;
    return when === undefined || safely(() => evaluate.readsForm(when)) || evaluate.judge(when).met ? [effect.clock] : [];
  });
}

function safely(ask: () => boolean): boolean {
  try {
    return ask();
  } catch (error) {
    if (error instanceof ExpressionError) return false;
    throw error;
  }
}
