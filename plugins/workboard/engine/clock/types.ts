import type { Day, Explanation } from '../calendar/types';
import type { ClauseId, RoleKey, Text } from '../text';

export type Period = 'week' | 'half_month' | 'month' | 'january' | 'next_january';

/**
 * How long an obligation may take.
 * `hours` from an instant, nights and rest days included (N-34) · `workdays` n-th workday after the start (start not counted) · `days` calendar days, a last day on a rest day moves to the next
 * workday (民诉法 85) · `sameDay` 24:00 of the start day, rest days included · `lastWorkdayOf` last workday of the period the start lies in,
 * or the first workday after it if none is left · `until` a day that was named, whatever day it is: only of one run, never of a definition.
 */
export type Limit =
  { workdays: number } | { days: number } | { hours: number } | { sameDay: true } | { lastWorkdayOf: Period } | { until: Day };

/** A distance from a due day or instant: workdays, or hours. */
export type Lead = number | { hours: number };

/** A rule that binds the same obligation as the office's own: the law's limit, or one of several. */
export interface Ceiling {
  /** What it is called, where the clauses alone do not say it: 行政复议简易程序. */
  title?: Text;
  limit: Limit;
  clauses: readonly ClauseId[];
  /** Suspension pushes the ceiling too (条例 33) when true. Extensions never do: the ceiling is what they must fit under. */
  pausable: boolean;
  /** Whether it binds this subject: a condition over attributes that only steps write. Absent: it always does. */
  when?: string;
}

/** Who is told how long after the due day; `says`: in which words, where not in the house's own (a chase, each time in plainer ones). */
export interface Escalation {
  overdue: Lead;
  to: RoleKey;
  says?: Text;
}

/** One obligation in time, as a policy pack declares it. */
export interface ClockDefinition {
  key: string;
  title: Text;
  clauses: readonly ClauseId[];
  limit: Limit;
  /** Rules beside the office's own; the earliest of all binds. */
  ceilings?: readonly Ceiling[];
  pausable: boolean;
  /** What the causes are called for which it is suspended. */
  causes?: Readonly<Record<string, Text>>;
  /** A goal of the office's own, not a limit: it never binds a card, and past its day it is `near`, never overdue (G-08). */
  target?: true;
  /** How it was kept is told to everybody, in numbers; absent: it is the office's own matter. */
  performance?: 'public';
  /** Who must act before it is due. */
  owner: RoleKey;
  /** What is left when the owner is reminded. */
  remind: readonly Lead[];
  /** How long overdue it is when somebody else is told. */
  escalate: readonly Escalation[];
  /**
   * What the system fires once the due day is over: silence has a consequence (条例 32, 34). Answers of its form are expressions. `at: begin`: as
   * soon as the due day begins, for what opens by itself. `when`: for a step that does not end the clock, whether it still has to be taken.
   */
  expire?: { event: string; at?: 'begin'; when?: string; form: Readonly<Record<string, string>> };
}

/**
 * What happened to a clock. `on` is the legal day, which may lie before the instant it was recorded. START after STOP or CANCEL begins
 * a new run; its `workdays` are a limit set for this run, in place of the definition's (the period of a correction notice), and `until` is the day
 * it ends on (the closing day of a consultation), which a RESET can name anew. RESET starts the count anew and voids extensions, but ends no suspension: a letter that is out is still out.
 * RESUME ends the oldest open suspension of the same `cause`. `at` is the instant behind `on`, kept where the clock counts hours. `rules` are the
 * places of the ceilings that bind the subject, where some of them have conditions; RULES is recorded when a step changes which.
 */
export type ClockEvent =
  | { type: 'START'; on: Day; at?: string; ceilingFrom?: Day; workdays?: number; until?: Day; rules?: readonly number[] }
  | { type: 'RESET'; on: Day; at?: string; until?: Day }
  | { type: 'RULES'; on: Day; rules: readonly number[] }
  | { type: 'SUSPEND'; on: Day; cause: string }
  | { type: 'RESUME'; on: Day; cause: string }
  | { type: 'EXTEND'; workdays: number }
  | { type: 'STOP'; on: Day; at?: string }
  | { type: 'CANCEL'; on: Day; reason: string };

export type ClockState = 'idle' | 'running' | 'suspended' | 'stopped' | 'cancelled';

/**
 * `overdue` only when today > due; a clock due today is in `today` and nowhere else; an idle clock is `later`.
 * `suspended` only if the rule that binds is suspended: a statutory ceiling that does not pause is overdue when it is overdue.
 */
export type Urgency = 'overdue' | 'today' | 'soon' | 'near' | 'later' | 'suspended' | 'done';

/** One line of “how this date came about”, in order; the admin turns it into a sentence. */
export type ClockStep =
  | { kind: 'start' | 'reset'; day: Day; at: string | null; restDay: boolean }
  | { kind: 'limit'; limit: Limit; to: Day; at: string | null; explanation: Explanation; clauses: readonly ClauseId[] }
  /** `workdays` is what this suspension adds: days shared with an earlier one, or before a reset, or after the due day, add nothing. */
  | { kind: 'suspension'; from: Day; to: Day | null; workdays: number; cause: string; title?: Text }
  | { kind: 'extension'; workdays: number; void: boolean }
  | { kind: 'due'; day: Day; at: string | null; explanation: Explanation }
  /** A step changed which of the rules below bind: everything was reckoned anew from the same start. */
  | { kind: 'rules'; day: Day }
  /** `applies` is null where it depends on a subject that is not there: the planner. */
  | {
      kind: 'ceiling';
      title: Text | null;
      from: Day;
      limit: Limit;
      to: Day;
      at: string | null;
      clauses: readonly ClauseId[];
      binds: boolean;
      applies: true | null;
    }
  | { kind: 'stopped' | 'cancelled'; day: Day; at: string | null };

/** What a clock says on a given day. Every field is derived; nothing of it is edited. */
export interface ClockReading {
  key: string;
  /** `suspended` only while a suspension that began in time is open: one that began after the due day cannot cure it. */
  state: ClockState;
  startedOn: Day | null;
  /** Due day of the office's own rule; null while idle. While a suspension is open it is what would hold if it ended today. */
  officeDue: Day | null;
  /** Due day of the earliest ceiling, where one binds the subject. */
  ceilingDue: Day | null;
  /** The earliest of all. */
  due: Day | null;
  /** The instant it is due, where the rule that binds counts hours; null where the day is the answer, up to its 24:00. */
  dueAt: string | null;
  binding: 'office' | 'ceiling' | null;
  /** Place of the ceiling that binds; null where the office's own rule does. */
  rule: number | null;
  /** Clauses of the rule that binds. */
  basis: readonly ClauseId[];
  /** The due day rests on a year without an arrangement (暂定). */
  projected: boolean;
  /** Workdays left: (today, due]; 0 on the due day; null when not running. While suspended: what is left once it resumes. */
  workdaysLeft: number | null;
  /** Whole minutes to `dueAt`, negative once it has passed; null without one, and where no instant was asked about. */
  minutesLeft: number | null;
  /** Calendar days past the due day while it runs; a target can be past its day and is not overdue. */
  daysOverdue: number;
  /** It is a goal, not a limit. */
  target: boolean;
  urgency: Urgency;
  stoppedOn: Day | null;
  /** For a stopped clock: stopped on or before the due day. */
  met: boolean | null;
  calendarVersion: number;
  steps: readonly ClockStep[];
}
