import { startPortal, type Portal } from '../../.tools/portal-receiver.mjs';
import { dispatchChannels } from '../../plugins/workboard/server/src/features/channel/dispatch';
import { reportDeliveries } from '../../plugins/workboard/server/src/features/channel/report-delivery';
import { postMessage } from '../../plugins/workboard/server/src/features/channel/post-message';
import type { DeliveryRow } from '../../plugins/workboard/server/src/features/channel/repository';
import { sendDue } from '../../plugins/workboard/server/src/features/channel/send-due';
import type { Container } from '../../plugins/workboard/server/src/platform/container';
import { newSecret, signWebhook } from '../../plugins/workboard/server/src/platform/webhook';
import { messageRows } from './message-rows';

/** The other ends of two channels, whose clock is the application's. */
export interface Ends {
  portal: Portal;
  network: Portal;
  env: Record<string, string>;
  stop(): Promise<void>;
}

export async function startEnds(now: () => number): Promise<Ends> {
  const portal = await startPortal({ name: '门户', secrets: [newSecret()], now });
  const network = await startPortal({ name: '政务服务网', secrets: [newSecret()], now });
  const of = (name: string, { url, secrets }: Portal) => ({
    [`CHANNEL_${name}_URL`]: url,
    [`CHANNEL_${name}_HOSTS`]: '127.0.0.1',
    [`CHANNEL_${name}_SECRET`]: secrets.join(),
  });
  return {
    portal,
    network,
    env: { CHANNEL_LOOPBACK: 'true', ...of('PORTAL', portal), ...of('SERVICE_NETWORK', network) },
    stop: async () => {
      await Promise.all([portal.stop(), network.stop()]);
    },
  };
}

/** What the jobs do, one turn of each. @returns how many tries were made */
export async function turn(container: Container): Promise<number> {
  await dispatchChannels(container);
  const tries = await sendDue(container, new AbortController().signal);
  await reportDeliveries(container);
  return tries;
}

/** Messages of a document, or all, in the order of the log. */
export async function deliveries(container: Container, document?: string): Promise<DeliveryRow[]> {
  const query = container.strapi.db.connection('workboard_deliveries').orderBy(['log_seq', 'channel']);
  if (document !== undefined) void query.where({ document_id: document });
  return (await query.select('*')) as DeliveryRow[];
}

/** Messages of documents that are not there: `versions` of each, for tests of the sending alone. */
export async function insertMessages(
  container: Container,
  { documents, versions, channel = 'portal', from = 1_000_000 }: { documents: number; versions: number; channel?: string; from?: number },
): Promise<void> {
  const rows = messageRows({ documents, versions, channel, from, now: container.time.instant() });
  for (let at = 0; at < rows.length; at += 50) await container.strapi.db.connection('workboard_deliveries').insert(rows.slice(at, at + 50));
}

/** For comparisons: posts messages as they stand, one after the other, without claiming them, waiting for those before, or noting what came of it. */
export async function sendCarelessly(container: Container, rows: readonly DeliveryRow[]): Promise<void> {
  const config = container.channels.all().portal;
  if (!config) throw new Error('the portal is not configured');
  for (const { log_seq: seq, body } of rows) {
    const headers = signWebhook({ id: `msg_portal_${seq}`, at: container.time.instant(), body }, config.secrets);
    const rules = { hosts: config.hosts, ranges: [], loopback: true };
    await postMessage({ url: config.url, headers, body, rules, timeoutMs: config.timeoutMs, signal: new AbortController().signal });
  }
}
