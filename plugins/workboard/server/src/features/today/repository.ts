import type { Core } from '@strapi/strapi';
import type { Day } from '../../../../engine/calendar/types';
import type { Knex } from 'knex';
import { reading } from '../../platform/transaction';
import type { DueColumns } from '../clock/service';
import { cardRowOf, type CardRow } from '../card/card-row';
import { whereAnyPart, type Part } from './my-parts';

/** An open task with its card and the stored state of its clock. */
export interface TaskOnCard {
  id: number;
  title: string;
  role: string;
  event: string | null;
  clauses: string;
  card: CardRow;
  /** Due columns of the task's own clock; null for a task without one. */
  due: DueColumns | null;
}

export interface TodayQuery {
  parts: readonly Part[];
  /** Only cards of these persons, and those of nobody. */
  mine: readonly number[] | null;
}

/** Open tasks of the person's roles. One statement. */
export async function openTasksOf(strapi: Core.Strapi, { parts, mine }: TodayQuery): Promise<TaskOnCard[]> {
  if (parts.length === 0) return [];
  const rows = (await reading(strapi, (db) => {
    const tasks = db('workboard_tasks as t')
      .join('workboard_cards as c', 'c.id', 't.card_id')
      .leftJoin('workboard_clocks as k', (on) => on.on('k.card_id', 't.card_id').andOn('k.key', 't.clock'))
      .where('t.state', 'open');
    whereMine(tasks, mine);
    whereAnyPart(tasks, parts, (one, part) => void one.where('t.role', part.role));
    return tasks
      .orderBy('t.id')
      .select(
        'c.*',
        't.id as task_id',
        't.title as task_title',
        't.role as task_role',
        't.event as task_event',
        't.clauses as task_clauses',
        't.clock as task_clock',
      )
      .select('k.state as clock_state', 'k.due_on as clock_due', 'k.projected as clock_projected')
      .select('k.due_at as clock_due_at', 'k.due_rule as clock_due_rule');
  })) as (Record<string, unknown> & ClockColumns)[];
  return rows.map((row) => {
    const card = cardRowOf(row);
    return {
      id: Number(row.task_id),
      title: String(row.task_title),
      role: String(row.task_role),
      event: row.task_event,
      clauses: String(row.task_clauses),
      card,
      due: dueOf(row, card),
    };
  });
}

/** Open cards whose stage waits for one of the person's roles. One statement. */
export async function cardsWaitingFor(strapi: Core.Strapi, { parts, mine }: TodayQuery): Promise<CardRow[]> {
  const owning = parts.filter(({ stages }) => stages.length > 0);
  if (owning.length === 0) return [];
  const rows = (await reading(strapi, (db) => {
    const cards = db('workboard_cards as c').whereNull('c.closed_on');
    whereMine(cards, mine);
    whereAnyPart(cards, owning, (one, part) => void one.whereIn('c.stage', [...part.stages]));
    return cards.orderBy('c.id').select('c.*');
  })) as Record<string, unknown>[];
  return rows.map(cardRowOf);
}

/** Active accounts that hold an office role on a day, or stand in for somebody. One statement. */
export async function staffOn(strapi: Core.Strapi, day: Day): Promise<number[]> {
  const rows = (await reading(strapi, (db) => {
    const holders = db('workboard_memberships')
      .where((from) => from.whereNull('from_day').orWhere('from_day', '<=', day))
      .andWhere((until) => until.whereNull('until_day').orWhere('until_day', '>=', day))
      .select('user_id');
    const substitutes = db('workboard_stand_ins')
      .whereNull('revoked_at')
      .andWhere('from_day', '<=', day)
      .andWhere('until_day', '>=', day)
      .select('substitute_id');
    return db('admin_users')
      .where('is_active', true)
      .andWhere((either) => either.whereIn('id', holders).orWhereIn('id', substitutes))
      .orderBy('id')
      .select('id');
  })) as { id: number }[];
  return rows.map(({ id }) => id);
}

interface ClockColumns {
  task_event: string | null;
  task_clock: string | null;
  clock_state: string | null;
  clock_due: CardRow['due_on'];
  clock_projected: boolean | number | null;
  clock_due_at: string | null;
  clock_due_rule: number | null;
}

/** The card knows its binding clock best, a suspended one too; any other clock is known by its row. An ended one binds nobody. */
function dueOf(row: ClockColumns, card: CardRow): DueColumns | null {
  if (row.task_clock === null) return null;
  if (row.task_clock === card.due_clock) return card;
  const open = row.clock_state === 'running' || row.clock_state === 'suspended';
  return {
    due_on: open ? row.clock_due : null,
    due_clock: open ? row.task_clock : null,
    due_suspended: row.clock_state === 'suspended',
    due_projected: Boolean(row.clock_projected),
    due_left: null,
    due_at: open ? row.clock_due_at : null,
    due_rule: open ? row.clock_due_rule : null,
  };
}

function whereMine(query: Knex.QueryBuilder, mine: readonly number[] | null): void {
  if (mine !== null) void query.where((either) => either.whereNull('c.assignee_id').orWhereIn('c.assignee_id', [...mine]));
}
