import { dueAround, holidayAfter } from '../../../../engine/calendar/holiday-eve';
import type { Today } from '../../../../shared/contract';
import type { Container } from '../../platform/container';
import { inTransaction } from '../../platform/transaction';
import { staffOn } from './repository';
import { readToday } from './service';

/** When the office has just opened, and there is a day left to act. */
const MORNING = '08:30';

/** On the last workday before a holiday each person is told, once, how much falls due in it and on the first workday after it. */
export function registerHolidayDigest(container: () => Container): void {
  container().jobs.every('today.holiday-digest', { dailyAt: MORNING }, () => tellBeforeHoliday(container()));
}

async function tellBeforeHoliday(container: Container): Promise<void> {
  const today = container.time.today();
  const holiday = holidayAfter(today, await container.calendars.current());
  if (!holiday) return;
  const name = holiday.names.join('、') || `${holiday.from} 至 ${holiday.until} `;
  for (const id of await staffOn(container.strapi, today)) {
    const actor = await container.members.actor(id, today);
    const count = dueInRest(await readToday(container, { actor }, { mine: true, standIn: false }), holiday);
    if (count === 0) continue;
    await inTransaction(container.strapi, (trx) =>
      container.notifications.notify(trx, {
        kind: 'holiday.digest',
        key: `holiday.digest:${holiday.from}:${id}`,
        group: `holiday.digest:${holiday.from}`,
        to: [id],
        card: null,
        params: { holiday: name, count, from: holiday.from, until: holiday.until, back: holiday.backOn },
        at: container.time.instant(),
      }),
    );
  }
}

/** Obligations that fall due during the rest or on the first workday after it; one that waits is not due. */
function dueInRest({ groups }: Today, holiday: NonNullable<Today['holiday']>): number {
  return groups
    .filter(({ group }) => group !== 'suspended')
    .flatMap(({ items }) => items)
    .filter(({ due }) => due?.on && ['during', 'back'].includes(dueAround(holiday, due.on) ?? '')).length;
}
