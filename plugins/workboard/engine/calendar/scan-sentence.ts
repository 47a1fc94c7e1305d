/** A date in a notice, before its year is known. */
export interface WrittenDate {
  year: number | null;
  month: number | null;
  dayOfMonth: number;
  /** Weekday named in brackets, 1 Monday … 7 Sunday. */
  weekday: number | null;
  text: string;
}

export type Token =
  { kind: 'date'; date: WrittenDate } | { kind: 'range' } | { kind: 'off' } | { kind: 'work' } | { kind: 'count'; days: number };

const WEEKDAYS = '一二三四五六日';
/** Without its month a day is written 日; “7号” is the number of a paper. */
const DATE = String.raw`(?:(?<year>\d{4})年)?(?:(?<month>\d{1,2})月(?<day>\d{1,2})[日号]|(?<bare>\d{1,2})日)(?:\((?<note>[^)]*)\))?`;
const TOKEN = new RegExp(
  [
    `(?<date>${DATE})`,
    '(?<range>至|到|[-—–~～]+)',
    '(?<work>补班|上班)',
    '(?<off>放假|休息|休假)',
    String.raw`共?(?<count>\d{1,3})天`,
    // What says nothing of its own: 调休 is told by the make-up days, 连休 by the weekend.
    String.raw`(?:与周末连休|不?调休|正常|照常|为期|[,、;。.:\s])+`,
  ].join('|'),
  'y',
);

/**
 * Takes a sentence of a notice apart.
 * @param sentence normalised (NFKC), so that brackets, colons and digits are the narrow ones
 * @returns the tokens in order, and the text between them that has no meaning here
 */
export function scanSentence(sentence: string): { tokens: Token[]; rest: string } {
  const tokens: Token[] = [];
  let rest = '';
  for (let at = 0; at < sentence.length;) {
    TOKEN.lastIndex = at;
    const match = TOKEN.exec(sentence);
    if (!match) {
      rest += sentence.charAt(at);
      at += 1;
      continue;
    }
    const token = tokenOf(match.groups ?? {});
    if (token) tokens.push(token);
    at += match[0].length;
  }
  return { tokens, rest };
}

function tokenOf(groups: Readonly<Record<string, string | undefined>>): Token | null {
  if (groups.date !== undefined) return { kind: 'date', date: dateOf(groups) };
  if (groups.range !== undefined) return { kind: 'range' };
  if (groups.work !== undefined) return { kind: 'work' };
  if (groups.off !== undefined) return { kind: 'off' };
  return groups.count === undefined ? null : { kind: 'count', days: Number(groups.count) };
}

function dateOf({ date = '', year, month, day, bare, note = '' }: Readonly<Record<string, string | undefined>>): WrittenDate {
  const named = /(?:周|星期|礼拜)([一二三四五六日天])/.exec(note)?.[1]?.replace('天', '日');
  return {
    year: year === undefined ? null : Number(year),
    month: month === undefined ? null : Number(month),
    dayOfMonth: Number(day ?? bare),
    weekday: named === undefined ? null : WEEKDAYS.indexOf(named) + 1,
    text: date,
  };
}

/** 周四. */
export function weekdayName(weekday: number): string {
  return `周${WEEKDAYS[weekday - 1] ?? ''}`;
}
