import { mandatesFor, unitsFor } from './may-fire';
import type { Actor, DecisionContext, EventDefinition, Membership, Separation, StepOf, Unmet } from './types';

/**
 * R-SEC-06c, B-17: who fired one of these events may not fire this one. A step in somebody's stead is a step of both persons: neither
 * the substitute nor the one they stand in for passes as a second person beside it.
 */
export function unmetSeparation(context: DecisionContext, event: EventDefinition): Unmet[] {
  const step = stepOf(context.actor, mandateOf(context, event));
  return brokenBy(context, event, step).map(({ clauses, message }) => ({ code: 'separation', clauses, message }));
}

/**
 * The membership under which the actor fires an event; null if none lets them, and for the system. Their own right comes first; among several
 * persons they stand in for, the first whose step it may be.
 */
export function mandateOf(context: DecisionContext, event: EventDefinition): Membership | null {
  const { workflow, actor, subject } = context;
  const mandates = mandatesFor(workflow, event.key, actor, unitsFor(subject));
  const free = mandates.find((mandate) => brokenBy(context, event, stepOf(actor, mandate)).length === 0);
  return free ?? mandates[0] ?? null;
}

/** Whose step it is when the actor fires under a membership. */
export function stepOf(actor: Pick<Actor, 'id'>, mandate: Membership | null): StepOf {
  return mandate?.standingInFor ? { by: actor.id, for: mandate.standingInFor.id } : actor.id;
}

/** Who fired it with their own hand. */
export function handOf(step: StepOf): number {
  return typeof step === 'number' ? step : step.by;
}

function brokenBy(context: DecisionContext, event: EventDefinition, step: StepOf): Separation[] {
  const persons = personsOf(step);
  return event.distinctFrom.filter(({ from }) =>
    from.some((other) => earlierSteps(context, other).some((earlier) => personsOf(earlier).some((person) => persons.includes(person)))),
  );
}

/** Whose step an event last was: on this card, or as `workflow.event` on each card linked to it. */
function earlierSteps({ card, linked }: DecisionContext, other: string): StepOf[] {
  const [workflow = '', event] = other.split('.');
  const steps = event === undefined ? [card.lastActor] : (linked[workflow] ?? []).map(({ lastActor }) => lastActor ?? {});
  return steps.flatMap((actors) => {
    const earlier = Object.hasOwn(actors, event ?? other) ? actors[event ?? other] : undefined;
    return earlier === undefined ? [] : [earlier];
  });
}

/** Whether an event is kept apart from steps of linked cards: they are read before it is judged. */
export function separatesFromLinked(event: Pick<EventDefinition, 'distinctFrom'>): boolean {
  return event.distinctFrom.some(({ from }) => from.some((other) => other.includes('.')));
}

function personsOf(step: StepOf): readonly number[] {
  return typeof step === 'number' ? [step] : [step.by, step.for];
}
