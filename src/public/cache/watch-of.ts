import type { Core } from '@strapi/strapi';
import type { WorkboardApi } from '../../../plugins/workboard/server/src/api';
import { createChangeWatch, type ChangeWatch } from './change-watch';
import { referenceChanges } from './reference-changes';

const watches = new WeakMap<object, ChangeWatch>();

/** The watch of this instance; made when it is first asked for. */
export function watchOf(strapi: Core.Strapi): ChangeWatch {
  const known = watches.get(strapi);
  if (known) return known;
  const workboard = strapi.plugin('workboard').service<WorkboardApi>('workboard');
  const watch = createChangeWatch(lookAt(strapi, workboard));
  // It lasts as long as the instance does.
  workboard.whenChanged(() => watch.doubt());
  watches.set(strapi, watch);
  return watch;
}

/** Two statements while nothing happens: the change cursor, and the count of what no log tells. */
function lookAt(strapi: Core.Strapi, workboard: WorkboardApi): () => Promise<boolean> {
  let seen: { cursor: number; references: number } | null = null;
  return async () => {
    const cursor = await workboard.changeCursor();
    const references = await referenceChanges(strapi);
    const before = seen;
    if (before && before.cursor === cursor && before.references === references) return false;
    const changed = !before || before.references !== references || (await isPublic(workboard, before.cursor));
    // Only now: if the database failed on the way, the same rows are looked at again.
    seen = { cursor, references };
    return changed;
  };
}

/** The office works all day; only what the public sees may empty what is kept. Who lags far behind does not read it all up. */
async function isPublic(workboard: WorkboardApi, since: number): Promise<boolean> {
  const { subjects, calendar, more } = await workboard.changesSince(since);
  return more || calendar || subjects.length > 0;
}
