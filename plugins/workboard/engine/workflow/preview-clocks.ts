import { ExpressionError } from '../expression';
import type { Answers } from '../form/types';
import { evaluation } from './compiled-workflow';
import { eventOf } from './decide';
import { foreseenSubject } from './foreseen-subject';
import { resolveEffect } from './resolve-effect';
import type { DecisionContext, Effect, EventKey, ResolvedEffect, Value } from './types';

const CLOCK_EFFECTS = ['startClock', 'resetClock', 'stopClock', 'suspendClock', 'resumeClock', 'extendClock', 'cancelClock'] as const;

export interface ClockPreview {
  /** What the event would do to the card's own clocks, in its order. */
  effects: readonly ResolvedEffect[];
  /** Clocks of which nothing can be said yet, because an answer of the form is missing. */
  open: readonly string[];
  /** The subject as the event would leave it: conditions of ceilings read it. */
  subject: Readonly<Record<string, Value>>;
}

/**
 * What an event would do to the clocks of the card, whatever its guards say: shown before anything is saved. Pure, as `decide` is.
 * @param form cleaned answers as far as they are given
 */
export function previewClocks(context: DecisionContext, event: EventKey, form: Answers): ClockPreview {
  const evaluate = evaluation(context, form);
  const effects: ResolvedEffect[] = [];
  const open: string[] = [];
  for (const effect of eventOf(context, event)?.effects ?? []) {
    if (!isOwnClock(effect)) continue;
    try {
      const resolved = resolveEffect(effect, evaluate);
      if (resolved) effects.push(resolved);
    } catch (error) {
      if (!(error instanceof ExpressionError)) throw error;
      open.push(effect.clock);
    }
  }
  return { effects, open: [...new Set(open)], subject: foreseenSubject(context, event, form) };
}

function isOwnClock(effect: Effect): effect is Extract<Effect, { do: (typeof CLOCK_EFFECTS)[number] }> {
  return effect.on === undefined && CLOCK_EFFECTS.some((kind) => kind === effect.do);
}
