import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { ChannelVerb } from '../../../../engine/channel';
import { inTransaction, isPostgres, reading, type Trx } from '../../platform/transaction';

/** A row of `workboard_deliveries`: one message to one channel. */
export interface DeliveryRow {
  id: number;
  channel: string;
  log_seq: number;
  card_id: number;
  workflow: string;
  uid: string;
  document_id: string;
  event: string;
  verb: ChannelVerb;
  body: string;
  state: 'waiting' | 'sending' | 'done' | 'dead';
  next_at: string;
  attempts: number;
  lease: string | null;
  lease_until: string | null;
  status: number | null;
  error: string | null;
  created_at: string;
  finished_at: string | null;
  how: 'sent' | 'hand' | null;
  published_at: string | null;
  url: string | null;
  report: 'none' | 'pending' | 'done' | 'refused';
  report_error: string | null;
}

/** A row of `workboard_channels`. */
export interface ChannelRow {
  key: string;
  off_at: string | null;
  off_reason: 'gone' | 'hand' | null;
  off_note: string | null;
  rest_until: string | null;
  secret: string | null;
  previous: string | null;
  previous_until: string | null;
  rotated_at: string | null;
}

const DELIVERIES = 'workboard_deliveries';
const CHANNELS = 'workboard_channels';

export async function channelRows(strapi: Core.Strapi): Promise<ReadonlyMap<string, ChannelRow>> {
  const rows = (await reading(strapi, (db) => db(CHANNELS).select('*'))) as ChannelRow[];
  return new Map(rows.map((row) => [row.key, row]));
}

export async function saveChannel(trx: Knex, key: string, change: Partial<ChannelRow>): Promise<void> {
  await trx(CHANNELS)
    .insert({ key, ...change })
    .onConflict('key')
    .merge(change);
}

/** Puts messages in; one that is there already stays as it is. Unread columns have their defaults. */
export async function insertDeliveries(trx: Trx, rows: readonly Partial<DeliveryRow>[]): Promise<void> {
  if (rows.length > 0) await trx(DELIVERIES).insert(rows).onConflict(['channel', 'log_seq']).ignore();
}

/** A withdrawal waits behind what it withdraws; that is sent at once, so that it need not wait long (R-SEC-14). */
export async function hurry(trx: Trx, input: { channel: string; document: string; now: string }): Promise<void> {
  await trx(DELIVERIES)
    .where({ channel: input.channel, document_id: input.document, state: 'waiting' })
    .andWhere('next_at', '>', input.now)
    .update({ next_at: input.now });
}

/** What was recorded by hand, at the step that recorded it: messages up to `before` that nobody sends. */
export async function settleByHand(trx: Trx, input: { channel: string; document: string; before: number; at: string }): Promise<void> {
  await trx(DELIVERIES)
    .where({ channel: input.channel, document_id: input.document })
    .andWhere('log_seq', '<', input.before)
    .whereIn('verb', ['publish', 'update'])
    .whereIn('state', ['waiting', 'dead'])
    .update({ state: 'done', how: 'hand', finished_at: input.at, report: 'done' });
}

export function anyDue(strapi: Core.Strapi, channels: readonly string[], now: string): Promise<boolean> {
  return reading(strapi, async (db) => (await due(db, channels, now).first('d.id')) !== undefined);
}

/**
 * Takes messages that are due and makes them the caller's until `leaseUntil`: of each document and channel only the oldest that is not done, so
 * that what comes later waits for it. A row that another instance is taking at this moment is passed over. A try is counted when it begins.
 */
export function claimDue(
  strapi: Core.Strapi,
  input: { channels: readonly string[]; now: string; lease: string; leaseUntil: string; limit: number },
): Promise<DeliveryRow[]> {
  return inTransaction(strapi, async (trx) => {
    const next = due(trx, input.channels, input.now)
      .orderBy([{ column: 'd.next_at' }, { column: 'd.id' }])
      .limit(input.limit)
      .select('d.id');
    const rows = (await trx(DELIVERIES)
      .whereIn('id', isPostgres(trx) ? next.forUpdate('d').skipLocked() : next)
      .update({ state: 'sending', lease: input.lease, lease_until: input.leaseUntil, attempts: trx.raw('attempts + 1') })
      .returning('*')) as DeliveryRow[];
    return rows.sort((a, b) => a.id - b.id);
  });
}

