import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { addDays, endOfDay } from '../../../../engine/day';
import { countsHours } from '../../../../engine/clock/ceilings';
import type { ClockDefinition } from '../../../../engine/clock/types';
import type { Text } from '../../../../engine/text';
import type { Container } from '../../platform/container';
import { inTransaction, reading } from '../../platform/transaction';
import { cardRowOf, type CardRow } from '../card/card-row';
import { audienceOf } from './audience';
import { crossed, lastMoment, type Due } from './crossed-thresholds';
import type { Params } from './render-line';
import { CHAT_JOB, type NewNotification } from './service';

interface OpenClock {
  card: CardRow;
  key: string;
  due: Due;
}

/** Messages written in one transaction. */
const BATCH = 100;

/**
 * Reminds of clocks before they are due and tells of those that are overdue, as their definitions say (R8): once for each card, clock, due
 * day and threshold, whenever it runs. Of several thresholds that were passed while nothing ran, the latest is told and the others are not.
 * A suspended clock reminds nobody. @returns how many messages were new
 * @param hoursOnly only clocks that say so in hours, which are looked at every minute
 */
export async function tellDueClocks(container: Container, { hoursOnly = false } = {}): Promise<number> {
  const moment = { today: container.time.today(), now: container.time.instant() };
  const keys = hoursOnly ? clocksOfHours(container) : null;
  if (keys?.length === 0) return 0;
  const calendar = await container.calendars.current();
  const audience = await audienceOf(container);
  const messages: NewNotification[] = [];
  for (const { card, key, due } of await openClocks(container.strapi, keys)) {
    const workflow = await container.workflows.version(card.workflow, card.workflow_version);
    const clock = workflow.clocks[key];
    if (!clock) continue;
    for (const { id, kind, roles, assignee, left, says } of crossed(clock, due, moment, calendar)) {
      const own = assignee && card.assignee_id !== null ? [card.assignee_id] : [];
      const to = audience.seeing(workflow, card, [...audience.holders(workflow, card, roles), ...own]);
      const params = { clock: clock.title['zh-Hans'], 'clock.en': clock.title.en, due: due.on, time: timeOf(due), left, ...wordsOf(says) };
      if (to.length > 0)
        messages.push({
          kind,
          key: keyOf({ card: card.id, clock: key, due }, id),
          to,
          card: card.id,
          params,
          at: moment.now,
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
const keyOf = ({ card, clock, due: { on, at } }: { card: number; clock: string; due: Due }, threshold: string) =>
  [PREFIX, card, clock, at === null ? on : `${HOUR}${Date.parse(at)}`, threshold].join(':');

/** Stands before an instant in a key, which holds colons elsewhere. */
const HOUR = '@';

/** The words of a chase, as parameters of its message. */
const wordsOf = (says: Text | undefined): Params => (says ? { says: says['zh-Hans'], 'says.en': says.en } : {});

/** The hour of Asia/Shanghai up to which it can be met: 19:30, or 24:00 of the day. */
function timeOf(due: Due): string {
  const minutes = (Date.parse(lastMoment(due)) - Date.parse(endOfDay(addDays(due.on, -1)))) / 60_000;
  return [Math.floor(minutes / 60), Math.floor(minutes % 60)].map((part) => String(part).padStart(2, '0')).join(':');
}

/** Clocks whose definitions count hours, or remind and escalate by them. No statement. */
function clocksOfHours({ workflows }: Container): string[] {
  const clocks = workflows.all().flatMap((workflow) => Object.values(workflow.clocks));
  const inHours = ({ remind, escalate }: ClockDefinition) =>
    [...remind, ...escalate.map(({ overdue }) => overdue)].some((lead) => typeof lead !== 'number');
  return [...new Set(clocks.filter((clock) => countsHours(clock) || inHours(clock)).map(({ key }) => key))];
}

/**
 * Whether what a message tells still holds: a message that was held back by quiet hours or by a channel that was off is not sent of a
 * clock that stopped, is suspended or has another due day by now. True for a message that is about no clock. One statement.
 */
export async function stillHolds(strapi: Core.Strapi, messageKey: string): Promise<boolean> {
  const [prefix, card, clock, due = ''] = messageKey.split(':');
  if (prefix !== PREFIX) return true;
  const when = due.startsWith(HOUR) ? { 'k.due_at': new Date(Number(due.slice(1))).toISOString() } : { 'k.due_on': due };
  const row: unknown = await reading(strapi, (db) =>
    runningClocks(db)
      .where({ 'k.card_id': Number(card), 'k.key': clock, ...when })
      .first('k.id'),
  );
  return row !== undefined;
}

/** All clocks that run, or those of these names, with their cards. One statement. */
async function openClocks(strapi: Core.Strapi, keys: readonly string[] | null): Promise<OpenClock[]> {
  const rows = (await reading(strapi, (db) => {
    const clocks = runningClocks(db);
    if (keys !== null) void clocks.whereIn('k.key', keys);
    return clocks.orderBy('k.id').select('c.*', 'k.key as clock_key', 'k.due_on as clock_due', 'k.due_at as clock_due_at');
  })) as (Record<string, unknown> & { clock_key: string; clock_due: Due['on']; clock_due_at: string | null })[];
  return rows.map((row) => ({ card: cardRowOf(row), key: row.clock_key, due: { on: row.clock_due, at: row.clock_due_at } }));
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
