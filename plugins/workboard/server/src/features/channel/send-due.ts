import { randomUUID } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import type { Container } from '../../platform/container';
import { inTransaction, type Trx } from '../../platform/transaction';
import { after } from '../job/backoff';
import { nextTry, retryAfter } from './backoff';
import { schemesOf, type ChannelConfig } from './config';
import { postMessage, type Answer } from './post-message';
import { readReceipt, type Receipt } from './receipt';
import { recordChannel } from './record-channel';
import { anyDue, channelRows, claimDue, release, saveChannel, settle, type ChannelRow, type DeliveryRow, type Settled } from './repository';
import { secretsOf } from './secrets';
import { signWebhook } from '../../platform/webhook';

/** Messages taken and written at a time, and how many of them are sent side by side. */
const BATCH = 100;
const SIDE_BY_SIDE = 20;
/** Longer than a whole batch takes whose every try runs into its timeout. */
const LEASE_SECONDS = 120;
/** A turn ends after so long, so that other work comes in between; the next one goes on. */
const TURN_MS = 20_000;
/** Seconds a channel is left alone that answers as if it were overloaded and does not say for how long. */
const REST_SECONDS = 30;
const OVERLOADED = [429, 502, 503, 504];

export const messageId = ({ channel, log_seq: seq }: Pick<DeliveryRow, 'channel' | 'log_seq'>) => `msg_${channel}_${seq}`;

/** Sends what is due to the channels that are on, until nothing is or the turn is over. @returns how many tries were made */
export async function sendDue(container: Container, signal: AbortSignal): Promise<number> {
  const { strapi, time } = container;
  // Each message that is under way listens for it.
  setMaxListeners(SIDE_BY_SIDE + 10, signal);
  const end = performance.now() + TURN_MS;
  const ended = () => signal.aborted;
  for (let count = 0; ;) {
    const now = time.instant();
    const states = await channelRows(strapi);
    const open = openChannels(container, states, now);
    if (ended() || performance.now() > end || open.length === 0 || !(await anyDue(strapi, open, now))) return count;
    const lease = randomUUID();
    const rows = await claimDue(strapi, { channels: open, now, lease, leaseUntil: after(now, LEASE_SECONDS), limit: BATCH });
    if (rows.length === 0) return count;
    const tries = await sideBySide(rows, (row) => tryOne(container, row, states.get(row.channel), signal));
    if (ended()) {
      // What was cut off is not a failure; what did arrive is sent once more, under the same id.
      await release(strapi, lease);
      return count;
    }
    await inTransaction(strapi, (trx) => write(container, trx, tries));
    count += rows.length;
  }
}

/** Does the work for every row, some at a time: a slow one holds up no other. */
async function sideBySide<T>(rows: readonly DeliveryRow[], work: (row: DeliveryRow) => Promise<T>): Promise<T[]> {
  const left = [...rows];
  const done: T[] = [];
  const one = async () => {
    for (let row = left.shift(); row; row = left.shift()) done.push(await work(row));
  };
  await Promise.all(Array.from({ length: SIDE_BY_SIDE }, one));
  return done;
}

/** Channels with an address that nobody switched off and that did not ask to be left alone. */
function openChannels(container: Container, states: ReadonlyMap<string, ChannelRow>, now: string): string[] {
  return Object.entries(container.channels.all()).flatMap(([key, { url }]) => {
    const state = states.get(key);
    const rests = state?.rest_until != null && state.rest_until > now;
    return url === '' || state?.off_at != null || rests ? [] : [key];
  });
}

interface Tried {
  row: DeliveryRow;
  answer: Answer;
  at: string;
  ms: number;
}

async function tryOne(container: Container, row: DeliveryRow, state: ChannelRow | undefined, signal: AbortSignal): Promise<Tried> {
  const config = container.channels.all()[row.channel] as ChannelConfig;
  const at = container.time.instant();
  const began = performance.now();
  const answer = await postMessage({
    url: config.url,
    headers: signWebhook({ id: messageId(row), at, body: row.body }, secretsOf(container, config, state, at), schemesOf(config)),
    body: row.body,
    rules: { hosts: config.hosts, ranges: config.ranges, loopback: container.channels.loopback() },
    timeoutMs: config.timeoutMs,
    signal,
    ...(container.channels.resolver ? { resolve: container.channels.resolver } : {}),
  });
  return { row, answer, at, ms: Math.round(performance.now() - began) };
}

/** Messages, then channels: what became of the tries, in one transaction. */
async function write(container: Container, trx: Trx, tries: readonly Tried[]): Promise<void> {
  const now = container.time.instant();
  await settle(
    trx,
    tries.map((one) => settledOf(one, now)),
  );
  for (const { row, answer } of tries) {
    if (answer.status === 410) await switchOffGone(container, trx, row.channel, now);
    else if (OVERLOADED.includes(answer.status ?? 0))
      await saveChannel(trx, row.channel, { rest_until: retryAfter(answer.retryAfter, now) ?? after(now, REST_SECONDS) });
  }
}

function settledOf({ row, answer, at, ms }: Tried, now: string): Settled {
  const { status } = answer;
  const attempt = {
    at,
    status,
    ms,
    error: answer.error ?? (isSuccess(status) ? null : `对方没有接收（${status}） / The channel answered ${status}`),
  };
  const receipt = isSuccess(status) ? readReceipt(answer.body, { now, since: row.created_at }) : null;
  const news = isNews(row, receipt) ? receipt : null;
  const change = changeOf(row, answer, { error: attempt.error, now });
  return { id: row.id, lease: row.lease ?? '', change: news ? { ...change, report: 'pending' } : change, receipt: news, attempt };
}

function changeOf(row: DeliveryRow, answer: Answer, { error, now }: { error: string | null; now: string }): Partial<DeliveryRow> {
  const { status } = answer;
  if (isSuccess(status)) return { state: 'done', how: 'sent', status, error: null, finished_at: now };
  // Gone: the channel is switched off and the message waits, its tries uncounted, until somebody switches it on again.
  if (status === 410) return { state: 'waiting', status, error, next_at: now, attempts: row.attempts - 1 };
  const next = nextTry({ id: row.id, attempt: row.attempts, now });
  if (next === null) return { state: 'dead', status, error, finished_at: now };
  const asked = retryAfter(answer.retryAfter, now);
  return { state: 'waiting', status, error, next_at: asked !== null && asked > next ? asked : next };
}

/** A message that is sent again and answered as before has nothing more to report. */
const isNews = (row: DeliveryRow, receipt: Receipt | null) => receipt !== null && !(row.report === 'done' && row.url === receipt.url);

const isSuccess = (status: number | null) => status !== null && status >= 200 && status < 300;

async function switchOffGone(container: Container, trx: Trx, channel: string, now: string): Promise<void> {
  await saveChannel(trx, channel, { off_at: now, off_reason: 'gone', off_note: null });
  await recordChannel(container, trx, {
    event: 'channel.off',
    actor: container.members.system('系统（渠道）'),
    data: { channel, reason: 'gone' },
  });
}