function due(db: Knex, channels: readonly string[], now: string): Knex.QueryBuilder {
  return db(`${DELIVERIES} as d`)
    .whereIn('d.channel', channels)
    .whereIn('d.state', ['waiting', 'sending'])
    .andWhere((either) => {
      void either.where((waiting) => void waiting.where('d.state', 'waiting').andWhere('d.next_at', '<=', now));
      void either.orWhere((lost) => void lost.where('d.state', 'sending').andWhere('d.lease_until', '<=', now));
    })
    .whereNotExists((earlier) => {
      void earlier
        .select(db.raw('1'))
        .from(`${DELIVERIES} as e`)
        .whereRaw(
          "e.channel = d.channel AND e.document_id = d.document_id AND e.log_seq < d.log_seq AND e.state IN ('waiting', 'sending')",
        );
    });
}

/** What became of one try. */
export interface Settled {
  id: number;
  lease: string;
  change: Partial<DeliveryRow>;
  /** When and where it appeared, if the channel said so. */
  receipt: Pick<DeliveryRow, 'published_at' | 'url'> | null;
  attempt: { at: string; status: number | null; ms: number; error: string | null };
}

/** Writes what became of the tries, those alike in one statement; each if it is still held under its lease: whoever took it over writes for it. */
export async function settle(trx: Trx, tries: readonly Settled[]): Promise<void> {
  const groups = new Map<string, Settled[]>();
  for (const one of tries) {
    const key = JSON.stringify([one.lease, one.change]);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  for (const group of groups.values()) {
    const [first] = group;
    if (!first) continue;
    await trx(DELIVERIES)
      .whereIn(
        'id',
        group.map(({ id }) => id),
      )
      .andWhere({ lease: first.lease })
      .update({ lease: null, lease_until: null, ...first.change, ...receiptColumns(trx, group) });
  }
  await trx('workboard_delivery_attempts').insert(tries.map(({ id, attempt }) => ({ delivery_id: id, ...attempt })));
}

/** Each row its own day and address, in one statement. */
function receiptColumns(trx: Trx, group: readonly Settled[]): Record<string, Knex.Raw> {
  const said = group.flatMap(({ id, receipt }) => (receipt ? [{ id, ...receipt }] : []));
  if (said.length === 0) return {};
  const cases = said.map(() => 'WHEN ? THEN ?').join(' ');
  const column = (name: 'published_at' | 'url') =>
    trx.raw(
      `CASE id ${cases} ELSE ${name} END`,
      said.flatMap((one) => [one.id, one[name]]),
    );
  return { published_at: column('published_at'), url: column('url') };
}

/** Gives back what is held under a lease, as if it had not been begun. */
export async function release(strapi: Core.Strapi, lease: string): Promise<void> {
  await reading(strapi, (db) =>
    db(DELIVERIES)
      .where({ lease })
      .update({ state: 'waiting', lease: null, lease_until: null, attempts: db.raw('attempts - 1') }),
  );
}

export async function deliveryOf(
  strapi: Core.Strapi,
  where: { id: number } | { channel: string; log_seq: number },
): Promise<DeliveryRow | null> {
  const row = (await reading(strapi, (db) => db(DELIVERIES).where(where).first('*'))) as DeliveryRow | undefined;
  return row ?? null;
}

export async function pendingReports(strapi: Core.Strapi, limit: number): Promise<DeliveryRow[]> {
  return reading(strapi, (db) => db(DELIVERIES).where({ report: 'pending' }).orderBy('id').limit(limit).select('*')) as Promise<
    DeliveryRow[]
  >;
}

/** @returns false if somebody else has reported it meanwhile */
export async function takeReport(trx: Trx, id: number, change: Partial<DeliveryRow>): Promise<boolean> {
  return (await trx(DELIVERIES).where({ id, report: 'pending' }).update(change)) > 0;
}
