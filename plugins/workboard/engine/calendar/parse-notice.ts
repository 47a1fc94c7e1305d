import { fromEpochDay, isDay, toEpochDay, weekday } from '../day';
import { checkNotice } from './check-notice';
import { scanSentence, weekdayName, type Token, type WrittenDate } from './scan-sentence';
import type { HolidayNotice, NoticeDay, NoticeProblem, NoticeProblemCode } from './notice-types';
import type { Day } from './types';

/** What the office knows of a notice besides its text. */
export interface NoticeContext {
  /** Year the notice is for; null: the one its title names. */
  year: number | null;
  /** Number of the notice, where its text does not have it. */
  source: string | null;
}

/** A heading is a list of holidays: 元旦, 国庆节、中秋节, 抗战胜利纪念日. */
const HEADING = /^\s*(?:\(?[一二三四五六七八九十\d]+\)?[、.]?\s*)?([^\d:,。;()]{0,30}(?:节|元旦|除夕|纪念日)):/;
/** Several holidays pasted as one line are read one by one. */
const NEXT_HEADING = /(?=[一二三四五六七八九十]+、[^:,。;()]{2,30}:)/;
/** 鼓励各单位…安排职工在除夕（2月9日）休息: advice, not an arrangement. */
const ADVICE = /鼓励|倡导|建议|引导|提倡/;

/**
 * Reads the State Council's notice on the holidays of a year as it is published (N-35, R9): “二、春节：2月15日（农历腊月二十八、周日）至23日
 * （农历正月初七、周一）放假调休，共9天。2月14日（周六）、2月28日（周六）上班。” The weekdays in brackets and the numbers of days are checked
 * against the dates. A notice may set days of the December before. Pure.
 */
export function parseNotice(text: string, given: NoticeContext): HolidayNotice {
  const plain = text.normalize('NFKC');
  const named = yearNamed(plain);
  const parts = plain.split(/\r?\n/).flatMap((line, index) => line.split(NEXT_HEADING).map((part) => ({ part, line: index + 1 })));
  const reader = new NoticeReader(
    given.year ?? named,
    parts.some(({ part }) => HEADING.test(part)),
  );
  for (const { part, line } of parts) reader.readPart(part, line);
  return checkNotice(
    {
      year: given.year ?? named,
      source: numberNamed(plain) ?? given.source,
      days: reader.days,
      problems: reader.problems,
      skipped: reader.skipped,
    },
    named,
  );
}

/** 关于2026年部分节假日安排的通知; 现将2026年元旦、春节…. */
function yearNamed(text: string): number | null {
  const found = /关于(\d{4})年[^\n。]{0,12}节假日/.exec(text) ?? /现将(\d{4})年/.exec(text);
  return found ? Number(found[1]) : null;
}

/** 国办发明电〔2025〕7号. */
function numberNamed(text: string): string | null {
  const found = /(国[办发明电函字]{1,5})[〔[(【](\d{4})[〕\])】]第?(\d+)号/.exec(text);
  return found ? `${found[1] ?? ''}〔${found[2] ?? ''}〕${found[3] ?? ''}号` : null;
}

/** Goes through a notice, part by part, and keeps what it has read. */
class NoticeReader {
  readonly days: NoticeDay[] = [];
  readonly problems: NoticeProblem[] = [];
  readonly skipped: { line: number; text: string }[] = [];
  private holiday: string | null = null;
  private month: number | null = null;
  /** Days that were declared off last, which “共9天” counts. */
  private lastOff: readonly Day[] = [];

  constructor(
    private readonly year: number | null,
    /** Whether holidays stand under their names: what comes before the first of them is then the reasons of the notice. */
    private readonly hasHeadings: boolean,
  ) {}

  readPart(part: string, line: number): void {
    const heading = HEADING.exec(part);
    if (heading) {
      this.holiday = heading[1] ?? '';
      this.month = null;
      this.lastOff = [];
    }
    const body = heading ? part.slice(heading[0].length) : part;
    for (const sentence of body.split(/[。;]/)) if (sentence.trim()) this.readSentence(sentence.trim(), line);
  }

