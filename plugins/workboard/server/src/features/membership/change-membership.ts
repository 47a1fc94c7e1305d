import { addDays } from '../../../../engine/day';
import type { Day } from '../../../../engine/calendar/types';
import type { Actor } from '../../../../engine/workflow/types';
import type { MembershipView } from '../../../../shared/contract';
import type { Container } from '../../platform/container';
import { AlreadyThere, BadRequest, Forbidden, NotFound } from '../../platform/errors';
import { inTransaction, lockUntilCommit, type Trx } from '../../platform/transaction';
import { assertSole } from './assert-sole';
import { presenter, stateOf } from './find-members';
import { recordMembership } from './record-membership';
import { findAccount, type AccountRow, type MembershipRow } from './repository';
import { nameOf } from './service';

/** Who changes office roles. */
export interface Manager {
  actor: Actor;
  /** May change their own: somebody has to be the first. */
  superAdmin: boolean;
}

/** Both days belong to it; null is open. */
export interface Period {
  from: Day | null;
  until: Day | null;
}

export interface Grant {
  user: number;
  role: string;
  unit: string;
  /** Today if absent. */
  from?: Day | null | undefined;
  until?: Day | null | undefined;
  reason: string | null;
}

/**
 * Gives a person an office role in a unit. One that has ended begins anew; the log keeps its former days.
 * @throws Forbidden for oneself, BadRequest that names the field, AlreadyThere (409) if the person holds it now or will
 */
export async function grantMembership(container: Container, by: Manager, input: Grant): Promise<MembershipView> {
  const today = container.time.today();
  const { user, role, unit } = input;
  const period: Period = { from: input.from === undefined ? today : input.from, until: input.until ?? null };
  assertOther(by, user);
  await assertKnown(container, input);
  assertPeriod(period);
  const row = await changing(container, async (trx) => {
    const person = await findAccount(trx, user);
    if (!person) throw new BadRequest(`没有编号为 ${user} 的账号 / There is no account ${user}`, 'user');
    const slot = { user_id: user, role, unit };
    const held = await trx('workboard_memberships').where(slot).first<MembershipRow | undefined>();
    if (held && stateOf(held, today) !== 'ended') {
      throw new AlreadyThere(
        `${nameOf(person)}在该单位已有此岗位，请修改其起止日期 / This person holds the role in that unit already: change its days instead`,
      );
    }
    const days = { from_day: period.from, until_day: period.until };
    await trx('workboard_memberships')
      .insert({ ...slot, ...days })
      .onConflict(['user_id', 'role', 'unit'])
      .merge(['from_day', 'until_day']);
    const stored = await trx('workboard_memberships').where(slot).first<MembershipRow>();
    await assertSole(container, trx, { role, unit, before: null });
    const { reason } = input;
    await recordMembership(container, trx, {
      event: 'membership.grant',
      actor: by.actor,
      person,
      before: held ?? null,
      after: stored,
      reason,
    });
    return stored;
  });
  return (await presenter(container))(row);
}

/**
 * Changes the days of a membership; an ended one can be taken up again.
 * @throws NotFound, Forbidden for oneself, BadRequest if it would end before it begins
 */
export async function changeMembership(
  container: Container,
  by: Manager,
  id: number,
  { reason, ...period }: Period & { reason: string | null },
): Promise<MembershipView> {
  assertPeriod(period);
  const row = await changing(container, async (trx) => {
    const { before, person } = await load(trx, by, id);
    const days = { from_day: period.from, until_day: period.until };
    const after = { ...before, ...days };
    await trx('workboard_memberships').where({ id }).update(days);
    await assertSole(container, trx, { role: before.role, unit: before.unit, before });
    await recordMembership(container, trx, { event: 'membership.change', actor: by.actor, person, before, after, reason });
    return after;
  });
  return (await presenter(container))(row);
}

/**
 * Ends a membership at once: yesterday was its last day, and it stays to be read. One that has not lasted a whole day (it begins today or
 * later) has no such day and leaves the table; the log keeps it.
 * @throws NotFound, Forbidden for oneself, BadRequest if it has ended already
 */
export async function endMembership(container: Container, by: Manager, id: number, reason: string | null): Promise<MembershipView | null> {
  const today = container.time.today();
  const row = await changing(container, async (trx) => {
    const { before, person } = await load(trx, by, id);
    if (stateOf(before, today) === 'ended') throw new BadRequest('此岗位已经结束 / This membership has ended already');
    const stays = before.from_day === null || before.from_day < today;
    const after = stays ? { ...before, until_day: addDays(today, -1) } : null;
    const stored = trx('workboard_memberships').where({ id });
    await (after ? stored.update({ until_day: after.until_day }) : stored.delete());
    await assertSole(container, trx, { role: before.role, unit: before.unit, before });
    await recordMembership(container, trx, { event: 'membership.end', actor: by.actor, person, before, after, reason });
    return after;
  });
  return row && (await presenter(container))(row);
}

/** One change at a time, so that what was read is still so when it is written. */
function changing<T>(container: Container, work: (trx: Trx) => Promise<T>): Promise<T> {
  return inTransaction(container.strapi, async (trx) => {
    await lockUntilCommit(trx, 'memberships');
    return work(trx);
  });
}

async function load(trx: Trx, by: Manager, id: number): Promise<{ before: MembershipRow; person: AccountRow | undefined }> {
  const before = await trx('workboard_memberships').where({ id }).first<MembershipRow | undefined>();
  if (!before)
    throw new NotFound('没有这条岗位记录，可能刚被结束，请刷新 / There is no such membership; it may just have been ended: reload');
  assertOther(by, before.user_id);
  return { before, person: await findAccount(trx, before.user_id) };
}

/** Whoever gives out roles does not give them to themselves. */
function assertOther({ actor, superAdmin }: Manager, user: number): void {
  if (actor.id === user && !superAdmin) {
    throw new Forbidden('不能变更自己的岗位，请由其他管理人员办理 / Nobody changes their own office roles: ask another manager');
  }
}

async function assertKnown({ workflows, units }: Container, { role, unit }: Grant): Promise<void> {
  if (!workflows.roles().some(({ key }) => key === role)) {
    throw new BadRequest(
      `没有“${role}”这个岗位，可用的见 GET /workboard/roles / There is no office role "${role}"; see GET /workboard/roles`,
      'role',
    );
  }
  if (!(await units.titles()).has(unit)) {
    throw new BadRequest(`没有“${unit}”这个单位，请先在“单位”中建立 / There is no unit "${unit}"; create it first`, 'unit');
  }
}

function assertPeriod({ from, until }: Period): void {
  if (from !== null && until !== null && until < from) {
    throw new BadRequest(`结束日 ${until} 早于开始日 ${from} / It would end on ${until}, before it begins on ${from}`, 'until');
  }
}
