import type { WorkdayCalendar } from '../../../../engine/calendar/types';
import type { Me } from '../../../../shared/contract';
import type { Container } from '../../platform/container';
import type { Viewer } from '../../platform/viewer';
import { standsInFor } from '../stand-in/service';

/** Who the person is here, and what day it is. */
export async function readMe(container: Container, { actor }: Viewer): Promise<Me> {
  const titles = await container.units.titles();
  const calendar = await container.calendars.current();
  const today = container.time.today();
  return {
    id: actor.id,
    name: actor.name,
    memberships: actor.memberships.map(({ role, unit, standingInFor }) => ({
      role,
      roleTitle: container.workflows.roleTitle(role),
      unit,
      unitTitle: titles.get(unit) ?? unit,
      standingInFor: standingInFor ?? null,
    })),
    standsInFor: await standsInFor(container, actor),
    today,
    now: container.time.instant(),
    projectedFrom: firstOpenYear(calendar, Number(today.slice(0, 4))),
    calendarVersion: calendar.version,
  };
}

/** The first year from this one on whose arrangement is not in. */
function firstOpenYear(calendar: WorkdayCalendar, thisYear: number): number {
  const covered = new Set(calendar.coveredYears);
  let year = thisYear;
  while (covered.has(year)) year += 1;
  return year;
}
