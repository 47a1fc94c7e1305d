import type { StandInView } from '../../../../shared/contract';
import type { Container } from '../../platform/container';
import { BadRequest, NotFound } from '../../platform/errors';
import { inTransaction, lockUntilCommit } from '../../platform/transaction';
import { namesOf } from '../people/service';
import { presenter, stateOf } from './find-stand-ins';
import { recordStandIn } from './record-stand-in';
import { findStandIn, revokeStandIn } from './repository';
import { tellBoth } from './tell-both';
import type { StandInKeeper } from './stand-in-keeper';

/**
 * Ends a stand-in before its last day, at once. It stays to be read, and so do the steps that were done under it.
 * @throws NotFound for one that is not there or not the person's own to end, BadRequest if it has ended already
 */
export async function endStandIn(container: Container, by: StandInKeeper, id: number): Promise<StandInView> {
  const at = container.time.instant();
  const row = await inTransaction(container.strapi, async (trx) => {
    await lockUntilCommit(trx, 'stand-ins');
    const found = await findStandIn(trx, id);
    if (!found || (!by.manages && found.principal_id !== by.actor.id))
      throw new NotFound('没有这条代办设置，请刷新 / There is no such stand-in: reload');
    if (stateOf(found, container.time.today()) === 'ended') throw new BadRequest('此代办已经结束 / This stand-in has ended already');
    await revokeStandIn(trx, id, by.actor.id, at);
    const ended = { ...found, revoked_by: by.actor.id, revoked_at: at };
    const names = await namesOf(container.strapi, [found.principal_id, found.substitute_id]);
    const between = { principal: names.get(found.principal_id) ?? '—', substitute: names.get(found.substitute_id) ?? '—' };
    await recordStandIn(container, trx, { event: 'standin.end', actor: by.actor, row: ended, names: between });
    await tellBoth(container, trx, { kind: 'stand-in.ended', by: by.actor.id, row: ended, names: between });
    return ended;
  });
  const [view] = (await presenter(container, by, [row])).views;
  if (!view) throw new Error(`the stand-in ${id} was not read`);
  return view;
}
