import type { ChannelDelivery, ChannelDeliveryPage, ChannelOverview, ChannelView, DeliveryAttempt } from '../../../../shared/contract';
import type { Container } from '../../platform/container';
import { reading } from '../../platform/transaction';
import { whereVisible, type Viewer } from '../../platform/viewer';
import type { ChannelConfig } from './config';
import type { ChannelRow, DeliveryRow } from './repository';
import { channelRows } from './repository';
import { messageId } from './send-due';

const PAGE = 50;

interface Count {
  channel: string;
  state: DeliveryRow['state'];
  total: number | string;
  last: string | null;
}

/** Every channel with its state and how many messages wait or were given up. Two statements. */
export async function readChannels(container: Container): Promise<ChannelOverview> {
  const states = await channelRows(container.strapi);
  const counts = (await reading(container.strapi, (db) =>
    db('workboard_deliveries').groupBy('channel', 'state').select('channel', 'state').count('id as total').max('finished_at as last'),
  )) as unknown as Count[];
  return {
    channels: Object.entries(container.channels.all()).map(([key, config]) =>
      viewOf({ key, config, row: states.get(key), counts: counts.filter(({ channel }) => channel === key), now: container.time.instant() }),
    ),
  };
}

function viewOf(about: { key: string; config: ChannelConfig; row: ChannelRow | undefined; counts: Count[]; now: string }): ChannelView {
  const { key, config, row, counts, now } = about;
  const of = (...states: DeliveryRow['state'][]) =>
    counts.filter(({ state }) => states.includes(state)).reduce((sum, { total }) => sum + Number(total), 0);
  return {
    key,
    title: config.title,
    host: config.url === '' ? null : new URL(config.url).host,
    state: config.url === '' ? 'by_hand' : row?.off_at != null ? 'off' : 'on',
    offAt: row?.off_at ?? null,
    offReason: row?.off_reason ?? null,
    offNote: row?.off_note ?? null,
    restsUntil: row?.rest_until != null && row.rest_until > now ? row.rest_until : null,
    rotatedAt: row?.rotated_at ?? null,
    bothUntil: row?.previous_until != null && row.previous_until > now ? row.previous_until : null,
    waiting: of('waiting', 'sending'),
    dead: of('dead'),
    done: of('done'),
    lastAt: counts.find(({ state }) => state === 'done')?.last ?? null,
  };
}

export interface DeliveryFilter {
  channel?: string;
  state?: 'waiting' | 'dead' | 'done' | 'refused';
  document?: string;
  before?: number;
}

/** Messages, the newest first; a card's title for whoever may see the card. Three statements. */
export async function readDeliveries(container: Container, viewer: Viewer, filter: DeliveryFilter): Promise<ChannelDeliveryPage> {
  const rows = (await reading(container.strapi, (db) => {
    const query = db('workboard_deliveries')
      .orderBy('id', 'desc')
      .limit(PAGE + 1);
    if (filter.channel !== undefined) void query.where({ channel: filter.channel });
    if (filter.document !== undefined) void query.where({ document_id: filter.document });
    if (filter.before !== undefined) void query.where('id', '<', filter.before);
    if (filter.state === 'refused') void query.where({ report: 'refused' });
    else if (filter.state === 'waiting') void query.whereIn('state', ['waiting', 'sending']);
    else if (filter.state !== undefined) void query.where({ state: filter.state });
    return query.select('*');
  })) as DeliveryRow[];
  const shown = rows.slice(0, PAGE);
  const titles = await titlesOf(container, viewer, shown);
  return {
    deliveries: shown.map((row) => deliveryView(container, row, titles)),
    next: rows.length > PAGE ? (shown.at(-1)?.id ?? null) : null,
  };
}

/** The tries of one message, the newest first. */
export async function readAttempts({ strapi }: Container, id: number): Promise<DeliveryAttempt[]> {
  return reading(strapi, (db) =>
    db('workboard_delivery_attempts').where({ delivery_id: id }).orderBy('id', 'desc').limit(100).select('at', 'status', 'ms', 'error'),
  ) as Promise<DeliveryAttempt[]>;
}

interface Titled {
  id: number;
  title: string;
  number: string | null;
}

async function titlesOf(container: Container, viewer: Viewer, rows: readonly DeliveryRow[]): Promise<ReadonlyMap<number, Titled>> {
  if (rows.length === 0) return new Map();
  const cards = (await reading(container.strapi, (db) => {
    const query = db('workboard_cards as c').whereIn(
      'c.id',
      rows.map(({ card_id: id }) => id),
    );
    whereVisible(query, container.workflows.all(), viewer);
    return query.select('c.id', 'c.title', 'c.number');
  })) as Titled[];
  return new Map(cards.map((card) => [card.id, card]));
}

function deliveryView(container: Container, row: DeliveryRow, titles: ReadonlyMap<number, Titled>): ChannelDelivery {
  const card = titles.get(row.card_id);
  const workflow = container.workflows.all().find(({ key }) => key === row.workflow);
  return {
    id: row.id,
    channel: row.channel,
    messageId: messageId(row),
    document: row.document_id,
    card: card ? { id: card.id, title: card.title, number: card.number, workflow: row.workflow } : null,
    event: workflow?.events[row.event]?.title ?? { 'zh-Hans': row.event, en: row.event },
    verb: row.verb,
    version: row.log_seq,
    state: row.state === 'sending' ? 'waiting' : row.state,
    how: row.how,
    attempts: row.attempts,
    status: row.status,
    error: row.error,
    nextAt: row.state === 'waiting' ? row.next_at : null,
    createdAt: row.created_at,
    finishedAt: row.finished_at,
    publishedAt: row.published_at,
    url: row.url,
    report: row.report,
    reportError: row.report_error,
  };
}
