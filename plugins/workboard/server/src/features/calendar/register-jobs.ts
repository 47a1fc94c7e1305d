import { missingNotice } from '../../../../engine/calendar/missing-notice';
import type { Container } from '../../platform/container';
import { inTransaction } from '../../platform/transaction';

/** Asks those who keep the calendar for the notice that should be in by now: once for each year. */
export function registerCalendarJobs(container: Container): void {
  container.jobs.every('calendar.missing', { dailyAt: '08:30' }, () => tellMissing(container));
}

async function tellMissing(container: Container): Promise<void> {
  const year = missingNotice(await container.calendars.current(), container.time.today());
  if (year === null) return;
  const to = await keepersOf(container);
  await inTransaction(container.strapi, (trx) =>
    container.notifications.notify(trx, {
      kind: 'calendar.missing',
      key: `calendar.missing:${year}`,
      to,
      card: null,
      params: { year },
      at: container.time.instant(),
    }),
  );
}

/** Active accounts whose Strapi role may change the calendar. */
async function keepersOf(container: Container): Promise<number[]> {
  const users = (await container.strapi.db.query('admin::user').findMany({
    select: ['id'],
    where: { isActive: true, roles: { permissions: { action: 'plugin::workboard.calendar.manage' } } },
  })) as { id: number }[];
  return users.map(({ id }) => id);
}
