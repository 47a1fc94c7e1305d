import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { WorkflowDefinition } from '../../../../engine/workflow/types';
import { tableOf } from '../../platform/schema/ensure-schema';
import { isPostgres, reading } from '../../platform/transaction';
import { whereVisible, type Viewer } from '../../platform/viewer';
import { whereFilter } from '../board/filter';
import { cardRowOf, type CardRow } from '../card/card-row';
import type { Column } from './columns';
import type { RegisterQuery } from './query';

/** A card with its seal. */
export interface RegisterCard extends CardRow {
  sealed_at: string | null;
  sealed_by: number | null;
  /** What the register is ordered by, as the database compares it. */
  sort_value: string;
}

/** Place of a row in the order of the register. */
export type RowKey = readonly [value: string, id: number];

/** A window in the order of the query, after a key. One statement. */
export async function sortedWindow(strapi: Core.Strapi, query: RegisterQuery, after: RowKey | null, size: number): Promise<RegisterCard[]> {
  return reading(strapi, async (db) => {
    const cards = matching(strapi, db, query).limit(size);
    // The time of opening is the order of the ids: the primary key serves it, whatever the number of cards.
    const { sql, values } = query.sort ? expressionOf(strapi, query, query.sort.column) : { sql: "''", values: [] };
    const [way, than] = (query.sort?.descending ?? true) ? ['DESC', '<'] : ['ASC', '>'];
    void cards.select('c.*', db.raw(`${sql} AS sort_value`, values));
    if (query.sort) void cards.orderByRaw(`${sql} ${way}, c.id ${way}`, values);
    else void cards.orderBy('c.id', 'desc');
    if (after !== null && query.sort) void cards.whereRaw(`(${sql}, c.id) ${than} (?, ?)`, [...values, ...after]);
    else if (after !== null) void cards.where('c.id', '<', after[1]);
    return ((await cards) as Record<string, unknown>[]).map(cardOf);
  });
}

/** A window in the order of the cards' opening, after an id; served by an index, so that the last window costs what the first does. */
export async function openingWindow(
  strapi: Core.Strapi,
  query: RegisterQuery,
  after: number | null,
  size: number,
): Promise<RegisterCard[]> {
  return reading(strapi, async (db) => {
    const cards = matching(strapi, db, query).select('c.*').orderBy('c.id').limit(size);
    if (after !== null) void cards.where('c.id', '>', after);
    return ((await cards) as Record<string, unknown>[]).map(cardOf);
  });
}

/** Rows of a register that a page counts. Ten years of cases would have each page read them all to say how many there are; an export counts them whole. */
export const MOST_COUNTED = 9_999;

/** How many rows match, up to a bound. */
export async function countRows(strapi: Core.Strapi, query: RegisterQuery, most?: number): Promise<number> {
  const row = (await reading(strapi, (db) => {
    const rows = matching(strapi, db, query);
    return most === undefined
      ? rows.count({ n: '*' }).first()
      : db
          .from(rows.select(db.raw('1 AS one')).limit(most).as('w'))
          .count({ n: '*' })
          .first();
  })) as { n: number | string } | undefined;
  return Number(row?.n ?? 0);
}

/** A row of the table as a card with its seal. */
export function cardOf(raw: Record<string, unknown>): RegisterCard {
  return cardRowOf(raw) as RegisterCard;
}

/** The cards that a query means, and of these only what its viewer may see. */
export function matching(strapi: Core.Strapi, db: Knex, query: RegisterQuery): Knex.QueryBuilder {
  const { workflow, viewer, filter, bounds, register, stage, open, is, from, to, sort, under, holds } = query;
  const cards = db('workboard_cards as c').where('c.workflow', workflow.key);
  const attributes = [...is, ...from, ...to].map(([column]) => column);
  if (
    register.filled.length > 0 ||
    under ||
    [...attributes, ...(sort ? [sort.column] : [])].some(({ source }) => source.from === 'attribute')
  ) {
    const subject = `${tableOf(strapi, workflow.subject.type).table} as s`;
    const own = (on: Knex.JoinClause) => void on.on('s.document_id', 'c.subject_document').andOnNull('s.published_at');
    // Every card of the workflow has a subject of this type; said aloud, the index of cards by their subject serves.
    void cards.where('c.subject_uid', workflow.subject.type);
    // Where something of the subject must be filled, the database may begin with the subjects of which it is.
    if (register.filled.length > 0 || from.some(isDay) || to.some(isDay)) void cards.join(subject, own);
    else void cards.leftJoin(subject, own);
  }
  if (under) {
    const { uid, documentId } = under;
    void cards.join(
      'workboard_links as u',
      (on) => void on.on('u.from_uid', 'c.subject_uid').andOn('u.from_document', 'c.subject_document'),
    );
    void cards.where({ 'u.to_uid': uid, 'u.to_document': documentId });
  }
  whereVisible(cards, [workflow], viewer);
  whereFilter(cards, filter, bounds);
  if (stage !== undefined) void cards.where('c.stage', stage);
  if (open !== undefined) whereOpen(cards, workflow, open);
  const { column } = tableOf(strapi, workflow.subject.type);
  if (holds) {
    // Not LIKE: nothing to escape. Capitals do not count.
    const find = isPostgres(db) ? 'strpos(lower(??), ?) > 0' : 'instr(lower(??), ?) > 0';
    void cards.whereRaw(find, [`s.${column(holds.attribute)}`, holds.text.toLowerCase()]);
  }
  for (const name of register.filled) {
    void cards.whereNotNull(`s.${column(name)}`);
    void cards.whereRaw(`CAST(?? AS TEXT) <> ''`, [`s.${column(name)}`]);
  }
  const compare =
    (comparison: '=' | '>=' | '<=') =>
    ([by, value]: readonly [Column, string]) => {
      // A day as it lies there, so that its index serves; what is not filled stands in no period.
      if (by.source.from === 'attribute' && comparison !== '=') return void cards.where(`s.${column(by.source.name)}`, comparison, value);
      const { sql, values } = expressionOf(strapi, query, by);
      void cards.whereRaw(`${sql} ${comparison} ?`, [...values, value]);
      // What is not filled stands in no period.
      if (comparison === '<=') void cards.whereRaw(`${sql} <> ''`, values);
    };
  is.forEach(compare('='));
  from.forEach(compare('>='));
  to.forEach(compare('<='));
  return cards;
}

