import type { Trx } from '../../platform/transaction';
import type { JobService } from '../job/service';
import { insertNotifications } from './repository';
import type { NotificationKind } from './templates';

export type Params = Readonly<Record<string, string | number | null>>;

export interface NewNotification {
  /** Names the template. */
  kind: NotificationKind;
  /** The same key is told to a person once, however often it is asked for. */
  key: string;
  /** Accounts. Whoever may not see the card learns neither number nor title. */
  to: readonly number[];
  card: number | null;
  /** What the template's braces name: text, days as `YYYY-MM-DD`, numbers. `stage.en` is the English of `stage`. */
  params: Params;
  /** Instant of what it tells. */
  at: string;
  /** Who did it: nobody is told of their own doing. */
  by?: number;
}

export interface NotificationService {
  /** Lays messages in the inbox of each person and hands them to the other channels, in the transaction that causes them. Two statements. */
  notify(trx: Trx, notifications: NewNotification | readonly NewNotification[]): Promise<void>;
}

/** Kinds of the jobs that carry a message out of the house. */
export const EMAIL_JOB = 'notification.email';
export const CHAT_JOB = 'notification.chat';

/** Messages to the staff: the inbox at once, e-mail and the chat group through jobs. */
export function createNotificationService(jobs: JobService): NotificationService {
  return {
    async notify(trx, notifications) {
      const given = Array.isArray(notifications) ? (notifications as readonly NewNotification[]) : [notifications as NewNotification];
      const told = given.map((one) => ({ ...one, to: peopleOf(one) })).filter(({ to }) => to.length > 0);
      if (told.length === 0) return;
      await insertNotifications(
        trx,
        told.flatMap(({ kind, key, to, card, params, at, by }) =>
          to.map((user) => ({
            user_id: user,
            key,
            kind,
            card_id: card,
            params: JSON.stringify(params),
            by_id: by ?? null,
            at,
            read_at: null,
          })),
        ),
      );
      await jobs.enqueue(
        trx,
        told.flatMap(({ kind, key, to, card, params }) => [
          ...to.map((user) => ({ kind: EMAIL_JOB, key: `${key}:${user}`, payload: { user, key } })),
          { kind: CHAT_JOB, key, payload: { kind, card, due: params.due ?? null } },
        ]),
      );
    },
  };
}

const peopleOf = ({ to, by }: NewNotification) => [...new Set(to)].filter((user) => user !== by && user > 0);
