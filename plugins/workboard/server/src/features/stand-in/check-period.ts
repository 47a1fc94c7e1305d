import { addDays } from '../../../../engine/day';
import type { Day } from '../../../../engine/calendar/types';
import { BadRequest } from '../../platform/errors';

/** Whoever is away longer than a year needs a successor, not a stand-in. */
const LONGEST_DAYS = 366;

/**
 * A stand-in begins today at the earliest: it gives no right to what happened before it was set.
 * @throws BadRequest that names the day and says what would do
 */
export function assertPeriod({ from, until }: { from: Day; until: Day }, today: Day): void {
  if (from < today)
    throw new BadRequest(
      `开始日 ${from} 已过，请从今日（${today}）或以后起 / It would begin on ${from}, in the past: from ${today} on`,
      'from',
    );
  if (until < from)
    throw new BadRequest(
      `结束日 ${until} 早于开始日 ${from}，请改为 ${from} 或以后 / It would end on ${until}, before it begins: from ${from} on`,
      'until',
    );
  const last = addDays(from, LONGEST_DAYS - 1);
  if (until > last)
    throw new BadRequest(
      `代办最长一年，请改为 ${last} 或以前；长期离岗请变更岗位 / A stand-in lasts a year at most: until ${last}; change the office roles for longer`,
      'until',
    );
}
