import type { MembershipChangeView, MembershipLog } from '../../../../shared/contract';
import type { Container } from '../../platform/container';
import { reading } from '../../platform/transaction';
import type { LogRow } from '../log/service';
import { titleOfOwn } from '../log/own-events';
import { MEMBERSHIP_EVENTS, type RecordedChange } from './record-membership';

const PAGE = 30;

/** Who gave, changed or ended whose office role, as the log has it, newest first. One statement, and one for the units. */
export async function readMembershipLog(container: Container, before: number | null): Promise<MembershipLog> {
  const rows = await reading(container.strapi, (db) => {
    // `card_id IS NULL` is what the index of these rows says.
    const found = db('workboard_log')
      .whereNull('card_id')
      .whereIn('event', MEMBERSHIP_EVENTS)
      .orderBy('seq', 'desc')
      .limit(PAGE + 1);
    if (before !== null) void found.andWhere('seq', '<', before);
    return found.select<LogRow[]>('*');
  });
  const units = await container.units.titles();
  const page = rows.slice(0, PAGE);
  return {
    changes: page.map((row) => viewOf(container, units, row)),
    next: rows.length > PAGE ? (page.at(-1)?.seq ?? null) : null,
  };
}

function viewOf({ workflows }: Container, units: ReadonlyMap<string, string>, row: LogRow): MembershipChangeView {
  const change = JSON.parse(row.comment ?? '{}') as RecordedChange;
  return {
    seq: row.seq,
    at: row.at,
    title: titleOfOwn(row.event) ?? { 'zh-Hans': row.event, en: row.event },
    by: row.actor_name,
    person: change.name ?? '—',
    roleTitle: workflows.roleTitle(change.role),
    unitTitle: units.get(change.unit) ?? change.unit,
    before: change.before,
    after: change.after,
    reason: change.reason ?? null,
  };
}
