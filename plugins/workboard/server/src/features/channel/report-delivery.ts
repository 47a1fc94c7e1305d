import { answersOfDelivery, channelsOf } from '../../../../engine/channel';
import { dayOfInstant } from '../../../../engine/day';
import { ExpressionError } from '../../../../engine/expression';
import type { Actor } from '../../../../engine/workflow/types';
import type { Container } from '../../platform/container';
import { Refusal } from '../../platform/errors';
import { inTransaction, type Trx } from '../../platform/transaction';
import { readDraft } from '../card/draft-row';
import { pendingReports, takeReport, type DeliveryRow } from './repository';

const AT_ONCE = 50;

/** Fires the steps of deliveries that came back. @returns how many were settled, either way */
export async function reportDeliveries(container: Container): Promise<number> {
  let count = 0;
  for (const row of await pendingReports(container.strapi, AT_ONCE)) if (await reportDelivery(container, row)) count += 1;
  return count;
}

/**
 * What a delivery does to its card: the step that the workflow names, by the system, with the delivery's day and address; clocks stop on it. Step and
 * mark are one transaction, so that it is fired once. A step that is refused (the entry was withdrawn meanwhile) is kept with the reason; anything
 * else is tried again at the next turn.
 * @returns whether it is settled
 */
export async function reportDelivery(container: Container, row: DeliveryRow): Promise<boolean> {
  const actor = container.members.system('系统（渠道回执）');
  try {
    await inTransaction(container.strapi, async (trx) => {
      if (await takeReport(trx, row.id, { report: 'done', report_error: null })) await fireDelivered(container, row, actor);
    });
    return true;
  } catch (error) {
    const reason = refusedBecause(error);
    if (reason === null) {
      container.strapi.log.warn(`delivery ${row.id} to ${row.channel} is reported later: ${String(error)}`);
      return false;
    }
    await inTransaction(container.strapi, (trx: Trx) => takeReport(trx, row.id, { report: 'refused', report_error: reason }));
    return true;
  }
}

/** Fires the step of a delivery, if its workflow has one for it. In the caller's transaction. */
export async function fireDelivered(container: Container, row: DeliveryRow, actor: Actor): Promise<void> {
  const { strapi, workflows, cards, time } = container;
  const card = await cards.find(row.uid, row.document_id);
  if (!card || row.verb === 'withdraw' || row.published_at === null) return;
  const workflow = await workflows.version(card.workflow, card.workflow_version);
  const delivered = channelsOf(workflow).find(({ channel }) => channel === row.channel)?.delivered;
  const subject = await readDraft(strapi, row.uid, row.document_id);
  if (!delivered || !subject) return;
  const form = answersOfDelivery(delivered, {
    delivery: { day: dayOfInstant(row.published_at), at: row.published_at, url: row.url, channel: row.channel },
    subject: subject.values,
    card: { id: card.id, stage: card.stage },
    today: time.today(),
  });
  if (form !== null) await cards.fire(card.id, { event: delivered.event, form, actor });
}

function refusedBecause(error: unknown): string | null {
  const { name, message } = error as Error;
  return error instanceof Refusal || error instanceof ExpressionError || name === 'ClockError' ? message.slice(0, 500) : null;
}
