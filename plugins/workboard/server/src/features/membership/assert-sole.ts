import type { Day } from '../../../../engine/calendar/types';
import type { SoleRole } from '../../../../engine/workflow';
import type { Container } from '../../platform/container';
import { BadRequest } from '../../platform/errors';
import type { Trx } from '../../platform/transaction';
import type { MembershipRow } from './repository';

type Held = Pick<MembershipRow, 'user_id' | 'role' | 'unit' | 'from_day' | 'until_day'>;

/**
 * Holds a role of which each organisation has exactly one (R-SEC-04b one leader, R-SEC-04c one unit) to that: on no day two, and never none
 * where there was one today. Called in the transaction of the change, after it is written; throwing undoes it.
 * @param before what was held, where something was; its days decide whether a gap is new
 * @throws BadRequest with the clause and the way to hand over
 */
export async function assertSole(
  container: Container,
  trx: Trx,
  { role, unit, before }: { role: string; unit: string; before: Held | null },
): Promise<void> {
  const sole = container.workflows.sole(role);
  if (!sole) return;
  const organisations = await container.units.organisations();
  const within = (one: string) => organisations.get(one) ?? one;
  const all = (await trx('workboard_memberships as m')
    .join('admin_users as u', 'u.id', 'm.user_id')
    .where({ 'm.role': role, 'u.is_active': true })
    .select('m.user_id', 'm.role', 'm.unit', 'm.from_day', 'm.until_day')) as Held[];
  const held = all.filter((one) => within(one.unit) === within(unit));
  const title = container.workflows.roleTitle(role)['zh-Hans'];
  if (held.some((one) => held.some((other) => differ(sole, one, other) && overlap(one, other))))
    throw new BadRequest(TWO[sole.one](title, sole.clause), 'from');
  const today = container.time.today();
  if (before && covers(before, today) && !held.some((one) => covers(one, today)))
    throw new BadRequest(NONE[sole.one](title, sole.clause), 'until');
}

const CURE = '移交时，先给现任设定结束日，再从次日起授予接任者';
const CURE_EN = 'to hand over, give the present one a last day and the next one the day after';

const TWO: Record<SoleRole['one'], (title: string, clause: string) => string> = {
  person: (title, clause) =>
    `每个单位只能有1名“${title}”（${clause}），其任期与他人重叠；${CURE} / There is exactly one in each organisation (${clause}) and the days overlap; ${CURE_EN}`,
  unit: (title, clause) =>
    `每个单位只能指定1个“${title}”（${clause}），已有另一科室承担；${CURE} / There is exactly one unit in each organisation (${clause}); ${CURE_EN}`,
};

const NONE: Record<SoleRole['one'], (title: string, clause: string) => string> = {
  person: (title, clause) => `“${title}”不能空缺（${clause}）；${CURE} / There must be one (${clause}); ${CURE_EN}`,
  unit: (title, clause) => `“${title}”不能空缺（${clause}）；${CURE} / There must be one (${clause}); ${CURE_EN}`,
};

function differ({ one }: SoleRole, a: Held, b: Held): boolean {
  return one === 'person' ? a.user_id !== b.user_id : a.unit !== b.unit;
}

function overlap(a: Held, b: Held): boolean {
  const begins = (one: Held) => one.from_day ?? '';
  const ends = (one: Held) => one.until_day ?? '9999-12-31';
  return begins(a) <= ends(b) && begins(b) <= ends(a);
}

function covers({ from_day: from, until_day: until }: Held, day: Day): boolean {
  return (from === null || from <= day) && (until === null || until >= day);
}
