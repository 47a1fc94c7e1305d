import type { MessageSettings } from '../../../../shared/contract';
import type { Container } from '../../platform/container';
import type { Job } from '../job/service';
import type { CardRow } from '../card/card-row';
import { stageTitle } from '../card/present-card';
import { chatState, open, respectQuiet } from './channels';
import { cardsOf } from './outbox-repository';
import { postToChat, type ChatData } from './post-to-chat';
import { templateOf } from './render-line';
import type { ChatPayload } from './service';
import { officeSettings } from './settings';
import { stillHolds } from './tell-due-clocks';

const MASK = '（标题不公开）';

/** Tells the staff's chat group: number, title, stage and due day of a card, and nothing of persons; nothing of what has been done meanwhile. */
export async function sendChat(container: Container, job: Job): Promise<void> {
  const payload = job.payload as ChatPayload;
  const { kind, card: cardId } = payload;
  const settings = await officeSettings(container);
  if (!settings.chatKinds.includes(kind) || !open(container, chatState(container), settings.chatWhenOff)) return;
  await respectQuiet(container, settings, kind);
  if (!(await stillHolds(container.strapi, job.key))) return;
  const card = cardId === null ? undefined : (await cardsOf(container.strapi, [cardId])).get(cardId);
  const data = card ? await dataOf(container, settings, { ...payload, card }) : aboutNoCard(payload);
  await postToChat(container, { id: `msg_${job.kind}_${job.id}`, type: `workboard.${kind}`, data, signal: job.signal });
}

/** Also of a card that is gone: its kind. */
function aboutNoCard({ kind, text, due }: ChatPayload): ChatData {
  return { text: text ?? `【${templateOf(kind).title['zh-Hans']}】`, number: null, title: null, stage: null, due };
}

async function dataOf(
  { workflows }: Container,
  settings: MessageSettings,
  { kind, card, due }: Pick<ChatPayload, 'kind' | 'due'> & { card: CardRow },
): Promise<ChatData> {
  const { title: kindTitle } = templateOf(kind);
  const masked = settings.chatMask === 'all' || (settings.chatMask === 'unpublished' && !card.published);
  const title = masked ? MASK : card.title;
  const stage = stageTitle(await workflows.version(card.workflow, card.workflow_version), card.stage)['zh-Hans'];
  const dueOn = due ?? card.due_on;
  const text = [`【${kindTitle['zh-Hans']}】`, card.number, title, stage, dueOn && `到期 ${dueOn}`].filter(Boolean).join(' ');
  return { text, number: card.number, title, stage, due: dueOn };
}