  private readSentence(sentence: string, line: number): void {
    const { tokens, rest } = scanSentence(sentence);
    const dates = tokens.flatMap((token) => (token.kind === 'date' ? [token.date] : []));
    const verbs = tokens.some(({ kind }) => kind === 'off' || kind === 'work');
    // “春节自农历除夕起放假调休8天，国庆节自10月1日起放假调休7天”: the rule that the arrangement follows (2025), not the arrangement.
    if (this.holiday === null && this.hasHeadings) {
      if (verbs && dates.length > 0) this.skipped.push({ line, text: sentence });
      return;
    }
    // A date with its year and nothing else is the day of signature or of publication.
    const stamp = !verbs && dates.every(({ year }) => year !== null);
    if (dates.length === 0 || stamp || ADVICE.test(sentence)) {
      if (this.holiday !== null && tokens.every(({ kind }) => kind !== 'count')) this.skipped.push({ line, text: sentence });
      else this.checkCount(tokens, { line, sentence, off: this.lastOff });
      return;
    }
    if (rest !== '') this.skipped.push({ line, text: rest });
    this.take(tokens, { line, sentence });
  }

  private take(tokens: readonly Token[], at: { line: number; sentence: string }): void {
    let waiting: Day[] = [];
    let open: Day | null = null;
    for (const [index, token] of tokens.entries()) {
      if (token.kind === 'date') {
        const day = this.dayOf(token.date, open, at);
        const opens: boolean = open === null && tokens[index + 1]?.kind === 'range';
        if (day !== null && !opens) waiting.push(...(open === null ? [day] : this.range(open, day, at)));
        open = opens ? day : null;
      }
      if (token.kind === 'off' || token.kind === 'work') {
        this.declare(waiting, token.kind === 'off' ? 'holiday' : 'makeup', at);
        if (token.kind === 'off' && waiting.length > 0) this.lastOff = waiting;
        waiting = [];
      }
    }
    if (waiting.length > 0 || open !== null) this.problem('notUnderstood', at);
    this.checkCount(tokens, { ...at, off: this.lastOff });
  }

  private declare(days: readonly Day[], kind: NoticeDay['kind'], at: { line: number; sentence: string }): void {
    if (days.length > 0 && this.holiday === null) this.problem('noHeading', at);
    for (const day of days) {
      if (kind === 'makeup' && weekday(day) <= 5) this.problem('makeupOnWeekday', at, { day, is: weekdayName(weekday(day)) });
      const known = this.days.find((other) => other.day === day);
      if (known && known.kind !== kind) this.problem('twice', at, { day });
      if (!known) this.days.push({ day, kind, name: this.holiday ?? '' });
    }
  }

  private checkCount(tokens: readonly Token[], { off, ...at }: { line: number; sentence: string; off: readonly Day[] }): void {
    if (this.year === null) return;
    for (const token of tokens) {
      if (token.kind === 'count' && token.days !== off.length) this.problem('count', at, { said: token.days, found: off.length });
    }
  }

  private range(from: Day, to: Day, at: { line: number; sentence: string }): Day[] {
    if (to < from) {
      this.problem('backwards', at);
      return [];
    }
    const first = toEpochDay(from);
    // A slip of the pen shall not become a holiday of a year: the number of days and the year's bounds tell the rest.
    const length = Math.min(toEpochDay(to) - first + 1, 60);
    return Array.from({ length }, (_, index) => fromEpochDay(first + index));
  }

  /** @param from first day of the range that this date ends */
  private dayOf(date: WrittenDate, from: Day | null, at: { line: number; sentence: string }): Day | null {
    const month = date.month ?? (from === null ? this.month : Number(from.slice(5, 7)));
    const year = date.year ?? this.yearOf(month, date.dayOfMonth, from);
    if (month === null || year === null) {
      if (month === null) this.problem('badDay', at, { date: date.text });
      return null;
    }
    this.month = month;
    const day = `${String(year).padStart(4, '0')}-${twoDigits(month)}-${twoDigits(date.dayOfMonth)}`;
    if (!isDay(day)) {
      this.problem('badDay', at, { date: date.text });
      return null;
    }
    if (date.weekday !== null && date.weekday !== weekday(day)) {
      this.problem('weekday', at, { day, said: weekdayName(date.weekday), is: weekdayName(weekday(day)) });
    }
    return day;
  }

  /** The year a date lies in: that of its range, which may pass New Year; December belongs to the new year's holiday before it. */
  private yearOf(month: number | null, dayOfMonth: number, from: Day | null): number | null {
    if (from !== null && month !== null) {
      const year = Number(from.slice(0, 4));
      return `${twoDigits(month)}-${twoDigits(dayOfMonth)}` < from.slice(5) && month < Number(from.slice(5, 7)) ? year + 1 : year;
    }
    return this.year === null ? null : month === 12 && this.holiday?.includes('元旦') ? this.year - 1 : this.year;
  }

  private problem(
    code: NoticeProblemCode,
    { line, sentence }: { line: number; sentence: string },
    values: NoticeProblem['values'] = {},
  ): void {
    this.problems.push({ line, text: sentence, code, values });
  }
}

function twoDigits(value: number): string {
  return String(value).padStart(2, '0');
}
