import type { MessageSettings } from '../../../../shared/contract';
import type { Container } from '../../platform/container';
import { after } from '../job/backoff';
import { Hopeless, Later, type Job } from '../job/service';
import type { CardRow } from '../card/card-row';
import { stageTitle } from '../card/present-card';
import { chatConfig, chatState, open, respectQuiet, type ChatConfig } from './channels';
import { cardsOf } from './outbox-repository';
import { templateOf } from './render-line';
import { officeSettings } from './settings';
import { signWebhook } from './sign-webhook';

/** Seconds a receiver may ask us to wait at most. */
const LONGEST_WAIT = 3600;
const MASK = '（标题不公开）';

/** Tells the staff's chat group: number, title, stage and due day of a card, and nothing of persons. */
export async function sendChat(container: Container, job: Job): Promise<void> {
  const { kind, card: cardId, due } = job.payload as { kind: string; card: number | null; due: string | null };
  const settings = await officeSettings(container);
  if (!settings.chatKinds.includes(kind) || !open(container, chatState(container), settings.chatWhenOff)) return;
  await respectQuiet(container, settings, templateOf(kind).urgent ?? false);
  const card = cardId === null ? undefined : (await cardsOf(container.strapi, [cardId])).get(cardId);
  const body = JSON.stringify({
    type: `workboard.${kind}`,
    timestamp: container.time.instant(),
    data: await dataOf(container, settings, { kind, card, due }),
  });
  await post(container, chatConfig(container), { id: `msg_${job.kind}_${job.id}`, body, signal: job.signal });
}

async function dataOf(
  { workflows }: Container,
  settings: MessageSettings,
  { kind, card, due }: { kind: string; card: CardRow | undefined; due: string | null },
): Promise<Record<string, string | null>> {
  const { title: kindTitle } = templateOf(kind);
  if (!card) return { text: kindTitle['zh-Hans'], number: null, title: null, stage: null, due };
  const masked = settings.chatMask === 'all' || (settings.chatMask === 'unpublished' && !card.published);
  const title = masked ? MASK : card.title;
  const stage = stageTitle(await workflows.version(card.workflow, card.workflow_version), card.stage)['zh-Hans'];
  const dueOn = due ?? card.due_on;
  const text = [`【${kindTitle['zh-Hans']}】`, card.number, title, stage, dueOn && `到期 ${dueOn}`].filter(Boolean).join(' ');
  return { text, number: card.number, title, stage, due: dueOn };
}

/**
 * One try. A receiver that is busy or broken is tried again; one that refuses, or sends us elsewhere, is not: the address is the office's own
 * setting, and no answer may turn it into another.
 */
async function post(
  { time }: Container,
  { url, secret, timeoutMs }: ChatConfig,
  { id, body, signal }: { id: string; body: string; signal: AbortSignal },
): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/json', ...signWebhook({ id, at: time.instant(), body, secret }) },
    body,
    signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
  });
  await response.body?.cancel();
  if (response.ok) return;
  const wait = Number(response.headers.get('retry-after'));
  if (response.status === 429 && wait > 0)
    throw new Later(after(time.instant(), Math.min(wait, LONGEST_WAIT)), 'the receiver asks to wait');
  const words = `the receiver answered ${response.status}`;
  if (response.status === 429 || response.status === 408 || response.status >= 500) throw new Error(words);
  throw new Hopeless(words);
}
