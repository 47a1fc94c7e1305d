import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { WorkflowDefinition } from '../../../../engine/workflow/types';
import type { BoardLayout, BoardOrder } from '../../../../shared/contract';
import { reading } from '../../platform/transaction';
import { whereVisible, type Viewer } from '../../platform/viewer';
import { cardFaceOf, FACE, type CardFace } from '../card/card-row';
import { nameOf } from '../membership/service';
import { whereFilter, type CardFilter, type DueBounds } from './filter';
import { laneOf } from './lane-of';
import { afterKey, orderBy } from './order';
import type { WindowKey } from './window-cursor';

/** Cards of a window. One more is read, to know whether there are more. */
export const WINDOW = 30;
/** The same of the first window of a lane in a column. */
export const LANE_WINDOW = 5;

/** Everything that narrows and orders a board. */
export interface BoardQuery {
  workflows: readonly WorkflowDefinition[];
  viewer: Viewer;
  filter: CardFilter;
  bounds: DueBounds;
  layout: BoardLayout;
}

/** A card with the name of its assignee, so that a board needs no statement for names, and its lane where there are lanes. */
export interface NamedCard {
  row: CardFace;
  assignee: string | null;
  lane: string | null;
}

/**
 * First windows of all these stages, each in the order of its column. One statement whatever the number of cards. Its text is made once and
 * repeated for each stage: building it a dozen times would cost more than the database takes to answer.
 */
export async function firstWindows(strapi: Core.Strapi, query: BoardQuery, stages: readonly string[]): Promise<NamedCard[]> {
  if (stages.length === 0) return [];
  return reading(strapi, async (db) => {
    const window = windowOf(db, query, ANY_STAGE, null).toSQL();
    // SQLite takes no LIMIT inside a compound, only inside a subquery of it.
    const all = stages.map(() => `SELECT * FROM (${window.sql}) AS w`).join(' UNION ALL ');
    const bindings = stages.flatMap((stage) => window.bindings.map((value: unknown) => (value === ANY_STAGE ? stage : value)));
    return named(db, db.raw(`(${all}) AS c`, bindings as string[]), query);
  });
}

/** Stands for the stage while the text of a window is made; no stage has such a key. */
const ANY_STAGE = '\u0000stage';

/** First windows of all lanes in all these stages. One statement whatever the number of lanes and cards. */
export async function firstLaneWindows(strapi: Core.Strapi, query: BoardQuery, stages: readonly string[]): Promise<NamedCard[]> {
  return reading(strapi, (db) => {
    const cards = withLane(db, query).whereIn('c.stage', stages);
    const placed = db
      .from(cards.as('c'))
      .select('c.*', db.raw(`ROW_NUMBER() OVER (PARTITION BY c.stage, c.lane ORDER BY ${orderBy(orderOf(query))}) AS place`));
    const first = db
      .from(placed.as('w'))
      .where('w.place', '<=', LANE_WINDOW + 1)
      .select('w.*');
    return named(db, db.raw('? AS c', [first]), query);
  });
}

/** The window of a column, or of a lane in it, after a card. */
export async function nextWindow(
  strapi: Core.Strapi,
  query: BoardQuery,
  { stage, lane, after }: { stage: string; lane: string | null; after: WindowKey | null },
): Promise<NamedCard[]> {
  return reading(strapi, (db) => {
    const cards = windowOf(db, query, stage, after);
    if (lane !== null && query.layout.lanes) void cards.whereRaw('? = ?', [laneOf(db, query.layout.lanes, query.bounds), lane]);
    return named(db, db.raw('? AS c', [cards]), query);
  });
}

/** Cards of the whole board, each column in its order. One statement. */
export async function wholeBoard(strapi: Core.Strapi, query: BoardQuery, limit: number): Promise<NamedCard[]> {
  return reading(strapi, (db) =>
    named(
      db,
      db.raw('? AS c', [
        visibleCards(db, query, false)
          .select('c.*')
          .orderByRaw(orderBy(orderOf(query)))
          .limit(limit),
      ]),
      query,
    ),
  );
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

function orderOf({ layout }: BoardQuery): BoardOrder {
  return layout.sort ?? 'due';
}

function windowOf(db: Knex, query: BoardQuery, stage: string, after: WindowKey | null): Knex.QueryBuilder {
  const order = orderOf(query);
  const cards = withLane(db, query)
    .where('c.stage', stage)
    .orderByRaw(orderBy(order))
    .limit(WINDOW + 1);
  return after === null ? cards : cards.whereRaw(afterKey(order), [...after]);
}

function withLane(db: Knex, query: BoardQuery): Knex.QueryBuilder {
  const { lanes } = query.layout;
  const cards = visibleCards(db, query, false).select('c.*');
  return lanes ? cards.select(db.raw('? AS lane', [laneOf(db, lanes, query.bounds)])) : cards;
}

/** Cards `c` of a question, as far as the person may see them. @param counters leaves the urgency out */
export function visibleCards(db: Knex, query: BoardQuery, counters: boolean): Knex.QueryBuilder {
  const cards = db('workboard_cards as c');
  narrow(cards, query);
  whereFilter(cards, query.filter, query.bounds, counters);
  return cards;
}

export function narrow(cards: Knex.QueryBuilder, { workflows, viewer }: Pick<BoardQuery, 'workflows' | 'viewer'>): void {
  const [only, ...others] = workflows.map(({ key }) => key);
  void (only !== undefined && others.length === 0
    ? cards.where('c.workflow', only)
    : cards.whereIn(
        'c.workflow',
        workflows.map(({ key }) => key),
      ));
  whereVisible(cards, workflows, viewer);
}

type NamedRow = Record<string, unknown> & Parameters<typeof nameOf>[0];

const COLUMNS = [...FACE.map((column) => `c.${column}`), 'u.username', 'u.firstname', 'u.lastname'];

/** @param cards as `c` */
async function named(db: Knex, cards: Knex.Raw, query: BoardQuery): Promise<NamedCard[]> {
  const rows = (await db
    .from(cards)
    .leftJoin('admin_users as u', 'u.id', 'c.assignee_id')
    .orderByRaw(orderBy(orderOf(query)))
    .select(query.layout.lanes ? [...COLUMNS, 'c.lane'] : COLUMNS)) as NamedRow[];
  return rows.map((row) => ({
    row: cardFaceOf(row),
    assignee: row.assignee_id === null ? null : nameOf(row),
    lane: typeof row.lane === 'string' ? row.lane : null,
  }));
}
