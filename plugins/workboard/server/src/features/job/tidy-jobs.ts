import type { Core } from '@strapi/strapi';
import { addDays, dayOfInstant } from '../../../../engine/day';
import type { TimeSource } from '../../platform/now';
import { deleteDone } from './repository';
import type { JobService } from './service';
import type { JobKind } from './titles';

/** Days for which what was done can be looked up. */
const KEPT_DAYS = 90;
const BATCH = 500;

/** Kinds whose done jobs prove nothing. Those of the chat group stay: their keys say what was told once (R8). */
const CLEARED: readonly JobKind[] = ['notification.email', 'notice.pdf'];

/** Clears jobs that were done three months ago, each night. */
export function registerTidying(strapi: Core.Strapi, jobs: JobService, time: TimeSource): void {
  jobs.every('job.tidy', { dailyAt: '03:30' }, async () => {
    const before = `${addDays(dayOfInstant(time.instant()), -KEPT_DAYS)}T00:00:00.000Z`;
    while ((await deleteDone(strapi, CLEARED, before, BATCH)) === BATCH);
  });
}
