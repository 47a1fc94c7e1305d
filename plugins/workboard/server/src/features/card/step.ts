import type { Day, WorkdayCalendar } from '../../../../engine/calendar/types';
import type { SplitAnswers } from '../../../../engine/form';
import type { Answers, FormDefinition } from '../../../../engine/form/types';
import type { Actor, Outcome, ResolvedEffect, Value, WorkflowDefinition } from '../../../../engine/workflow/types';
import type { Trx } from '../../platform/transaction';
import type { Subject } from './subject';

export type Decided = Extract<Outcome, { ok: true }>;

/** One decided step on its way into the database. */
export interface Step {
  trx: Trx;
  workflow: WorkflowDefinition;
  decided: Decided;
  actor: Actor;
  /** Instant it happened, and its day in Asia/Shanghai. */
  at: string;
  today: Day;
  calendar: WorkdayCalendar;
  subject: Subject;
  rowId: number;
  documentId: string;
  form: { definition: FormDefinition; answers: Answers } | null;
  /** What its form asked of a person outside of the office, for the vault alone: `form` holds masks. */
  personal: SplitAnswers['personal'];
  /** A card whose persons are this card's too: what is known of them is kept here as well. */
  personsOf?: number;
  /** Log row that the step takes back. */
  takesBack?: number;
  /** Publishes, where the call came through the document service and waits there; absent: the step publishes itself. */
  publish?: () => Promise<void>;
}

type Kind = ResolvedEffect['do'];

/** Effects of one kind on the card itself. */
export function ownEffects<K extends Kind>(decided: Decided, kind: K): Extract<ResolvedEffect, { do: K }>[] {
  return decided.effects.filter((effect): effect is Extract<ResolvedEffect, { do: K }> => effect.do === kind && effect.on === undefined);
}

/** The subject's details with what the step keeps among them and adds to their lists; null if it does neither. */
export function detailsAfter(decided: Decided, details: Value | undefined): Record<string, Value> | null {
  const kept = ownEffects(decided, 'keep');
  const added = ownEffects(decided, 'append');
  if (kept.length + added.length === 0) return null;
  const after = { ...(details as Record<string, Value> | null) };
  for (const { as, value } of kept) after[as] = value;
  for (const { as, value } of added) after[as] = [...((after[as] ?? []) as readonly Value[]), value];
  return after;
}

/** The sentence a person gave: the answer named reason, comment or opinion. */
export function commentOf(form: Step['form']): string | null {
  for (const key of ['reason', 'comment', 'opinion']) {
    const answer: Value | undefined = form?.answers[key];
    if (typeof answer === 'string' && answer !== '') return answer;
  }
  return null;
}
