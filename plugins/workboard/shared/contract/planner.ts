/** 推算: what follows from a day, and when something must begin. */
import type { Day } from '../../engine/calendar/types';
import type { Limit } from '../../engine/clock/types';
import type { ClauseId, Text } from '../../engine/text';
import type { ClockView } from './card';

/** GET /planner — the kinds of obligations, by workflow. */
export interface PlannerWorkflow {
  key: string;
  title: Text;
  clocks: {
    key: string;
    title: Text;
    clauses: readonly ClauseId[];
    limit: Limit;
    /** It counts hours, so a time of the day belongs to its start. */
    hours: boolean;
    /** Events that start it: 印发, 公文发布. */
    starters: { workflow: string; event: string; title: Text }[];
  }[];
}

/** One obligation of a plan. */
export interface PlanStep {
  workflow: string;
  workflowTitle: Text;
  /** The event that starts it. */
  event: { workflow: string; key: string; title: Text };
  clock: ClockView;
}

/** GET /planner/forward?workflow=…&clock=…&start=2026-09-30[&time=19:30][&event=…] — what follows, each step used up to its last day. */
export interface ForwardPlan {
  start: Day;
  /** The event that is taken to happen on that day; the first that starts the clock, if none was named. */
  event: { workflow: string; key: string; title: Text };
  steps: PlanStep[];
}

/** GET /planner/backward?workflow=…&clock=…&end=2026-10-15 — the latest start. */
export interface BackwardPlan {
  end: Day;
  /** The last day on which it may start. */
  start: Day;
  /** The last workday up to that day, on which somebody is there to start it. */
  startWorkday: Day;
  clock: ClockView;
}