const isDay = ([{ source }]: readonly [Column, string]) => source.from === 'attribute';

/** Open is what waits for somebody. A reply that was served is closed, though its file is not in the archive yet and that clock still runs. */
function whereOpen(cards: Knex.QueryBuilder, { stages }: WorkflowDefinition, open: boolean): void {
  const final = stages.flatMap(({ key, kind }) => (kind === 'final' ? [key] : []));
  if (open) void cards.whereNull('c.closed_on').whereNotIn('c.stage', final);
  else void cards.where((closed) => void closed.whereNotNull('c.closed_on').orWhereIn('c.stage', final));
}

const NO_DAY = '9999-12-31';

/** What a column is compared by: text on both databases, never null, so that a key can stand for a place. */
export function expressionOf(strapi: Core.Strapi, { workflow }: RegisterQuery, { source }: Column): { sql: string; values: string[] } {
  if (source.from === 'attribute') {
    const { column } = tableOf(strapi, workflow.subject.type);
    return { sql: `COALESCE(CAST(?? AS TEXT), '')`, values: [`s.${column(source.name)}`] };
  }
  switch (source.from === 'card' ? source.name : '') {
    case 'stage':
      return {
        sql: `CASE c.stage ${workflow.stages.map(() => 'WHEN ? THEN ?').join(' ')} ELSE '99' END`,
        values: workflow.stages.flatMap(({ key }, index) => [key, String(index).padStart(2, '0')]),
      };
    case 'number':
      return { sql: `COALESCE(c.number, '')`, values: [] };
    case 'title':
      return { sql: 'c.title', values: [] };
    case 'stageSince':
      return { sql: 'c.stage_since', values: [] };
    case 'unit':
      return { sql: 'c.unit', values: [] };
    case 'due':
      return { sql: `COALESCE(c.due_on, '${NO_DAY}')`, values: [] };
    case 'openedOn':
      return { sql: 'c.opened_on', values: [] };
    case 'closedOn':
      return { sql: `COALESCE(c.closed_on, '')`, values: [] };
    case 'sealedOn':
      return { sql: `COALESCE(c.sealed_at, '')`, values: [] };
    default:
      throw new Error(`a register is not ordered by ${source.from}.${source.name}`);
  }
}

export interface ClockRow {
  card_id: number;
  key: string;
  state: string;
  started_on: string | null;
  due_on: string | null;
  stopped_on: string | null;
  met: boolean | number | null;
}

/** Clocks of these cards. One statement. */
export async function clocksOf(strapi: Core.Strapi, cards: readonly number[], keys: readonly string[]): Promise<ClockRow[]> {
  return reading(strapi, async (db) =>
    db('workboard_clocks')
      .whereIn('card_id', [...cards])
      .whereIn('key', [...keys])
      .select<ClockRow[]>('*'),
  );
}

export interface EventRow {
  card_id: number;
  event: string;
  at: string;
  actor_name: string;
  comment: string | null;
}

/** The last time each of these events was fired on these cards. One statement. */
export async function lastEvents(strapi: Core.Strapi, cards: readonly number[], events: readonly string[]): Promise<EventRow[]> {
  return reading(strapi, async (db) => {
    const last = db('workboard_log')
      .whereIn('card_id', [...cards])
      .whereIn('event', [...events])
      .groupBy('card_id', 'event')
      .max({ seq: 'seq' })
      .as('m');
    return db('workboard_log as l')
      .join(last, 'm.seq', 'l.seq')
      .select<EventRow[]>('l.card_id', 'l.event', 'l.at', 'l.actor_name', 'l.comment');
  });
}

export interface PartnerRow {
  own: string;
  id: number;
  workflow: string;
  stage: string;
  title: string;
}

/** Partners of these subjects that the viewer may see too; of the others not even the title leaves. One statement. */
export async function partnersOf(
  strapi: Core.Strapi,
  input: { uid: string; documents: readonly string[]; workflows: readonly WorkflowDefinition[]; viewer: Viewer },
): Promise<PartnerRow[]> {
  const { uid, documents, workflows, viewer } = input;
  const side = (db: Knex | Knex.QueryInterface, own: 'from' | 'to', other: 'from' | 'to') => {
    const cards = (db as Knex)('workboard_links as l')
      .join(
        'workboard_cards as c',
        (on) => void on.on('c.subject_uid', `l.${other}_uid`).andOn('c.subject_document', `l.${other}_document`),
      )
      .where(`l.${own}_uid`, uid)
      .whereIn(`l.${own}_document`, [...documents])
      .whereIn(
        'c.workflow',
        workflows.map(({ key }) => key),
      );
    whereVisible(cards, workflows, viewer);
    return cards.select(`l.${own}_document as own`, 'c.id as id', 'c.workflow as workflow', 'c.stage as stage', 'c.title as title');
  };
  return reading(
    strapi,
    async (db) =>
      (await side(db, 'from', 'to')
        .union([side(db, 'to', 'from')])
        .orderBy('id')) as PartnerRow[],
  );
}
