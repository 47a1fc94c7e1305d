import type { Container } from '../../platform/container';
import { reading } from '../../platform/transaction';
import { emailState } from './channels';
import { presentMessage } from './inbox';
import { inboxOf } from './repository';
import { mail, readerOf, textOf } from './send-email';
import { officeSettings } from './settings';
import type { MessageWishes } from '../../../../shared/contract';

/** Messages of one digest; the rest is to be read in the inbox. */
const MOST = 100;

/** Sends everybody who wishes so one e-mail with what is unread since their last. On a day of rest that is quiet it waits for the next. */
export async function sendDigests(container: Container): Promise<void> {
  const { quiet } = await officeSettings(container);
  const calendar = await container.calendars.current();
  if (emailState(container) === 'off' || (quiet.on && quiet.restDays && !calendar.isWorkday(container.time.today()))) return;
  const rows = await reading(container.strapi, (db) =>
    db('workboard_notification_preferences').orderBy('user_id').select<{ user_id: number; value: string; digested: number }[]>('*'),
  );
  for (const { user_id: user, value, digested } of rows) {
    const wishes = JSON.parse(value) as MessageWishes;
    if (wishes.digest) await sendDigest(container, { user, digested, emailOff: wishes.emailOff });
  }
}

async function sendDigest(
  container: Container,
  { user, digested, emailOff }: { user: number; digested: number; emailOff: readonly string[] },
) {
  const reader = await readerOf(container, user);
  const rows = await inboxOf(container.strapi, { user, unread: true, before: null, after: digested, limit: MOST });
  const wanted = rows.filter(({ kind }) => !emailOff.includes(kind));
  const newest = rows[0];
  if (!reader || !newest) return;
  const texts: string[] = [];
  for (const row of wanted) {
    const message = await presentMessage(container, reader.viewer, row);
    if (row.card_id === null || message.card !== null) texts.push(textOf(container, message));
  }
  if (texts.length > 0) await mail(container, reader.address, `【消息汇总】${texts.length} 条未读`, texts.join('\n\n'));
  await reading(container.strapi, (db) =>
    db('workboard_notification_preferences').where({ user_id: user }).update({ digested: newest.id }),
  );
}
