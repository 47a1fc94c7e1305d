import type { Container } from '../../platform/container';
import type { Message } from '../../../../shared/contract';
import type { Viewer } from '../../platform/viewer';
import type { Job } from '../job/service';
import { emailState, open, respectQuiet } from './channels';
import { presentMessage } from './inbox';
import { messageOf } from './repository';
import { officeSettings, wishesOf } from './settings';
import { stillHolds } from './tell-due-clocks';
import { withoutSecrets } from './without-secrets';

/**
 * Carries one message by e-mail, unless it was read meanwhile, what it tells has been done, or its reader takes no e-mail of that kind or a digest, has left, or may not
 * see its card any more.
 */
export async function sendEmail(container: Container, { payload }: Job): Promise<void> {
  const { user, key } = payload as { user: number; key: string };
  const row = await messageOf(container.strapi, user, key);
  if (!row || row.read_at !== null) return;
  const wishes = await wishesOf(container, user);
  if (wishes.digest || wishes.emailOff.includes(row.kind)) return;
  const settings = await officeSettings(container);
  if (!open(container, emailState(container), settings.emailWhenOff)) return;
  const reader = await readerOf(container, user);
  if (!reader) return;
  const message = await presentMessage(container, reader.viewer, row);
  if (row.card_id !== null && message.card === null) return;
  await respectQuiet(container, settings, row.kind);
  if (!(await stillHolds(container.strapi, key))) return;
  await mail(container, reader.address, `【${message.kindTitle['zh-Hans']}】${message.line['zh-Hans']}`, textOf(container, message));
}

/** An active account with its address, as a reader; null for one that is not active any more. */
export async function readerOf({ strapi, members, time }: Container, user: number): Promise<{ viewer: Viewer; address: string } | null> {
  const actor = await members.find(user, time.today());
  const account = (await strapi.db.query('admin::user').findOne({ where: { id: user }, select: ['email'] })) as { email: string } | null;
  return actor && account ? { viewer: { actor, keeper: false }, address: account.email } : null;
}

/** @throws Error with the mail server's reason if it does not take it; a password that it repeats is left out */
export async function mail(container: Container, to: string, subject: string, text: string): Promise<void> {
  const email = container.strapi.plugin('email').service('email') as unknown as { send(mail: object): Promise<unknown> };
  try {
    await email.send({ to, subject, text });
  } catch (error) {
    const reason = withoutSecrets(container, error instanceof Error ? error.message : String(error));
    throw new Error(`邮件服务器未接收：${reason} / The mail server did not take it: ${reason}`);
  }
}

/** Chinese first, English below, with the way to the card. */
export function textOf({ strapi }: Container, { line, card }: Pick<Message, 'line' | 'card'>): string {
  const admin = String(strapi.config.get('admin.absoluteUrl', ''));
  const link = card ? `${admin}/plugins/workboard/boards/${card.workflow}?card=${card.id}` : '';
  return [line['zh-Hans'], line.en, link].filter(Boolean).join('\n');
}
