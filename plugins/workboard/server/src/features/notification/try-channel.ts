import { randomUUID } from 'node:crypto';
import type { ChannelTrial } from '../../../../shared/contract';
import type { Container } from '../../platform/container';
import { BadRequest } from '../../platform/errors';
import { chatState, emailState } from './channels';
import { postToChat } from './post-to-chat';
import { mail, readerOf } from './send-email';

const SUBJECT = '【测试】政务公开工作台';
const TEXT = '这是一条测试消息，收到即表示通道已接通。';

/**
 * Sends one message at once, quiet hours or not, so that whoever sets a channel up sees whether it works: e-mail to their own address, chat
 * to the group. What the other end says is the answer, not an error.
 * @throws BadRequest if the channel is off
 */
export async function tryChannel(container: Container, user: number, channel: 'email' | 'chat'): Promise<ChannelTrial> {
  try {
    return channel === 'email' ? await tryEmail(container, user) : await tryChat(container);
  } catch (error) {
    if (error instanceof BadRequest) throw error;
    return { sent: false, to: null, reason: (error as Error).message };
  }
}

async function tryEmail(container: Container, user: number): Promise<ChannelTrial> {
  if (emailState(container) === 'off')
    throw new BadRequest('邮件未开通，请先设置 SMTP_HOST 并重新启动 / E-mail is off: set SMTP_HOST and start again', 'channel');
  const reader = await readerOf(container, user);
  if (!reader) throw new BadRequest('本账号没有邮箱 / This account has no address', 'channel');
  await mail(container, reader.address, SUBJECT, TEXT);
  return { sent: true, to: reader.address, reason: null };
}

async function tryChat(container: Container): Promise<ChannelTrial> {
  if (chatState(container) === 'off')
    throw new BadRequest(
      '工作群未开通，请先设置 WORKBOARD_CHAT_URL 并重新启动 / The chat group is off: set WORKBOARD_CHAT_URL and start again',
      'channel',
    );
  const data = { text: `${SUBJECT} ${TEXT}`, number: null, title: null, stage: null, due: null };
  await postToChat(container, { id: `msg_test_${randomUUID()}`, type: 'workboard.test', data, signal: new AbortController().signal });
  return { sent: true, to: null, reason: null };
}
