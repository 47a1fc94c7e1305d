import type { ChannelState, MessageSettings } from '../../../../shared/contract';
import type { Container } from '../../platform/container';
import { Later } from '../job/service';
import { after } from '../job/backoff';
import { templateOf } from './render-line';
import { quietUntil } from './quiet-hours';

/** Seconds after which a message that waits for a channel looks again. */
const LOOK_AGAIN = 3600;

export interface ChatConfig {
  /** Empty: the channel is off. */
  url: string;
  secret: string;
  timeoutMs: number;
}

export function emailState({ strapi }: Container): ChannelState {
  return strapi.config.get('plugin::workboard.email') as ChannelState;
}

export function chatConfig({ strapi }: Container): ChatConfig {
  return strapi.config.get('plugin::workboard.chat') as ChatConfig;
}

export function chatState(container: Container): ChannelState {
  return chatConfig(container).url === '' ? 'off' : 'on';
}

/** @returns whether to go on; false where messages of a channel that is off are left out. @throws Later where they wait for it */
export function open(container: Container, state: ChannelState, whenOff: 'wait' | 'skip'): boolean {
  if (state === 'on') return true;
  if (whenOff === 'wait')
    throw new Later(after(container.time.instant(), LOOK_AGAIN), '通道未开通，开通后补发 / The channel is off: sent when it is on');
  return false;
}

/** @throws Later while the office is not to be disturbed; an urgent message comes all the same, where the office or its kind says so */
export async function respectQuiet(container: Container, { quiet }: MessageSettings, kind: string): Promise<void> {
  const { urgent } = templateOf(kind);
  if (urgent === 'atOnce' || (urgent && quiet.urgentAnyway)) return;
  const end = quietUntil(container.time.instant(), quiet, await container.calendars.current());
  if (end !== null) throw new Later(end, '免打扰时段，结束后发送 / Quiet hours: sent when they are over');
}
