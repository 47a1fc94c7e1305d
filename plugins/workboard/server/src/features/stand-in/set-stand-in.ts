import type { Day } from '../../../../engine/calendar/types';
import type { Actor, Membership } from '../../../../engine/workflow/types';
import type { StandInView } from '../../../../shared/contract';
import type { Container } from '../../platform/container';
import { AlreadyThere, BadRequest, Forbidden } from '../../platform/errors';
import { inTransaction, lockUntilCommit } from '../../platform/transaction';
import { namesOf } from '../people/service';
import { assertPeriod } from './check-period';
import { presenter } from './find-stand-ins';
import { recordStandIn } from './record-stand-in';
import { insertStandIn, overlapping, type StandInRow } from './repository';
import { tellBoth } from './tell-both';
import type { StandInKeeper } from './stand-in-keeper';

export interface StandInInput {
  principal: number;
  substitute: number;
  /** Null or absent: all office roles. */
  roles?: readonly Membership[] | null | undefined;
  from: Day;
  until: Day;
  reason: string;
}

/**
 * Lets one person act in another's stead. Nobody stands in for themself, for two persons in a chain, or beside somebody else in the
 * same role; whoever manages office roles does not take them this way.
 * @throws BadRequest that names the field, Forbidden, AlreadyThere (409) where another stand-in is in the way
 */
export async function setStandIn(container: Container, by: StandInKeeper, input: StandInInput): Promise<StandInView> {
  assertPeriod(input, container.time.today());
  if (input.principal === input.substitute)
    throw new BadRequest('代办人不能是本人，请另选一人 / Nobody stands in for themself: choose another person', 'substitute');
  if (by.actor.id === input.substitute && !by.superAdmin)
    throw new Forbidden(
      '不能把他人的岗位交给自己代办，请由其本人或其他管理人员设置 / Nobody takes another’s office roles: ask them or another manager',
    );
  const row = await inTransaction(container.strapi, async (trx) => {
    await lockUntilCommit(trx, 'stand-ins');
    const { principal, substitute } = await findBoth(container, input);
    const roles = handedOver(principal, input);
    const others = await overlapping(trx, [principal.id, substitute.id], input.from, input.until);
    const names = await namesOf(
      container.strapi,
      others.flatMap((other) => [other.principal_id, other.substitute_id]),
    );
    for (const other of others) assertClear(other, { principal, substitute, roles, names });
    const stored = await insertStandIn(trx, {
      principal_id: principal.id,
      substitute_id: substitute.id,
      roles: roles === null ? null : JSON.stringify(roles),
      from_day: input.from,
      until_day: input.until,
      reason: input.reason,
      made_by: by.actor.id,
      made_at: container.time.instant(),
      revoked_by: null,
      revoked_at: null,
    });
    const between = { principal: principal.name, substitute: substitute.name };
    await recordStandIn(container, trx, { event: 'standin.set', actor: by.actor, row: stored, names: between });
    await tellBoth(container, trx, { kind: 'stand-in.set', by: by.actor.id, row: stored, names: between });
    return stored;
  });
  const [view] = (await presenter(container, by, [row])).views;
  if (!view) throw new Error(`the stand-in ${row.id} was not read`);
  return view;
}

async function findBoth({ members }: Container, input: StandInInput): Promise<{ principal: Actor; substitute: Actor }> {
  const principal = await members.find(input.principal, input.from);
  const substitute = await members.find(input.substitute, input.from);
  if (!substitute)
    throw new BadRequest('代办人的账号不存在或未启用，请改选 / The substitute has no active account: choose another person', 'substitute');
  if (!principal)
    throw new BadRequest('被代办人的账号不存在或未启用，请改选 / The principal has no active account: choose another person', 'principal');
  return { principal, substitute };
}

/** Null for all of them; else those that were chosen, each of which the principal must hold themself. */
function handedOver(principal: Actor, { roles, from }: StandInInput): Membership[] | null {
  const own = principal.memberships.filter(({ standingInFor }) => !standingInFor);
  if (own.length === 0)
    throw new BadRequest(
      `${principal.name} ${from} 未担任任何岗位，无可代办 / ${principal.name} holds no office role on ${from}: there is nothing to stand in for`,
      'principal',
    );
  if (roles === null || roles === undefined) return null;
  if (roles.length === 0) throw new BadRequest('请至少选择一个岗位，或选择全部 / Choose at least one office role, or all of them', 'roles');
  const strange = roles.find((one) => !own.some((held) => isSame(held, one)));
  if (strange)
    throw new BadRequest(
      `${principal.name}没有担任“${strange.role} @ ${strange.unit}”，请改选 / ${principal.name} does not hold ${strange.role} @ ${strange.unit}`,
      'roles',
    );
  return [...roles];
}

interface Between {
  principal: Actor;
  substitute: Actor;
  roles: readonly Membership[] | null;
  names: ReadonlyMap<number, string>;
}

/** @throws AlreadyThere for a stand-in on one of the days that makes a chain, a cycle or a second substitute in the same role */
function assertClear(other: StandInRow, { principal, substitute, roles, names }: Between): void {
  const name = (id: number) => names.get(id) ?? '—';
  const days = `${other.from_day} 至 ${other.until_day}`;
  if (other.principal_id === substitute.id)
    throw new AlreadyThere(
      `${substitute.name} ${days} 由${name(other.substitute_id)}代办，不能再代他人；请改选他人或改期 / ${substitute.name} is away themself then: choose another person or other days`,
    );
  if (other.substitute_id === principal.id)
    throw new AlreadyThere(
      `${principal.name} ${days} 正代${name(other.principal_id)}办理，代办不能转交；请先结束那项代办或改期 / ${principal.name} stands in for ${name(other.principal_id)} then, which cannot be passed on: end that first or choose other days`,
    );
  if (other.principal_id === principal.id && shareRole(roles, rolesOf(other)))
    throw new AlreadyThere(
      `${principal.name} ${days} 已由${name(other.substitute_id)}代办；请先结束那项代办，或改期、改选岗位 / ${name(other.substitute_id)} stands in for ${principal.name} then already: end that first, or choose other days or roles`,
    );
}

function rolesOf({ roles }: StandInRow): Membership[] | null {
  return roles === null ? null : (JSON.parse(roles) as Membership[]);
}

function shareRole(some: readonly Membership[] | null, others: readonly Membership[] | null): boolean {
  if (some === null || others === null) return true;
  return some.some((one) => others.some((other) => isSame(one, other)));
}

function isSame(one: Membership, other: Membership): boolean {
  return one.role === other.role && one.unit === other.unit;
}
