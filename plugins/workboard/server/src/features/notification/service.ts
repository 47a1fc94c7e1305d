import type { Trx } from '../../platform/transaction';
import type { JobService } from '../job/service';
import { renderForChat, type Params } from './render-line';
import { insertNotifications } from './repository';
import type { NotificationKind } from './templates';

export interface NewNotification {
  /** Names the template. */
  kind: NotificationKind;
  /** The same key is told to a person once, however often it is asked for. */
  key: string;
  /** What makes it one message for the chat group, where each person is sent their own; absent: the key. */
  group?: string;
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
export const EMAIL_JOB = 'notification.email' as const;
export const CHAT_JOB = 'notification.chat' as const;

/** What a job of the chat group bears. A message about no card has its words with it; a card is looked up when it is told. */
export type ChatPayload = { kind: string; card: number | null; due: string | null; text: string | null };

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
        told.flatMap(({ kind, key, group, to, card, params }) => [
          ...to.map((user) => ({ kind: EMAIL_JOB, key: `${key}:${user}`, payload: { user, key } })),
          { kind: CHAT_JOB, key: group ?? key, payload: chatPayload(kind, card, params) },
        ]),
      );
    },
  };
}

/** Only what the group is told: what was said to a person stays with them. */
function chatPayload(kind: NotificationKind, card: number | null, params: Params): ChatPayload {
  return {
    kind,
    card,
    due: params.due === undefined ? null : String(params.due),
    text: card === null ? renderForChat(kind, params) : null,
  };
}

const peopleOf = ({ to, by }: NewNotification) => [...new Set(to)].filter((user) => user !== by && user > 0);
