import { namePlace, type PlaceNames } from '../name-place';
import type { Text } from '../text';
import { marksIn } from './find-marks';
import { personalIn } from './find-personal';
import { flattenText } from './flatten-text';
import { KIND_TITLES, type PlacedFinding, type SentinelOptions } from './types';

/** A text and where it stands. */
export interface PlacedText {
  place: string;
  text: string;
}

export interface Scan {
  /** Marks of classification: nobody overrides them. */
  marks: PlacedFinding[];
  /** Numbers of persons: somebody may answer for them, with a reason. */
  personal: PlacedFinding[];
}

/** Looks through texts that are to be stored or published. */
export function scanTexts(texts: readonly PlacedText[], options: SentinelOptions = {}): Scan {
  const scan: Scan = { marks: [], personal: [] };
  for (const { place, text } of texts) {
    const flat = flattenText(text);
    scan.marks.push(...marksIn(flat).map((finding) => ({ ...finding, place })));
    scan.personal.push(...personalIn(flat, options).map((finding) => ({ ...finding, place })));
  }
  return scan;
}

/** Marks of classification alone, where nothing else would stop what is to be stored. */
export function marksAmong(texts: readonly PlacedText[]): PlacedFinding[] {
  return texts.flatMap(({ place, text }) => marksIn(flattenText(text)).map((finding) => ({ ...finding, place })));
}

/** Every text inside a value, with the way to it: `blocks.2.text`. Keys are no texts; cycles do not occur in what forms and entries hold. */
export function textsIn(value: unknown, place = ''): PlacedText[] {
  if (typeof value === 'string') return value === '' ? [] : [{ place, text: value }];
  if (typeof value !== 'object' || value === null || value instanceof Date) return [];
  return Object.entries(value).flatMap(([key, item]) => textsIn(item, place === '' ? key : `${place}.${key}`));
}

/** A finding in one line, for messages and the log: `正文 第 120 字 身份证号 110101********1234`. */
export function describeFinding({ place, kind, at, masked }: PlacedFinding, names: PlaceNames = new Map()): Text {
  const where = namePlace(place, names);
  const title = KIND_TITLES[kind];
  return {
    'zh-Hans': `${where['zh-Hans']} 第 ${at + 1} 字 ${title['zh-Hans']} ${masked}`.trimStart(),
    en: `${where.en === '' ? '' : `${where.en}, `}character ${at + 1}: ${title.en} ${masked}`,
  };
}
