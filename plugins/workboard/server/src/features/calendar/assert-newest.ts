import type { Knex } from 'knex';
import { AlreadyThere } from '../../platform/errors';
import { newestVersion } from './repository';

/** @throws Conflict (409) if somebody stored another version since */
export async function assertNewest(db: Knex, base: number): Promise<void> {
  const newest = await newestVersion(db);
  if (newest !== base) {
    throw new AlreadyThere(
      `日历已被更新为第 ${newest ?? 0} 版；请重新预览后再应用 / The calendar is at version ${newest ?? 0} now: preview again before you apply`,
    );
  }
}
