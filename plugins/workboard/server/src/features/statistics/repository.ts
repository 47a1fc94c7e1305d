import type { Core } from '@strapi/strapi';
import type { Knex } from 'knex';
import type { Day } from '../../../../engine/calendar/types';
import { conditionOf, type Conditions, type Leaf, type StatisticsDefinition, type StatisticsGroup } from '../../../../engine/statistics';
import type { Measure, StatisticsPeriod } from '../../../../engine/statistics';
import type { WorkflowDefinition } from '../../../../engine/workflow/types';
import { tableOf } from '../../platform/schema/ensure-schema';
import { reading } from '../../platform/transaction';
import { whereVisible, type Viewer } from '../../platform/viewer';
import { daysOf } from './periods';

export interface StatisticsQuery {
  workflow: WorkflowDefinition;
  table: StatisticsDefinition;
  period: StatisticsPeriod;
  viewer: Viewer;
  today: Day;
}

/**
 * The cards of a period by everything that the table asks of them: grouped by the database, so that a hundred thousand cards are a few hundred
 * rows. One statement.
 */
export async function groupCards(strapi: Core.Strapi, query: StatisticsQuery): Promise<StatisticsGroup[]> {
  const { table, workflow } = query;
  const { from, until } = daysOf(query.period);
  const { column } = tableOf(strapi, workflow.subject.type);
  const attributes = attributesOf(table);
  const months = [table.rows, table.columns].some((axis) => 'by' in axis && axis.by === 'month');
  const rows = (await reading(strapi, (db) => {
    const month = (attribute: string) =>
      months ? db.raw('SUBSTR(CAST(?? AS TEXT), 1, 7)', [`s.${column(attribute)}`]) : db.raw('?', [query.period.first]);
    const cards = cardsOf(strapi, db, query).select(
      ...attributes.map((attribute, index) => db.raw('CAST(?? AS TEXT) AS ??', [`s.${column(attribute)}`, `value_${index}`])),
      db.raw(`CASE WHEN ?? < ? THEN '' ELSE ? END AS opened`, [`s.${column(table.day)}`, from, month(table.day)]),
      db.raw(`CASE WHEN ?? > ? THEN NULL WHEN ?? IS NOT NULL THEN ? END AS closed`, [
        `s.${column(table.closed)}`,
        until,
        `s.${column(table.closed)}`,
        month(table.closed),
      ]),
      byUnits(table) ? 'c.unit as unit' : db.raw(`'' AS unit`),
      keptBy(db, query),
    );
    const names = [...attributes.map((_, index) => `value_${index}`), 'opened', 'closed', 'unit', 'kept'];
    return db.from(cards.as('g')).select(names).count({ n: '*' }).groupBy(names);
  })) as Record<string, string | number | null>[];
  return rows.map((row) => ({
    values: Object.fromEntries(attributes.map((attribute, index) => [attribute, textOf(row[`value_${index}`])])),
    unit: String(row.unit),
    opened: String(row.opened),
    closed: textOf(row.closed),
    kept: row.kept as StatisticsGroup['kept'],
    count: Number(row.n),
  }));
}

/** SQLite keeps booleans as 0 and 1, PostgreSQL writes them as words. */
function textOf(value: string | number | null | undefined): string | null {
  return value === null || value === undefined ? null : String(value);
}

export interface CellCard {
  id: number;
  workflow_version: number;
  number: string | null;
  title: string;
  stage: string;
  unit: string;
  day: Day | null;
  closed: Day | null;
}

/** Cards behind a number: its total, and a window of them, the newest first. Two statements. */
export async function cardsOfCell(
  strapi: Core.Strapi,
  query: StatisticsQuery,
  { leaves, after, size }: { leaves: readonly Leaf[]; after: number | null; size: number },
): Promise<{ total: number; cards: CellCard[] }> {
  const { column } = tableOf(strapi, query.workflow.subject.type);
  const day = (attribute: string) => `s.${column(attribute)}`;
  return reading(strapi, async (db) => {
    const meant = () =>
      cardsOf(strapi, db, query).where((any) => leaves.forEach((leaf) => void any.orWhere((one) => whereLeaf(strapi, one, query, leaf))));
    const counted = (await meant().count({ n: '*' }).first()) as { n: number | string } | undefined;
    const window = meant().orderBy('c.id', 'desc').limit(size);
    if (after !== null) void window.where('c.id', '<', after);
    const cards = (await window.select(
      ...['c.id', 'c.workflow_version', 'c.number', 'c.title', 'c.stage', 'c.unit'],
      db.raw('CAST(?? AS TEXT) AS day', [day(query.table.day)]),
      db.raw('CAST(?? AS TEXT) AS closed', [day(query.table.closed)]),
    )) as unknown as CellCard[];
    return { total: Number(counted?.n ?? 0), cards };
  });
}

