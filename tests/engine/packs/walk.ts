import { dayOfInstant, instantOf } from '../../../plugins/workboard/engine/day';
import type { Day } from '../../../plugins/workboard/engine/calendar/types';
import type { ClockReading } from '../../../plugins/workboard/engine/clock/types';
import { cleanAnswers, initialAnswers } from '../../../plugins/workboard/engine/form';
import type { Answers } from '../../../plugins/workboard/engine/form/types';
import { decide, decideOpening, recordEvent } from '../../../plugins/workboard/engine/workflow';
import { foreseenSubject } from '../../../plugins/workboard/engine/workflow/foreseen-subject';
import type { Actor, DecisionContext, LinkedCard, Outcome, ResolvedEffect, Value } from '../../../plugins/workboard/engine/workflow/types';
import { readClocks, withEffects, type ClockHistory } from '../../../plugins/workboard/server/src/features/clock/service';
import { seedCalendar } from '../calendar/seed-calendar';
import type { Pack } from './load-office-packs';

const calendar = seedCalendar();

/** One membership each; ids tell people apart. */
export function holder(role: string, id: number, unit = 'office'): Actor {
  return { kind: 'staff', id, name: `${role}${id}`, memberships: [{ role, unit }] };
}

export const SYSTEM: Actor = { kind: 'system', id: 0, name: '系统', memberships: [] };

/** A moment of Asia/Shanghai. */
export const at = (day: string, time: string): string => instantOf(day as Day, time);

/** A card that is walked through a pack in the pure engine: its subject, clocks and tasks follow from the steps, as the server writes them. */
export class Walk {
  stage = '';
  subject: Record<string, Value> = {};
  linked: Record<string, LinkedCard[]> = {};
  facts: Record<string, Value> = { sentinel: { marks: [], personal: [], list: '' } };
  seal = { exists: false, intact: false };
  readonly tasks = new Set<string>();
  /** Effects of the last step that was done. */
  effects: readonly ResolvedEffect[] = [];
  private history: ClockHistory = {};
  private lastActor: DecisionContext['card']['lastActor'] = {};
  private done: readonly string[] = [];

  constructor(private readonly pack: Pack) {}

  /** Takes a step; the first one opens the card. */
  fire(event: string, actor: Actor, now: string, form: Answers = {}): Outcome {
    const { workflow, forms } = this.pack;
    const today = dayOfInstant(now);
    const definition = workflow.events[event];
    if (!definition) throw new Error(`there is no event ${event}`);
    const asked = definition.form === undefined ? undefined : forms[definition.form];
    const person = { id: actor.id, name: actor.name, units: [], roles: actor.memberships.map(({ role }) => role) };
    const given = asked ? { ...initialAnswers(asked, { form: {}, subject: this.subject, actor: person, today }), ...form } : form;
    const answers = asked ? cleanAnswers(asked, { form: given, subject: this.subject, actor: person, today }) : given;
    const context = this.context(actor, now);
    const outcome =
      this.stage === ''
        ? decideOpening(workflow, event, { ...context, values: this.subject, form: answers })
        : decide(context, event, answers);
    if (outcome.ok) this.take(outcome, context, event, answers, actor);
    return outcome;
  }

  clock(key: string, now: string): ClockReading | undefined {
    return readClocks(this.pack.workflow, this.history, calendar, dayOfInstant(now), now).find((one) => one.key === key);
  }

  /** What the last step of a linked card does to the clocks of this one. */
  follow(partner: Walk, now: string): void {
    const { workflow } = this.pack;
    const effects = partner.effects.flatMap(({ on, ...effect }) => (on?.linked === workflow.key ? [effect as ResolvedEffect] : []));
    this.history = withEffects(this.history, effects, { workflow, subject: this.subject, today: dayOfInstant(now) }).history;
  }

  private context(actor: Actor, now: string): DecisionContext {
    const today = dayOfInstant(now);
    const { workflow } = this.pack;
    const unit = typeof this.subject.unit === 'string' ? this.subject.unit : '';
    return {
      workflow,
      card: {
        id: 1,
        workflow: workflow.key,
        stage: this.stage,
        stageSince: today,
        revision: 1,
        unit,
        units: [unit],
        openedOn: today,
        lastActor: this.lastActor,
        doneInStage: this.done,
      },
      subject: this.subject,
      linked: this.linked,
      seal: this.seal,
      facts: this.facts,
      clocks: readClocks(workflow, this.history, calendar, today, now),
      actor,
      today,
      now,
      calendar,
    };
  }

  /** A task that was created for each row of a list is closed with all of them. */
  private close(task: string): void {
    for (const key of this.tasks) if (key === task || key.startsWith(`${task}/`)) this.tasks.delete(key);
  }

  private take(outcome: Extract<Outcome, { ok: true }>, context: DecisionContext, event: string, form: Answers, actor: Actor): void {
    const { workflow } = this.pack;
    this.subject = { ...foreseenSubject(context, event, form), ...workflow.subject.where };
    const own = outcome.effects.filter((effect) => effect.on === undefined);
    this.history = withEffects(this.history, own, { workflow, subject: this.subject, today: context.today }).history;
    const stays = outcome.to === this.stage;
    const recorded = recordEvent(context.card, event, actor.id, stays);
    this.lastActor = recorded.lastActor;
    this.done = recorded.doneInStage;
    this.stage = outcome.to;
    this.effects = outcome.effects;
    for (const effect of own) {
      if (effect.do === 'createTask') this.tasks.add(effect.task);
      if (effect.do === 'closeTask') this.close(effect.task);
      if (effect.do === 'seal') this.seal = { exists: true, intact: true };
      if (effect.do === 'breakSeal') this.seal = { exists: false, intact: false };
    }
  }
}
