import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { WorkflowDefinition } from '../../../../engine/workflow/types';
import { reading } from '../../platform/transaction';
import { whereVisible, type Viewer } from '../../platform/viewer';
import { cardRowOf, type CardRow } from '../card/card-row';
import { nameOf } from '../membership/service';
import { urgencySql, whereFilter, type CardFilter, type DueBounds } from './filter';
import { NO_DAY, type WindowKey } from './window-cursor';

/** Cards of a window. One more is read, to know whether there are more. */
export const WINDOW = 30;

/** Everything that narrows a board. */
export interface BoardQuery {
  workflows: readonly WorkflowDefinition[];
  viewer: Viewer;
  filter: CardFilter;
  bounds: DueBounds;
}

export interface StageCounts {
  workflow: string;
  stage: string;
  /** Newest version among its cards; names a stage that the present version no longer has. */
  version: number;
  total: number;
  overdue: number;
  today: number;
  soon: number;
  suspended: number;
}

/** Binding day first, cards without one last, suspended ones after them by what they have left; index `workboard_cards_column`. */
const ORDER = ['c.due_suspended', 'COALESCE(c.due_left, 0)', `COALESCE(c.due_on, '${NO_DAY}')`, 'c.id'].join(', ');

/** Counts of every stage of the workflows, urgency left out of the filter. One statement. */
export async function countStages(strapi: Core.Strapi, query: BoardQuery): Promise<StageCounts[]> {
  const rows = (await reading(strapi, (db) => {
    const cards = visibleCards(db, query, true).groupBy('c.workflow', 'c.stage');
    void cards.select('c.workflow', 'c.stage', db.raw('MAX(c.workflow_version) AS version'), db.raw('COUNT(*) AS total'));
    for (const [name, { sql, days }] of Object.entries(urgencySql(query.bounds))) {
      void cards.select(db.raw(`SUM(CASE WHEN ${sql} THEN 1 ELSE 0 END) AS ${name}`, days));
    }
    return cards;
  })) as Record<keyof StageCounts, string | number>[];
  return rows.map((row) => ({
    workflow: String(row.workflow),
    stage: String(row.stage),
    version: Number(row.version),
    total: Number(row.total),
    overdue: Number(row.overdue),
    today: Number(row.today),
    soon: Number(row.soon),
    suspended: Number(row.suspended),
  }));
}

/** A card with the name of its assignee, so that a board needs no statement for names. */
export interface NamedCard {
  row: CardRow;
  assignee: string | null;
}

/** First windows of all these stages, each in the order of its column. One statement whatever the number of cards. */
export async function firstWindows(strapi: Core.Strapi, query: BoardQuery, stages: readonly string[]): Promise<NamedCard[]> {
  return reading(strapi, async (db) => {
    // SQLite takes no LIMIT inside a compound, only inside a subquery of it.
    const [first, ...others] = stages.map((stage) => db.select('*').from(windowOf(db, query, stage, null).as('w')));
    return first ? named(db, first.unionAll(others)) : [];
  });
}

/** The window of a column after a card. */
export async function nextWindow(strapi: Core.Strapi, query: BoardQuery, stage: string, after: WindowKey | null): Promise<NamedCard[]> {
  return reading(strapi, (db) => named(db, windowOf(db, query, stage, after)));
}

/** Visible cards of a workflow that changed after the log row `since`. */
export async function changedCards(strapi: Core.Strapi, query: Pick<BoardQuery, 'workflows' | 'viewer'>, since: number): Promise<number[]> {
  const rows = (await reading(strapi, (db) => {
    const cards = db('workboard_log as l').join('workboard_cards as c', 'c.id', 'l.card_id').where('l.seq', '>', since);
    narrow(cards, query);
    return cards.distinct('c.id as id').orderBy('c.id');
  })) as { id: number }[];
  return rows.map(({ id }) => id);
}

function windowOf(db: Knex, query: BoardQuery, stage: string, after: WindowKey | null): Knex.QueryBuilder {
  const cards = visibleCards(db, query, false)
    .where('c.stage', stage)
    .select('c.*')
    .orderByRaw(ORDER)
    .limit(WINDOW + 1);
  return after === null ? cards : cards.whereRaw(`(${ORDER}) > (?, ?, ?, ?)`, [...after]);
}

function visibleCards(db: Knex, query: BoardQuery, counters: boolean): Knex.QueryBuilder {
  const cards = db('workboard_cards as c');
  narrow(cards, query);
  whereFilter(cards, query.filter, query.bounds, counters);
  return cards;
}

function narrow(cards: Knex.QueryBuilder, { workflows, viewer }: Pick<BoardQuery, 'workflows' | 'viewer'>): void {
  const [only, ...others] = workflows.map(({ key }) => key);
  void (only !== undefined && others.length === 0
    ? cards.where('c.workflow', only)
    : cards.whereIn(
        'c.workflow',
        workflows.map(({ key }) => key),
      ));
  whereVisible(cards, workflows, viewer);
}

async function named(db: Knex, cards: Knex.QueryBuilder): Promise<NamedCard[]> {
  const rows = (await db
    .from(cards.as('c'))
    .leftJoin('admin_users as u', 'u.id', 'c.assignee_id')
    .orderByRaw(ORDER)
    .select('c.*', 'u.username', 'u.firstname', 'u.lastname')) as (Record<string, unknown> & Parameters<typeof nameOf>[0])[];
  return rows.map(({ username, firstname, lastname, ...row }) => ({
    row: cardRowOf(row),
    assignee: row.assignee_id === null ? null : nameOf({ username, firstname, lastname }),
  }));
}
