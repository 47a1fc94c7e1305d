import type { Container } from '../../platform/container';
import { signWebhook } from '../../platform/webhook';
import { after } from '../job/backoff';
import { Hopeless, Later } from '../job/service';
import { chatConfig } from './channels';
import { withoutSecrets } from './without-secrets';

/** What the group's robot is given: a sentence, and its parts for a robot that makes its own. */
export interface ChatData {
  text: string;
  number: string | null;
  title: string | null;
  stage: string | null;
  /** A day. */
  due: string | null;
}

export interface ChatMessage {
  /** The receiver forgets an id it has seen: the same for every try. */
  id: string;
  /** `workboard.` and the kind. */
  type: string;
  data: ChatData;
  /** Ends the try. */
  signal: AbortSignal;
}

/** Seconds a receiver may ask us to wait at most. */
const LONGEST_WAIT = 3600;

/**
 * One try. A receiver that is busy or broken is tried again; one that refuses, or sends us elsewhere, is not: the address is the office's own
 * setting, and no answer may turn it into another.
 * @throws Error to try again, Later if it asks to wait, Hopeless; each with a reason that names neither address nor secret
 */
export async function postToChat(container: Container, message: ChatMessage): Promise<void> {
  const { time } = container;
  const response = await send(container, message);
  await response.body?.cancel();
  if (response.ok) return;
  const wait = Number(response.headers.get('retry-after'));
  if (response.status === 429 && wait > 0)
    throw new Later(after(time.instant(), Math.min(wait, LONGEST_WAIT)), '对方要求稍后再发 / The receiver asks to wait');
  const words = `对方没有接收（${response.status}） / The receiver answered ${response.status}`;
  if (response.status === 429 || response.status === 408 || response.status >= 500) throw new Error(words);
  throw new Hopeless(words);
}

async function send(container: Container, { id, type, data, signal }: ChatMessage): Promise<Response> {
  const { url, secret, timeoutMs } = chatConfig(container);
  const at = container.time.instant();
  const body = JSON.stringify({ type, timestamp: at, data });
  try {
    return await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'content-type': 'application/json', ...signWebhook({ id, at, body }, [secret]) },
      body,
      signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
    });
  } catch (error) {
    throw new Error(withoutSecrets(container, unreachable(error as Error, timeoutMs / 1000)));
  }
}

/** Node says only “fetch failed”; why stands in the cause. */
function unreachable(error: Error, seconds: number): string {
  if (error.name === 'TimeoutError') return `对方 ${seconds} 秒内没有应答 / No answer within ${seconds} seconds`;
  const { code, message } = (error.cause ?? error) as { code?: string; message: string };
  return `连接不上（${code ?? message}） / Cannot connect (${code ?? message})`;
}
