import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import { reading } from '../../platform/transaction';
import { conditionOf, urgencySql } from './filter';
import { laneOf } from './lane-of';
import { narrow, visibleCards, type BoardQuery } from './repository';

/** Closed cards of a column that a board counts. They grow with the years, and what a board is for is what is open. */
export const MOST_CLOSED = 999;

export interface StageCounts {
  workflow: string;
  stage: string;
  /** Null on a board without lanes. */
  lane: string | null;
  /** A version among its cards; names a stage that the present version no longer has. */
  version: number;
  /** Cards of the filter, the urgency left out. */
  total: number;
  /** Cards of the whole filter. */
  shown: number;
  overdue: number;
  today: number;
  soon: number;
  suspended: number;
  /** There are more than were counted. */
  more: boolean;
}

const COLUMNS = ['workflow', 'stage', 'version', 'total', 'overdue', 'today', 'soon', 'suspended', 'shown'] as const;
type Counted = Record<(typeof COLUMNS)[number] | 'lane' | 'closed', string | number | undefined>;

/** Counts of every stage of the workflows (of every lane in it), urgency left out of the filter, closed cards included. One statement. */
export async function countStages(strapi: Core.Strapi, query: BoardQuery): Promise<StageCounts[]> {
  return counted(await reading(strapi, async (db) => (await counting(db, query)) as Counted[]));
}

/** The same of cards that are not closed. One statement, over an index of what is open: what was closed long ago costs nothing. */
export async function countOpen(strapi: Core.Strapi, query: BoardQuery): Promise<StageCounts[]> {
  return counted(await reading(strapi, async (db) => (await counting(db, query).whereNull('c.closed_on')) as Counted[]));
}

/**
 * Counts of the stages of one workflow: what is open is counted whole, what is closed up to `MOST_CLOSED` for each stage. No clock runs on a
 * closed card, so that its urgencies are none. The stages in which closed cards rest are leapt through in an index, those of former versions
 * as well. One statement.
 */
export async function countBounded(strapi: Core.Strapi, query: BoardQuery): Promise<StageCounts[]> {
  const [workflow] = query.workflows;
  if (!workflow || query.workflows.length > 1 || query.layout.lanes)
    throw new Error('counted up to a bound are the columns of one board without lanes');
  const rows = await reading(strapi, async (db) => {
    const closed = () => db('workboard_cards as c').where('c.workflow', workflow.key).whereNotNull('c.closed_on');
    const first = closed().min('c.stage');
    const next = closed().whereRaw('c.stage > p.stage').min('c.stage');
    const version = closed().whereRaw('c.stage = p.stage').select('c.workflow_version').limit(1);
    const cards = visibleCards(db, query, true)
      .whereNotNull('c.closed_on')
      .whereRaw('c.stage = p.stage')
      .select(db.raw('1 AS one'))
      .limit(MOST_CLOSED + 1);
    const total = db.from(cards.as('w')).count({ n: '*' });
    const shown = query.filter.urgency === undefined ? 'q.total' : '0';
    const names = COLUMNS.join(', ');
    const all = db.raw(
      `(WITH RECURSIVE places (stage) AS (SELECT ? AS stage UNION ALL SELECT ? FROM places AS p WHERE p.stage IS NOT NULL)
        SELECT ${names}, 0 AS closed FROM ? AS o
        UNION ALL SELECT q.workflow, q.stage, q.version, q.total, 0, 0, 0, 0, ${shown}, 1
        FROM (SELECT CAST(? AS TEXT) AS workflow, p.stage, ? AS version, ? AS total FROM places AS p WHERE p.stage IS NOT NULL) AS q) AS s`,
      [first, next, counting(db, query).whereNull('c.closed_on'), workflow.key, version, total],
    );
    return (await db.from(all).select(...COLUMNS, 'closed')) as Counted[];
  });
  return counted(rows);
}

/** Workflows of which the person sees at least one card, whatever its state. One statement. */
export async function seenWorkflows(strapi: Core.Strapi, query: Pick<BoardQuery, 'workflows' | 'viewer'>): Promise<string[]> {
  return reading(strapi, async (db) => {
    const cards = db('workboard_cards as c');
    narrow(cards, query);
    return (await cards.distinct('c.workflow').pluck('c.workflow')) as string[];
  });
}

function counting(db: Knex, query: BoardQuery): Knex.QueryBuilder {
  const { bounds, filter, layout } = query;
  const cards = visibleCards(db, query, true).groupBy('c.workflow', 'c.stage');
  void cards.select('c.workflow', 'c.stage', db.raw('MAX(c.workflow_version) AS version'), db.raw('COUNT(*) AS total'));
  const conditions = urgencySql(bounds);
  const shown = filter.urgency === undefined ? { sql: '1 = 1', days: [] } : conditionOf(filter.urgency, bounds);
  for (const [name, { sql, days }] of Object.entries({ ...conditions, shown })) {
    void cards.select(db.raw(`SUM(CASE WHEN ${sql} THEN 1 ELSE 0 END) AS ${name}`, days));
  }
  if (layout.lanes) void cards.select(db.raw('? AS lane', [laneOf(db, layout.lanes, bounds)])).groupBy('lane');
  return cards;
}

function counted(rows: readonly Counted[]): StageCounts[] {
  return rows.map((row) => {
    const more = Number(row.closed ?? 0) === 1 && Number(row.total) > MOST_CLOSED;
    const upTo = (n: unknown) => (more ? Math.min(Number(n), MOST_CLOSED) : Number(n));
    return {
      workflow: String(row.workflow),
      stage: String(row.stage),
      lane: typeof row.lane === 'string' ? row.lane : null,
      version: Number(row.version),
      total: upTo(row.total),
      shown: upTo(row.shown),
      overdue: Number(row.overdue),
      today: Number(row.today),
      soon: Number(row.soon),
      suspended: Number(row.suspended),
      more,
    };
  });
}