/** Cards `c` with their subjects `s` that count in the period, as far as the viewer sees them. */
function cardsOf(strapi: Core.Strapi, db: Knex, { workflow, table, period, viewer }: StatisticsQuery): Knex.QueryBuilder {
  const subject = tableOf(strapi, workflow.subject.type);
  const [day, closed] = [`s.${subject.column(table.day)}`, `s.${subject.column(table.closed)}`];
  const { from, until } = daysOf(period);
  // CROSS JOIN: SQLite begins with the subjects, of which an index of days knows those of the period, and not with every card there is.
  const cards = db({ s: subject.table })
    .crossJoin(db.raw('workboard_cards as c'))
    .whereRaw('c.subject_document = s.document_id')
    .where({ 'c.subject_uid': workflow.subject.type, 'c.workflow': workflow.key })
    .whereNull('s.published_at')
    // Said so that SQLite looks for what was not closed before: that is what the period holds, while what had come in by then grows with the years.
    .whereRaw('NOT (?? > ?)', [day, until])
    .where((still) => void still.whereNull(closed).orWhere(closed, '>=', from));
  if (table.clock !== undefined)
    void cards.leftJoin('workboard_clocks as k', (on) => void on.on('k.card_id', 'c.id').andOnVal('k.key', table.clock ?? ''));
  whereAll(strapi, cards, workflow, table.of);
  whereVisible(cards, [workflow], viewer);
  return cards;
}

function whereAll(strapi: Core.Strapi, cards: Knex.QueryBuilder, workflow: WorkflowDefinition, where: Conditions): void {
  const { column } = tableOf(strapi, workflow.subject.type);
  for (const [attribute, values] of Object.entries(where))
    void cards.whereRaw(`COALESCE(CAST(?? AS TEXT), '') IN (${values.map(() => '?').join()})`, [`s.${column(attribute)}`, ...values]);
}

/** The same question in SQL that `tabulate` asks of groups. */
function whereLeaf(strapi: Core.Strapi, cards: Knex.QueryBuilder, query: StatisticsQuery, leaf: Leaf): void {
  const { workflow, table } = query;
  const { measure, period, unit, where } = conditionOf(leaf, query.period);
  const { column } = tableOf(strapi, workflow.subject.type);
  for (const one of where) whereAll(strapi, cards, workflow, one);
  if (unit !== undefined) void cards.where('c.unit', unit);
  whereMeasure(cards, measure, {
    day: `s.${column(table.day)}`,
    closed: `s.${column(table.closed)}`,
    ...daysOf(period),
    today: query.today,
  });
}

function whereMeasure(
  cards: Knex.QueryBuilder,
  measure: Measure,
  { day, closed, from, until, today }: { day: string; closed: string; from: Day; until: Day; today: Day },
): void {
  const openAfter = () => void cards.where(day, '<=', until).where((open) => void open.whereNull(closed).orWhere(closed, '>', until));
  switch (measure) {
    case 'opened':
      return void cards.whereBetween(day, [from, until]);
    case 'carriedIn':
      return void cards.where(day, '<', from).where((open) => void open.whereNull(closed).orWhere(closed, '>=', from));
    case 'carriedOut':
      return openAfter();
    case 'overdue':
      openAfter();
      return void cards.whereRaw(OVERDUE, [today]);
    default:
      void cards.whereBetween(closed, [from, until]);
      if (measure !== 'closed') void cards.whereRaw(measure === 'inTime' ? IN_TIME : LATE);
  }
}

const IN_TIME = "k.state = 'stopped' AND k.met";
const LATE = "k.state = 'stopped' AND NOT k.met";
const OVERDUE = "k.state = 'running' AND k.due_on < ?";

function keptBy(db: Knex, { table, today }: StatisticsQuery): Knex.Raw {
  if (table.clock === undefined) return db.raw('NULL AS kept');
  return db.raw(`CASE WHEN ${IN_TIME} THEN 'inTime' WHEN ${LATE} THEN 'late' WHEN ${OVERDUE} THEN 'overdue' END AS kept`, [today]);
}

const byUnits = ({ rows, columns }: StatisticsDefinition) => [rows, columns].some((axis) => 'by' in axis && axis.by === 'unit');

/** Attributes by which a table tells cards apart. */
function attributesOf({ rows, columns }: StatisticsDefinition): string[] {
  const named = [rows, columns].flatMap((axis) => {
    if ('attribute' in axis) return [axis.attribute];
    return 'by' in axis ? [] : axis.flatMap(({ where }) => Object.keys(where));
  });
  return [...new Set(named)];
}
