import { ExpressionError } from '../expression';
import type { Value } from '../workflow/types';
import type { MergeData } from './types';

/** How values are written in a document of the office: Chinese, whatever language its maker reads the admin in. */

/** A text, a number, yes or no, or several of them; nothing is an empty text. */
export function asText(value: Value, say: (text: string) => string = (text) => text): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return clean(say(value));
  if (isList(value))
    return value
      .map((item) => asText(item, say))
      .filter(Boolean)
      .join('、');
  throw unfit('一段文字', 'a text');
}

export function asNumber(value: Value): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  throw unfit('数字', 'a number');
}

/** `2026年11月24日` of a day, or of the day in Shanghai of an instant. */
export function asDay(value: Value): string {
  const day = dayIn(value);
  if (day === null) return '';
  const [year = '', month = '', date = ''] = day.split('-');
  return `${year}年${Number(month)}月${Number(date)}日`;
}

/** `2026年11月24日 09:30` of an instant, on the clock of Shanghai; of a day, the day. */
export function asInstant(value: Value): string {
  const day = asDay(value);
  return typeof value === 'string' && value.includes('T') ? `${day} ${shanghai(value).slice(11, 16)}` : day;
}

export function asCondition(value: Value): boolean {
  if (typeof value === 'boolean') return value;
  throw unfit('真或假', 'true or false');
}

export function asList(value: Value): readonly Value[] {
  if (value === null) return [];
  if (isList(value)) return value;
  throw unfit('列表', 'a list');
}

/** The lines of a text, or the texts of a list, as a loop of `{text}`. Marks of rich text are left out. */
export function asParagraphs(value: Value): readonly MergeData[] {
  const texts = isList(value) ? value.map((item) => asText(item)) : [asText(value)];
  return texts
    .flatMap((text) => text.split('\n'))
    .map((line) => plain(line).trim())
    .filter(Boolean)
    .map((text) => ({ text }));
}

/** Markdown's headings, emphasis, links and pictures, read as the words they show. */
function plain(line: string): string {
  return line
    .replace(/^\s{0,3}#{1,6}\s+/, '')
    .replace(/^\s*>\s?/, '')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/(\*\*|__|`)(.+?)\1/g, '$2');
}

const OFFSET_OF_SHANGHAI = 8 * 3_600_000;

function dayIn(value: Value): string | null {
  if (value === null || value === '') return null;
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)) return value;
  if (typeof value === 'string' && !Number.isNaN(Date.parse(value))) return shanghai(value).slice(0, 10);
  throw unfit('日期', 'a day');
}

function shanghai(instant: string): string {
  return new Date(Date.parse(instant) + OFFSET_OF_SHANGHAI).toISOString();
}

/** Characters that XML has no place for would make the document unreadable: control characters, halves of pairs, the two non-characters. */
function clean(text: string): string {
  return Array.from(text.replace(/\r\n?/g, '\n'))
    .filter((character) => character === '\n' || character === '\t' || !/^[\p{Cc}\p{Cs}\ufffe\uffff]$/u.test(character))
    .join('');
}

function unfit(zh: string, en: string): ExpressionError {
  return new ExpressionError({ 'zh-Hans': `结果不是${zh}`, en: `the answer is not ${en}` });
}

function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value);
}
