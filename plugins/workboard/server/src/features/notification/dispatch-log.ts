import type { Container } from '../../platform/container';
import { inTransaction } from '../../platform/transaction';
import type { LogRow } from '../log/service';
import { watchers } from '../watch/service';
import type { OwnEvent } from '../log/own-events';
import { audienceOf } from './audience';
import { messagesOf, type Happened } from './messages-of';
import { cardsOf, moveCursor, readCursor, rowsAfter, submittersOf } from './outbox-repository';

/** Log rows of one transaction. */
const BATCH = 200;
const COMMENT: OwnEvent = 'card.comment';

/**
 * The log is the outbox: reads what was logged since the stored cursor and tells whom it concerns, so that a step itself writes nothing
 * for it. Messages and cursor are one transaction, and each message has a key: once in every inbox, also after a stop in between.
 * Numbers of the log become visible in order, so none is passed over.
 * @returns how many rows were read
 */
export async function dispatchLog(container: Container): Promise<number> {
  let total = 0;
  for (;;) {
    const count = await dispatchBatch(container);
    total += count;
    if (count < BATCH) return total;
  }
}

async function dispatchBatch(container: Container): Promise<number> {
  const { strapi } = container;
  const from = await readCursor(strapi);
  const rows = await rowsAfter(strapi, from, BATCH);
  const last = rows.at(-1);
  if (!last) return 0;
  const happened = await withCards(container, rows);
  const audience = await audienceOf(container);
  const following = await watchers(
    container,
    happened.map(({ card }) => card.id),
  );
  const messages = happened.flatMap((one) => messagesOf(one, audience, following.get(one.card.id) ?? []));
  await inTransaction(strapi, async (trx) => {
    await moveCursor(trx, from, last.seq);
    await container.notifications.notify(trx, messages);
  });
  return rows.length;
}

/** Steps of workflows and comments, each with its card as it is now. */
async function withCards(container: Container, rows: readonly LogRow[]): Promise<Happened[]> {
  const steps = rows.filter((row) => row.card_id !== null);
  const ids = [...new Set(steps.flatMap(({ card_id: id }) => (id === null ? [] : [id])))];
  const cards = await cardsOf(container.strapi, ids);
  const submitters = await submittersOf(container.strapi, ids);
  const happened: Happened[] = [];
  for (const row of steps) {
    const card = cards.get(row.card_id ?? 0);
    if (!card) continue;
    const workflow = await container.workflows.version(card.workflow, card.workflow_version);
    const event = workflow.events[row.event] ?? null;
    if (event || row.event === COMMENT) happened.push({ row, card, workflow, event, submitter: submitters(row) });
  }
  return happened;
}
