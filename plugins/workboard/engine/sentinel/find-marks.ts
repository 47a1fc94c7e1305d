import { flattenText, type FlatText } from './flatten-text';
import type { Finding } from './types';

/** 秘密★, 机密★10年, 绝 密☆, also with markup between the letters and the star, and in traditional characters. */
const STARRED = /([秘祕机機绝絕])\s{0,4}密(?:<[^<>]{1,60}>|[\s*_~]){0,6}[★☆⭐🌟✩✪✫✬✭✮✯✰⭑⭒]/gu;
/** 密级：机密 */
const LABELLED = /密\s{0,2}[级級]\s{0,2}:?\s{0,4}([秘祕机機绝絕])\s{0,4}密/gu;
/** A field that holds a level and nothing else: 机密, 秘密 长期. */
const ALONE = /^\s{0,9}([秘祕机機绝絕])\s{0,4}密\s{0,4}(?:\d{1,2}年|长期|長期)?\s{0,9}$/u;

const LEVELS: Readonly<Record<string, string>> = { 秘: '秘密', 祕: '秘密', 机: '机密', 機: '机密', 绝: '绝密', 絕: '绝密' };

/**
 * Finds marks of classification (R-SEC-05a): the star of GB/T 9704, a line 密级：…, or a text that is a level and nothing else. Words such as
 * “国家秘密” in a sentence are no mark.
 */
export function findMarks(text: string): Finding[] {
  return marksIn(flattenText(text));
}

/** The same in a text that was flattened already. */
export function marksIn(flat: FlatText): Finding[] {
  if (!/密/.test(flat.text)) return [];
  const found = [...flat.text.matchAll(STARRED), ...flat.text.matchAll(LABELLED)];
  const alone = flat.text.length < 40 ? ALONE.exec(flat.text) : null;
  return [...found, ...(alone ? [alone] : [])]
    .map((match) => ({
      kind: 'mark' as const,
      at: flat.origin(match.index),
      length: flat.origin(match.index + match[0].length) - flat.origin(match.index),
      masked: `${LEVELS[match[1] ?? ''] ?? ''}★`,
    }))
    .sort((a, b) => a.at - b.at);
}
