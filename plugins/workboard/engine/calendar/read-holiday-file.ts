import { z } from 'zod';
import { addDays, isDay, weekday } from '../day';
import { checkNotice } from './check-notice';
import { parseNotice, type NoticeContext } from './parse-notice';
import { weekdayName } from './scan-sentence';
import type { HolidayNotice, NoticeDay, NoticeProblem } from './notice-types';
import type { Day } from './types';

/** `text` the notice as published · `json` `{ year, papers, days: [{ name, date, isOffDay }] }` (holiday-cn) · `ics` a calendar of holidays */
export type NoticeFormat = 'text' | 'json' | 'ics';

/** Reads a notice in any of the forms in which it comes. Nothing is thrown: what is wrong stands in `problems`. */
export function readNotice(format: NoticeFormat, text: string, given: NoticeContext): HolidayNotice {
  if (format === 'text') return parseNotice(text, given);
  return format === 'json' ? readJson(text, given) : readIcs(text, given);
}

const DAY = z.custom<Day>(isDay);
const FILE = z.object({
  year: z.int(),
  papers: z.array(z.string()).default([]),
  days: z.array(z.object({ name: z.string().min(1), date: DAY, isOffDay: z.boolean() })),
});

function readJson(text: string, given: NoticeContext): HolidayNotice {
  const read = FILE.safeParse(parsed(text));
  if (!read.success) {
    const issue = read.error.issues[0];
    return broken(given, { line: 0, text: issue?.path.join('.') ?? '', code: 'format', values: {} });
  }
  const { year, papers, days } = read.data;
  const set = collect(days.map(({ name, date, isOffDay }, index) => ({ day: date, off: isOffDay, name, line: index + 1, text: date })));
  return checkNotice({ year: given.year ?? year, source: given.source ?? papers[0] ?? null, ...set, skipped: [] }, year);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

interface IcsEvent {
  line: number;
  summary: string;
  start: string;
  end: string;
}

/** All-day events whose summary says 休, 假 (off) or 班 (worked): 国庆节（休）, 春节补班. DTEND is the day after the last. */
function readIcs(text: string, given: NoticeContext): HolidayNotice {
  const events = icsEvents(text);
  if (events.length === 0) return broken(given, { line: 0, text: '', code: 'format', values: {} });
  const skipped: { line: number; text: string }[] = [];
  const problems: NoticeProblem[] = [];
  const set = events.flatMap(({ line, summary, start, end }) => {
    const first = icsDay(start);
    if (first === null) {
      problems.push({ line, text: summary, code: 'badDay', values: { date: start } });
      return [];
    }
    if (!/[班休假]/.test(summary)) {
      skipped.push({ line, text: summary });
      return [];
    }
    const name = summary.replace(/[（(].*?[）)]|第\d+天.*$|假期|补班|上班|调休|放假|[休班]$|\s/g, '');
    const days: { day: Day; off: boolean; name: string; line: number; text: string }[] = [];
    const after = icsDay(end) ?? addDays(first, 1);
    for (let day = first; day < after && days.length < 60; day = addDays(day, 1)) {
      days.push({ day, off: !summary.includes('班'), name, line, text: summary });
    }
    return days;
  });
  const year = given.year ?? mostNamed(set.map(({ day }) => day));
  const inYear = set.filter(({ day }) => year === null || day.startsWith(`${year}-`) || day.startsWith(`${year - 1}-12-`));
  const { days, problems: further } = collect(inYear);
  return checkNotice({ year, source: given.source, days, problems: [...problems, ...further], skipped }, null);
}

/** A file of several years is read for the year that is asked, or for the one it says most of. */
function mostNamed(days: readonly Day[]): number | null {
  const counts = new Map<number, number>();
  for (const day of days) counts.set(Number(day.slice(0, 4)), (counts.get(Number(day.slice(0, 4))) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}

function icsEvents(text: string): IcsEvent[] {
  const events: IcsEvent[] = [];
  let open: IcsEvent | null = null;
  let line = 0;
  // A line that begins with a blank continues the one before it (RFC 5545, 3.1).
  for (const raw of text.replace(/\r?\n[ \t]/g, '').split(/\r?\n/)) {
    line += 1;
    const [, key = '', value = ''] = /^([A-Z-]+)[^:]*:(.*)$/.exec(raw.trim()) ?? [];
    if (key === 'BEGIN' && value === 'VEVENT') open = { line, summary: '', start: '', end: '' };
    if (open && key === 'SUMMARY') open.summary = value.replaceAll('\\', '');
    if (open && key === 'DTSTART') open.start = value;
    if (open && key === 'DTEND') open.end = value;
    if (open && key === 'END' && value === 'VEVENT') {
      events.push(open);
      open = null;
    }
  }
  return events;
}

function icsDay(value: string): Day | null {
  const day = `${value.slice(0, 4)}-${value.slice(4, 6)}-${value.slice(6, 8)}`;
  return isDay(day) ? day : null;
}

function collect(
  read: readonly { day: Day; off: boolean; name: string; line: number; text: string }[],
): Pick<HolidayNotice, 'days' | 'problems'> {
  const days = new Map<Day, NoticeDay>();
  const problems: NoticeProblem[] = [];
  for (const { day, off, name, line, text } of read) {
    const kind = off ? 'holiday' : 'makeup';
    const known = days.get(day);
    if (known && known.kind !== kind) problems.push({ line, text, code: 'twice', values: { day } });
    if (kind === 'makeup' && weekday(day) <= 5) {
      problems.push({ line, text, code: 'makeupOnWeekday', values: { day, is: weekdayName(weekday(day)) } });
    }
    if (!known) days.set(day, { day, kind, name });
  }
  return { days: [...days.values()], problems };
}

function broken({ year, source }: NoticeContext, problem: NoticeProblem): HolidayNotice {
  return { year, source, days: [], problems: [problem], skipped: [] };
}
