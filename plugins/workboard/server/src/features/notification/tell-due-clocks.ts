import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { Day, WorkdayCalendar } from '../../../../engine/calendar/types';
import type { ClockDefinition } from '../../../../engine/clock/types';
import type { Container } from '../../platform/container';
import { inTransaction, reading } from '../../platform/transaction';
import { cardRowOf, type CardRow } from '../card/card-row';
import { audienceOf } from './audience';
import { CHAT_JOB, type NewNotification } from './service';

interface OpenClock {
  card: CardRow;
  key: string;
  due: Day;
}

/** Messages written in one transaction. */
const BATCH = 100;

/**
 * Reminds of clocks before they are due and tells of those that are overdue, as their definitions say (R8): once for each card, clock, due
 * day and threshold, whenever it runs. Of several thresholds that were passed while nothing ran, the latest is told and the others are not.
 * A suspended clock reminds nobody. @returns how many messages were new
 */
export async function tellDueClocks(container: Container): Promise<number> {
  const today = container.time.today();
  const calendar = await container.calendars.current();
  const audience = await audienceOf(container);
  const messages: NewNotification[] = [];
  for (const { card, key, due } of await openClocks(container.strapi)) {
    const workflow = await container.workflows.version(card.workflow, card.workflow_version);
    const clock = workflow.clocks[key];
    if (!clock) continue;
    for (const { id, kind, roles, assignee } of crossed(clock, due, today, calendar)) {
      const own = assignee && card.assignee_id !== null ? [card.assignee_id] : [];
      const to = audience.seeing(workflow, card, [...audience.holders(workflow, card, roles), ...own]);
      const params = { clock: clock.title['zh-Hans'], 'clock.en': clock.title.en, due, left: calendar.count(today, due) };
      if (to.length > 0)
        messages.push({
          kind,
          key: keyOf({ card: card.id, clock: key, due }, id),
          to,
          card: card.id,
          params,
          at: container.time.instant(),
        });
    }
  }
  const fresh = await untold(container.strapi, messages);
  for (let start = 0; start < fresh.length; start += BATCH) {
    await inTransaction(container.strapi, (trx) => container.notifications.notify(trx, fresh.slice(start, start + BATCH)));
  }
  return fresh.length;
}

const PREFIX = 'due';

/** A message's key: what it tells once (R8). */
const keyOf = ({ card, clock, due }: { card: number; clock: string; due: Day }, threshold: string) =>
  [PREFIX, card, clock, due, threshold].join(':');

/**
 * Whether what a message tells still holds: a message that was held back by quiet hours or by a channel that was off is not sent of a
 * clock that stopped, is suspended or has another due day by now. True for a message that is about no clock. One statement.
 */
export async function stillHolds(strapi: Core.Strapi, messageKey: string): Promise<boolean> {
  const [prefix, card, clock, due] = messageKey.split(':');
  if (prefix !== PREFIX) return true;
  const row: unknown = await reading(strapi, (db) =>
    runningClocks(db)
      .where({ 'k.card_id': Number(card), 'k.key': clock, 'k.due_on': due })
      .first('k.id'),
  );
  return row !== undefined;
}

interface Crossed {
  /** Part of the message's key. */
  id: string;
  kind: 'reminder' | 'reminder.today' | 'overdue';
  roles: readonly string[];
  /** Whether whoever the card is assigned to is told as well. */
  assignee: boolean;
}

/** The thresholds that hold on a day: the nearest reminder before the clock is due, and for each role the last escalation after it. */
export function crossed(
  clock: Pick<ClockDefinition, 'owner' | 'remind' | 'escalate'>,
  due: Day,
  today: Day,
  calendar: WorkdayCalendar,
): Crossed[] {
  if (today <= due) {
    const left = calendar.count(today, due);
    const threshold = Math.min(...clock.remind.filter((days) => days >= left));
    if (!Number.isFinite(threshold)) return [];
    return [{ id: `r${threshold}`, kind: today === due ? 'reminder.today' : 'reminder', roles: [clock.owner], assignee: true }];
  }
  const overdue = calendar.count(due, today);
  const latest = new Map<string, number>();
  for (const { overdue: days, to } of clock.escalate) {
    if (days <= overdue) latest.set(to, Math.max(days, latest.get(to) ?? 0));
  }
  return [...latest].map(([role, days]) => ({ id: `e${days}:${role}`, kind: 'overdue', roles: [role], assignee: false }));
}

/** All clocks that run, with their cards. One statement. */
async function openClocks(strapi: Core.Strapi): Promise<OpenClock[]> {
  const rows = (await reading(strapi, (db) =>
    runningClocks(db).orderBy('k.id').select('c.*', 'k.key as clock_key', 'k.due_on as clock_due'),
  )) as (Record<string, unknown> & { clock_key: string; clock_due: Day })[];
  return rows.map((row) => ({ card: cardRowOf(row), key: row.clock_key, due: row.clock_due }));
}

/** Clocks that run, also those of a card that rests in a final stage. A statutory ceiling runs on while the office's rule is suspended; the card knows. */
function runningClocks(db: Knex): Knex.QueryBuilder {
  return db('workboard_clocks as k')
    .join('workboard_cards as c', 'c.id', 'k.card_id')
    .whereNotNull('k.due_on')
    .andWhere((running) => {
      void running.where('k.state', 'running');
      void running.orWhere((ceiling) => {
        void ceiling.where('k.state', 'suspended').where('c.due_suspended', false).whereRaw('c.due_clock = k.key');
      });
    });
}

/** Leaves out what was told already: every message of the house has a job of its key. */
async function untold(strapi: Core.Strapi, messages: readonly NewNotification[]): Promise<NewNotification[]> {
  const told = new Set<string>();
  for (let start = 0; start < messages.length; start += 500) {
    const keys = messages.slice(start, start + 500).map(({ key }) => key);
    const rows = await reading(strapi, (db) =>
      db('workboard_jobs').where('kind', CHAT_JOB).whereIn('key', keys).select<{ key: string }[]>('key'),
    );
    for (const { key } of rows) told.add(key);
  }
  return messages.filter(({ key }) => !told.has(key));
}
