import type { Text } from './text';

/** What attributes and answers are called, by their path without the rows in it: `summary`, `blocks.text`. */
export type PlaceNames = ReadonlyMap<string, Text>;

/**
 * A place inside a value in the words of whoever wrote there: `blocks.1.text` is “解读内容 第 2 项 说明或回答”. Parts without a name are passed over; where
 * nothing has one, the place is said as it is.
 */
export function namePlace(place: string, names: PlaceNames): Text {
  const keys: string[] = [];
  const parts: Text[] = [];
  for (const step of place.split('.')) {
    const isRow = /^\d+$/.test(step);
    if (!isRow) keys.push(step);
    const name = isRow ? row(Number(step) + 1) : names.get(keys.join('.'));
    if (name && (parts.length > 0 || !isRow)) parts.push(name);
  }
  if (parts.length === 0) return { 'zh-Hans': place, en: place };
  return { 'zh-Hans': parts.map((part) => part['zh-Hans']).join(' '), en: parts.map((part) => part.en).join(', ') };
}

const row = (number: number): Text => ({ 'zh-Hans': `第 ${number} 项`, en: `item ${number}` });
