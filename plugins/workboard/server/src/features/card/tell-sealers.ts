import type { WorkflowDefinition } from '../../../../engine/workflow/types';
import type { Container } from '../../platform/container';
import type { Trx } from '../../platform/transaction';
import { linkedCards, type LinkedSubject } from '../link/service';
import { vouchedHash } from './sealed-content';

interface Changed {
  workflow: WorkflowDefinition;
  documentId: string;
  at: string;
}

/**
 * The content of an entry changed: cards that were opened from it and sealed it (`sealOf: parent`) are marked, and take the step their workflow
 * declares, when it is no longer what they sealed, and when it is so again (R-SEC-02). One statement where nothing is linked.
 */
export async function tellSealers(container: Container, trx: Trx, { workflow, documentId, at }: Changed): Promise<void> {
  const linked = Object.values(await linkedCards(container.strapi, { uid: workflow.subject.type, documentId })).flat();
  const sealing = linked.filter(({ seal }) => seal !== null);
  if (sealing.length === 0) return;
  let now: string | null | undefined;
  for (const partner of sealing) {
    const own = await container.workflows.version(partner.workflow, partner.version);
    if (own.subject.sealOf !== 'parent') continue;
    now ??= await vouchedHash(container, { workflow, documentId });
    const broken = now !== partner.seal;
    if (broken === partner.sealBroken) continue;
    await trx('workboard_cards').where({ id: partner.id }).update({ seal_broken: broken });
    await lapse(container, { own, partner, broken, at });
  }
}

async function lapse(
  container: Container,
  { own, partner, broken, at }: { own: WorkflowDefinition; partner: LinkedSubject; broken: boolean; at: string },
): Promise<void> {
  const event = own.subject.lapse?.[broken ? 'broken' : 'restored'];
  if (event === undefined || !own.events[event]?.from.includes(partner.stage)) return;
  await container.cards.fire(partner.id, { event, actor: container.members.system('系统（内容变更）'), at });
}
