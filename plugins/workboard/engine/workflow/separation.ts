import { mandatesFor, unitsFor } from './may-fire';
import type { Actor, DecisionContext, EventDefinition, LinkedCard, Membership, Separation, StepOf, Unmet } from './types';

/** What stands under `distinctFrom` for every change of the sealed content beside the steps. No event bears this name. */
export const EDIT = 'edit';

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

/** Whose step an event last was: on this card, or as `workflow.event` on each card linked to it. `edit`: who wrote in its content beside the steps. */
function earlierSteps({ card, linked }: DecisionContext, other: string): StepOf[] {
  const [workflow = '', event] = other.split('.');
  const cards: readonly Pick<LinkedCard, 'lastActor' | 'editors'>[] = event === undefined ? [card] : (linked[workflow] ?? []);
  const name = event ?? other;
  return cards.flatMap(({ lastActor = {}, editors = [] }) => {
    if (name === EDIT) return editors;
    const earlier = Object.hasOwn(lastActor, name) ? lastActor[name] : undefined;
    return earlier === undefined ? [] : [earlier];
  });
}

/**
 * Whose edits the content holds after a step. A seal by somebody who is kept apart from them settles them; until then each of them stays an
 * author of it.
 */
export function editorsAfter({ distinctFrom, effects }: EventDefinition, editors: readonly StepOf[]): readonly StepOf[] {
  const apart = distinctFrom.some(({ from }) => from.includes(EDIT));
  return apart && effects.some((effect) => effect.do === 'seal' && !effect.on) ? [] : editors;
}

/** Whether an event is kept apart from steps of linked cards: they are read before it is judged. */
export function separatesFromLinked(event: Pick<EventDefinition, 'distinctFrom'>): boolean {
  return event.distinctFrom.some(({ from }) => from.some((other) => other.includes('.')));
}

function personsOf(step: StepOf): readonly number[] {
  return typeof step === 'number' ? [step] : [step.by, step.for];
}
