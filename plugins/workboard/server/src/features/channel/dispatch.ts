import { attributesRead, channelsOf } from '../../../../engine/channel';
import type { Value, WorkflowDefinition } from '../../../../engine/workflow/types';
import type { Container } from '../../platform/container';
import { inTransaction, type Trx } from '../../platform/transaction';
import { cardsOf } from '../card/cards-of';
import type { LogRow } from '../log/service';
import { logCursor } from '../log/cursor';
import { messagesOf, type Step } from './messages-of-step';
import { hurry, insertDeliveries, settleByHand } from './repository';

/** Log rows of one transaction. */
const BATCH = 200;

const cursor = logCursor('channels');
export const beginChannelsAtHead = cursor.beginAtHead;

/**
 * The log is the outbox: what was logged since the stored cursor becomes messages to the channels. Messages and cursor are one transaction and
 * each message is there once for its channel and row: nothing is told that was rolled back, nothing is told twice, nothing is passed over.
 * @returns how many rows were read
 */
export async function dispatchChannels(container: Container): Promise<number> {
  let total = 0;
  for (;;) {
    const from = await cursor.read(container.strapi);
    const rows = await cursor.rowsAfter(container.strapi, from, BATCH);
    const last = rows.at(-1);
    if (!last) return total;
    const steps = await stepsOf(container, rows);
    await inTransaction(container.strapi, async (trx) => {
      await cursor.move(trx, from, last.seq);
      await tell(container, trx, steps);
    });
    total += rows.length;
  }
}

async function tell(container: Container, trx: Trx, steps: readonly Step[]): Promise<void> {
  const messages = steps.flatMap((step) => messagesOf(container, step));
  await insertDeliveries(trx, messages);
  for (const { channel, document_id: document, verb, next_at: now } of messages) {
    if (verb === 'withdraw' && channel && document && now) await hurry(trx, { channel, document, now });
  }
  for (const step of steps) await settleRecorded(container, trx, step);
}

/** Somebody recorded by hand what a channel without an address would have reported. */
async function settleRecorded(container: Container, trx: Trx, { row, card, workflow }: Step): Promise<void> {
  const connected = container.channels.connected();
  for (const { channel, delivered } of channelsOf(workflow)) {
    if (delivered?.event !== row.event || row.actor_id === 0 || connected[channel] !== false) continue;
    await settleByHand(trx, { channel, document: card.subject_document, before: row.seq, at: row.at });
  }
}

/** Steps that some channel is told of or that record a delivery, with their cards and what the rules read of their subjects. */
export async function stepsOf(container: Container, rows: readonly LogRow[]): Promise<Step[]> {
  const cards = await cardsOf(
    container.strapi,
    rows.flatMap(({ card_id: id }) => (id === null ? [] : [id])),
  );
  const found: Omit<Step, 'subject'>[] = [];
  for (const row of rows) {
    const card = cards.get(row.card_id ?? 0);
    if (!card) continue;
    const workflow = await container.workflows.version(card.workflow, card.workflow_version);
    if (concerns(workflow, row.event)) found.push({ row, card, workflow });
  }
  const subjects = await subjectsOf(container, found);
  return found.map((step) => ({ ...step, subject: subjects.get(step.card.subject_document) ?? {} }));
}

function concerns(workflow: WorkflowDefinition, event: string): boolean {
  return channelsOf(workflow).some(
    ({ told, delivered }) => delivered?.event === event || Object.values(told).some((events) => events.includes(event)),
  );
}

/** One statement for each content type. */
async function subjectsOf(container: Container, steps: readonly Omit<Step, 'subject'>[]): Promise<Map<string, Record<string, Value>>> {
  const wanted = new Map<string, { documents: Set<string>; attributes: Set<string> }>();
  for (const { card, workflow } of steps) {
    const one = wanted.get(card.subject_uid) ?? { documents: new Set(), attributes: new Set(['documentId']) };
    one.documents.add(card.subject_document);
    for (const name of channelsOf(workflow).flatMap(attributesRead)) one.attributes.add(name);
    wanted.set(card.subject_uid, one);
  }
  const found = new Map<string, Record<string, Value>>();
  for (const [uid, { documents, attributes }] of wanted) {
    const rows = (await container.strapi.db.query(uid).findMany({
      where: { documentId: { $in: [...documents] }, publishedAt: null },
      select: [...attributes],
    })) as (Record<string, Value> & { documentId: string })[];
    for (const row of rows) found.set(row.documentId, row);
  }
  return found;
}
