import type { Day } from '../calendar/types';
import type { Answers, FieldError } from '../form/types';
import { decide } from './decide';
import { foreseenSubject } from './foreseen-subject';
import { unitsFor } from './may-fire';
import type { Actor, CardState, DecisionContext, EventKey, LinkedCard, Outcome, Value, WorkflowDefinition } from './types';

/** What the opening of a card rests on. There is no card yet, and often no subject. */
export interface OpeningInput {
  /** Attributes the subject is to have, or has already. */
  values?: Readonly<Record<string, Value>>;
  form: Answers;
  formErrors?: readonly FieldError[];
  actor: Actor;
  today: Day;
  facts?: Readonly<Record<string, Value>>;
  /** See `DecisionContext`. */
  now?: DecisionContext['now'];
  calendar?: DecisionContext['calendar'];
  /** See `DecisionContext`. */
  crowd?: DecisionContext['crowd'];
  channels?: DecisionContext['channels'];
  earliest?: DecisionContext['earliest'];
  linked?: Readonly<Record<string, readonly LinkedCard[]>>;
}

/**
 * Decides whether an event may open a card. The same `decide` with a card that stands in no stage; the subject it judges is what the event
 * itself will have written (`values` and its `set` effects), because the actor's unit and the guards rest on that.
 * `outcome.from` is null; the caller writes the subject from `values` and the resolved effects.
 */
export function decideOpening(workflow: WorkflowDefinition, event: EventKey, input: OpeningInput): Outcome {
  const context: DecisionContext = {
    workflow,
    card: freshCard(workflow, input.today),
    subject: input.values ?? {},
    linked: input.linked ?? {},
    seal: { exists: false, intact: false },
    facts: input.facts ?? {},
    ...(input.crowd ? { crowd: input.crowd } : {}),
    ...(input.earliest ? { earliest: input.earliest } : {}),
    ...(input.channels ? { channels: input.channels } : {}),
    ...(input.now === undefined ? {} : { now: input.now }),
    ...(input.calendar ? { calendar: input.calendar } : {}),
    actor: input.actor,
    today: input.today,
  };
  const subject = foreseenSubject(context, event, input.form);
  const units = workflow.subject.units.flatMap((attribute) => unitsOf(subject, attribute));
  const card = { ...context.card, unit: units[0] ?? '', units: [...new Set(units)] };
  return decide({ ...context, subject, card }, event, input.form, input.formErrors);
}

/** A card as it is before its first step: in no stage, of no unit. */
export function freshCard(workflow: WorkflowDefinition, today: Day): CardState {
  return {
    id: 0,
    workflow: workflow.key,
    stage: '',
    stageSince: today,
    revision: 0,
    unit: '',
    units: [],
    openedOn: today,
    lastActor: {},
    doneInStage: [],
  };
}

function unitsOf(subject: Readonly<Record<string, Value>>, attribute: string): readonly string[] {
  return unitsFor(subject)({ key: '', title: { 'zh-Hans': '', en: '' }, scope: 'unit', units: [attribute] });
}
