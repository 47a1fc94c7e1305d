import type { AppliedCalendar, CalendarChange } from '../../../../shared/contract';
import type { Container } from '../../platform/container';
import { BadRequest } from '../../platform/errors';
import { inTransaction, lockTable, lockUntilCommit } from '../../platform/transaction';
import type { Viewer } from '../../platform/viewer';
import { recomputeClocks } from '../clock/recompute';
import { writeRecomputed } from '../clock/write-recomputed';
import { recordOwn } from '../log/record-own';
import { assertNewest } from './assert-newest';
import { isApplicable, readChange, type ReadChange } from './read-change';
import { insertVersion } from './repository';
import { tellOwners } from './tell-owners';

/**
 * Stores a change as a new version and reckons every open clock anew, in one transaction (X-02, A-10). Cards and the log's head are held
 * from the beginning: a step that was reckoned under the old calendar is either written before and read here, or reckoned again.
 * @throws BadRequest (400) for a notice with faults or a change that changes nothing, Conflict (409) if the base is no longer the newest
 */
export async function applyChange(
  container: Container,
  { actor }: Viewer,
  { base, change }: { base: number; change: CalendarChange },
): Promise<AppliedCalendar> {
  const read = await readChange(container, base, change);
  assertApplicable(read);
  const { version } = read.data;
  const at = container.time.instant();
  const note = noteOf(change, read);
  await inTransaction(container.strapi, async (trx) => {
    await lockUntilCommit(trx, 'calendar');
    await assertNewest(trx, base);
    // Every other step takes its card first and the log's head after it; in the same order nobody waits for each other.
    await lockTable(trx, 'workboard_cards');
    await container.log.hold(trx);
    await insertVersion(trx, read.data, { note, created_at: at, kind: change.kind, by_id: actor.id, by_name: actor.name });
    const found = read.step ? await recomputeClocks(container, trx, read.step) : { moved: [], clocks: [], cards: [] };
    await writeRecomputed(trx, found);
    await recordOwn(container, trx, {
      event: 'calendar.apply',
      actor,
      comment: note,
      data: {
        kind: change.kind,
        before: base,
        after: version,
        days: read.days.length,
        clocks: found.moved.length,
        cards: found.cards.reduce((sum, { ids }) => sum + ids.length, 0),
      },
      at,
      calendarVersion: version,
    });
    await tellOwners(container, trx, { clocks: found.moved, version, at, by: actor.id });
  });
  await container.calendars.refresh();
  return { version };
}

function assertApplicable(read: ReadChange): void {
  if (isApplicable(read)) return;
  const fault = read.notice?.problems[0];
  if (fault) {
    throw new BadRequest(
      `通知第 ${fault.line} 行有疑问，不能应用；请在预览中按提示改正 / Line ${fault.line} of the notice is in doubt: put it right in the preview first`,
      'text',
    );
  }
  throw new BadRequest('日历没有变化，无须应用 / Nothing would change');
}

/** What the list of versions says of it: the notice's number, the reason, the version that was restored. */
function noteOf(change: CalendarChange, { notice }: ReadChange): string {
  switch (change.kind) {
    case 'notice':
      return notice?.source ?? '';
    case 'days':
      return `${change.name}（${change.from === change.until ? change.from : `${change.from} 至 ${change.until}`}）：${change.reason}`;
    case 'restore':
      return `v${change.version}`;
  }
}
