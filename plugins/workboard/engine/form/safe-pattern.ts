const MAX_PATTERN = 120;

/** Longest text a pattern is tried on, where the field sets no `max` of its own. Together with `patternFault` it keeps matching fast. */
export const PATTERN_TEXT = 200;

/**
 * What is wrong with a field's pattern, if anything. A pattern is written by an administrator but runs over what others type, so constructs whose
 * matching time can explode are refused: repeated groups that repeat or choose inside, back references, look-around, and more than two open-ended repetitions.
 */
export function patternFault(pattern: string): readonly [zh: string, en: string] | null {
  if (pattern.length > MAX_PATTERN) return [`格式超过 ${MAX_PATTERN} 个字符`, `the pattern is longer than ${MAX_PATTERN} characters`];
  try {
    new RegExp(pattern, 'u');
  } catch {
    return ['不是有效的正则表达式', 'not a valid regular expression'];
  }
  const plain = pattern
    .replace(/\\[dwsDWSpP](\{[^}]*\})?|\\./g, (escape) => (/^\\[1-9k]/.test(escape) ? '\u0000' : 'x'))
    .replace(/\[[^\]]*\]/g, 'x');
  if (plain.includes('\u0000') || /\(\?[=!<]/.test(plain))
    return ['不支持反向引用和环视', 'back references and look-around are not supported'];
  if (hasExplosiveGroup(plain))
    return [
      '重复的分组内不能再有重复或多选，匹配可能极慢',
      'a repeated group must not repeat or choose inside, matching could take very long',
    ];
  if ((plain.match(/[*+]|\{\d+,\}/g) ?? []).length > 2) return ['不限次数的重复最多两处', 'at most two repetitions may be open-ended'];
  return null;
}

function hasExplosiveGroup(plain: string): boolean {
  const starts: number[] = [];
  for (let index = 0; index < plain.length; index += 1) {
    if (plain[index] === '(') starts.push(index);
    if (plain[index] !== ')') continue;
    const inside = plain.slice((starts.pop() ?? 0) + 1, index).replace(/^\?:/, '');
    if (/[*+{]/.test(plain[index + 1] ?? '') && /[*+{|?]/.test(inside)) return true;
  }
  return false;
}
