/** 日历: the workday calendar of the office, its versions, and what a change of it moves. */
import type { DayChange } from '../../engine/calendar/change-calendar';
import type { HolidayNotice } from '../../engine/calendar/notice-types';
import type { NoticeFormat } from '../../engine/calendar/read-holiday-file';
import type { Day, ExceptionKind, NotableDay, StatutoryDay } from '../../engine/calendar/types';
import type { Text } from '../../engine/text';

/** GET /calendar?year=2026 — the days of a year that are no ordinary workdays or weekends. */
export interface CalendarYear {
  version: number;
  year: number;
  today: Day;
  /** Whether the year's arrangement is in; every other year is 暂定. */
  arranged: boolean;
  arrangedYears: readonly number[];
  days: readonly NotableDay[];
  /** The year whose notice should be in by now and is not; null for nothing to remind of. */
  missing: number | null;
}

/** GET /calendar/versions — the newest first. A version never changes. */
export interface CalendarVersionView {
  version: number;
  kind: 'seed' | 'notice' | 'days' | 'restore';
  note: string;
  by: string | null;
  at: string;
  arrangedYears: readonly number[];
}

/** GET /calendar/versions/:version/changes — what a version says otherwise than the one before it. */
export interface CalendarVersionChanges {
  version: number;
  days: readonly DayChange[];
}

/**
 * `notice` a notice as text, JSON or ICS; `year` and `source` where it does not name them · `days` one kind for every day of a period, `none`
 * leaves them to their weekday · `restore` everything as a version has it
 */
export type CalendarChange =
  | { kind: 'notice'; format: NoticeFormat; text: string; year?: number; source?: string }
  | { kind: 'days'; from: Day; until: Day; set: ExceptionKind | 'none'; name: string; reason: string }
  | { kind: 'restore'; version: number };

/** POST /calendar/preview → CalendarPreview: nothing is written. POST /calendar/apply → AppliedCalendar; 409 if `base` is no longer the newest. */
export interface CalendarChangeRequest {
  /** The version that the change was looked at against. */
  base: number;
  change: CalendarChange;
}

/** An open clock whose due day moves. */
export interface MovedClock {
  card: number;
  workflow: string;
  number: string | null;
  title: string;
  unitTitle: string;
  clock: string;
  clockTitle: Text;
  /** Who is told: the assignee, or else who holds the role. */
  assignee: string | null;
  ownerTitle: Text;
  before: { due: Day; projected: boolean };
  after: { due: Day; projected: boolean };
}

export interface CalendarPreview {
  base: number;
  /** What was read in the notice; null for a change that is none. */
  notice: HolidayNotice | null;
  days: readonly DayChange[];
  /** Years that become arranged, or are no longer. */
  years: { added: readonly number[]; removed: readonly number[] };
  /** Statutory days that the notice does not give: its year stays 暂定 until it does. */
  missing: readonly StatutoryDay[];
  clocks: {
    /** The first of those that the asking person may see, the earliest new day first. */
    moved: readonly MovedClock[];
    /** How many of those they may see. */
    total: number;
    /** Whether they see every card: otherwise further clocks may move. */
    all: boolean;
  };
  /** Whether it can be applied: nothing in the notice is wrong, and something changes. */
  applicable: boolean;
}

export interface AppliedCalendar {
  version: number;
}
