import type { Limit, Period } from '../../../../engine/clock/types';
import type { ClockDefinition } from '../../../../engine/clock/types';
import type { Text } from '../../../../engine/text';

const LAST_WORKDAY: Readonly<Record<Period, Text>> = {
  week: { 'zh-Hans': '本周最后一个工作日前', en: 'until the last workday of the week' },
  half_month: { 'zh-Hans': '半月最后一个工作日前', en: 'until the last workday of the half month' },
  month: { 'zh-Hans': '当月最后一个工作日前', en: 'until the last workday of the month' },
  january: { 'zh-Hans': '1 月最后一个工作日前', en: 'until the last workday of January' },
  next_january: { 'zh-Hans': '次年 1 月最后一个工作日前', en: 'until the last workday of January of the next year' },
};

/** A clock and how long it runs: “送签 3 个工作日”. */
export function clockWithLimit({ title, limit }: Pick<ClockDefinition, 'title' | 'limit'>): Text {
  const words = limitText(limit);
  return { 'zh-Hans': `${title['zh-Hans']} ${words['zh-Hans']}`, en: `${title.en}, ${words.en}` };
}

function limitText(limit: Limit): Text {
  if ('workdays' in limit)
    return { 'zh-Hans': `${limit.workdays} 个工作日`, en: limit.workdays === 1 ? '1 workday' : `${limit.workdays} workdays` };
  if ('days' in limit) return { 'zh-Hans': `${limit.days} 日`, en: limit.days === 1 ? '1 day' : `${limit.days} days` };
  if ('until' in limit) return { 'zh-Hans': `至 ${limit.until}`, en: `until ${limit.until}` };
  if ('hours' in limit) return { 'zh-Hans': `${limit.hours} 小时`, en: limit.hours === 1 ? '1 hour' : `${limit.hours} hours` };
  if ('sameDay' in limit) return { 'zh-Hans': '当日 24:00 前', en: 'until 24:00 of the day' };
  return LAST_WORKDAY[limit.lastWorkdayOf];
}
