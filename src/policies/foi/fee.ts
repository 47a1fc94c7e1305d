/** Some items of an application that cost the same each. */
export interface FeeLine {
  /** Which items of the month, both included. */
  from: number;
  until: number;
  /** Yuan each. */
  rate: number;
  /** Yuan together. */
  sum: number;
}

export interface Fee {
  lines: readonly FeeLine[];
  /** Yuan. */
  amount: number;
}

/** Yuan for the n-th item of one applicant in a natural month: ten are free, 11 to 30 cost 100, from 31 on every ten cost 100 more each. */
export function rateOf(item: number): number {
  if (item <= 10) return 0;
  return item <= 30 ? 100 : 200 + Math.floor((item - 31) / 10) * 100;
}

/**
 * The processing fee of an application, by items (N-18, 国办函〔2020〕109号 四; 条例 42).
 * @param before items of the same applicant in the same natural month before it
 * @param items items it is counted as (一事一申请)
 * @throws RangeError for what is no number of items
 */
export function feeOf(before: number, items: number): Fee {
  if (!Number.isInteger(before) || before < 0 || !Number.isInteger(items) || items < 1)
    throw new RangeError(`${before} and ${items} are no numbers of items`);
  const lines: FeeLine[] = [];
  for (let item = before + 1; item <= before + items; item += 1) {
    const [rate, last] = [rateOf(item), lines.at(-1)];
    if (rate === 0) continue;
    if (last?.rate === rate) lines.splice(-1, 1, { ...last, until: item, sum: last.sum + rate });
    else lines.push({ from: item, until: item, rate, sum: rate });
  }
  return { lines, amount: lines.reduce((sum, line) => sum + line.sum, 0) };
}

/** How the fee comes about, as it stands in the notice. */
export function feeSentence(month: string, before: number, items: number): string {
  const { lines, amount } = feeOf(before, items);
  const [year = '', number = ''] = month.split('-');
  const counted = `${year}年${Number(number)}月（自然月）内，本件之前已有${before}件，本件按${items}件计`;
  if (amount === 0) return `${counted}，未超过10件，不收费`;
  const parts = lines.map(({ from, until, rate, sum }) => {
    const which = from === until ? `第${from}件` : `第${from}至${until}件`;
    return `${which}，每件${rate}元，计${sum}元`;
  });
  return `${counted}：${parts.join('；')}；合计${amount}元`;
}
