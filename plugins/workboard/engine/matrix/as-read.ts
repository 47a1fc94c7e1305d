const DIGITS: Readonly<Record<string, number>> = { 〇: 0, 零: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 };
const UNITS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 };
/** 第十二条, 第三款, 之一: numerals that count, not those of a word such as 一般 or 三农. */
const COUNTED = /([第之])([〇零一二两三四五六七八九十百千]+)/gu;

/**
 * Orders texts as people read them: 第二条 stands before 第十条, 第十条 before 第十条之一; what is not filled stands first. Chinese by the sound of its
 * characters, as dictionaries do. @returns below 0, 0 or above 0, for `sort`
 */
export function compareAsRead(a: string | null, b: string | null): number {
  return collator.compare(inDigits(a ?? ''), inDigits(b ?? ''));
}

const collator = new Intl.Collator('zh-Hans-CN', { numeric: true });

function inDigits(text: string): string {
  return text.replace(COUNTED, (_all, sign: string, numeral: string) => `${sign}${valueOf(numeral)}`);
}

/** 一百二十三 → 123, 二〇 → 20. Up to 9 999: no rule has more articles. */
function valueOf(numeral: string): number {
  let [sum, digit] = [0, 0];
  for (const sign of numeral) {
    const unit = UNITS[sign];
    if (unit === undefined) digit = digit * 10 + (DIGITS[sign] ?? 0);
    else [sum, digit] = [sum + (digit || 1) * unit, 0];
  }
  return sum + digit;
}
