import { axesOf, leavesOf, tabulate, type Axes, type AxisWords, type StatisticsEntry } from '../../../../engine/statistics';
import type { WorkflowDefinition } from '../../../../engine/workflow/types';
import type { StatisticsCards, StatisticsLine, StatisticsOffer, StatisticsTable } from '../../../../shared/contract';
import type { Container } from '../../platform/container';
import { BadRequest, NotFound } from '../../platform/errors';
import type { Viewer } from '../../platform/viewer';
import { readTabs } from '../board/service';
import { stageTitle } from '../card/present-card';
import { readableFields } from '../card/readable-subject';
import { daysOf, periodOf, type Asked } from './periods';
import { cardsOfCell, groupCards, type StatisticsQuery } from './repository';

export type { Asked };

/** Cards of one window behind a number. */
const WINDOW = 50;

export interface Place extends Asked {
  workflow: string;
  table: string;
}

/** The tables of the workflows in which the person has a part or sees a card. */
export async function readStatisticsOffer(container: Container, viewer: Viewer): Promise<StatisticsOffer> {
  const tabs = (await readTabs(container, viewer)).flatMap(({ key }) => {
    const { title, statistics = [] } = container.workflows.newest(key);
    const tables = statistics.map((table) => ({ key: table.key, title: table.title, clauses: table.clauses }));
    return tables.length === 0 ? [] : [{ workflow: key, title, tables }];
  });
  return { year: Number(container.time.today().slice(0, 4)), tabs };
}

/** A table over the cards that the person may see; one statement, whatever their number. @throws NotFound */
export async function readStatistics(container: Container, viewer: Viewer, place: Place): Promise<StatisticsTable> {
  const query = queryOf(container, viewer, place);
  const { axes, cells } = await tableOf(container, query);
  const { title, clauses, checks } = query.table;
  const sumOf = (keys: readonly string[]) =>
    axes.columns.map((_, index) =>
      keys.reduce((sum, key) => sum + (cells[axes.rows.findIndex((row) => row.key === key)]?.[index] ?? 0), 0),
    );
  return {
    title,
    clauses,
    period: daysOf(query.period),
    columns: axes.columns.map(lineOf),
    rows: axes.rows.map((row, index) => ({ ...lineOf(row), cells: cells[index] ?? null })),
    checks: checks.map((check) => {
      const [left, right] = [sumOf(check.left), sumOf(check.right)];
      return { title: check.title, left, right, holds: left.every((sum, index) => sum === right[index]) };
    }),
  };
}

/** The cards behind one number, as far as the person may see them. @throws NotFound, BadRequest for a row or column that is not there */
export async function readCellCards(
  container: Container,
  viewer: Viewer,
  place: Place & { row: string; column: string; after?: number },
): Promise<StatisticsCards> {
  const query = queryOf(container, viewer, place);
  const { axes } = await tableOf(container, query);
  const entryAt = (axis: readonly StatisticsEntry[], name: 'row' | 'column') => {
    const found = axis.find(({ key, heading }) => key === place[name] && !heading);
    if (!found) throw new BadRequest(`这张表没有“${place[name]}” / This table has no “${place[name]}”`, name);
    return found;
  };
  const leaves = leavesOf(axes, entryAt(axes.rows, 'row'), entryAt(axes.columns, 'column'));
  const { total, cards } = await cardsOfCell(container.strapi, query, { leaves, after: place.after ?? null, size: WINDOW + 1 });
  const units = await container.units.titles();
  return {
    total,
    cards: cards.slice(0, WINDOW).map(({ id, number, title, stage, unit, day, closed }) => ({
      card: id,
      number,
      title,
      stageTitle: stageTitle(query.workflow, stage),
      unitTitle: units.get(unit) ?? unit,
      day,
      closed,
    })),
    next: cards.length > WINDOW ? (cards[WINDOW - 1]?.id ?? null) : null,
  };
}

/** What a question names, looked up. @throws NotFound */
function queryOf(container: Container, viewer: Viewer, place: Place): StatisticsQuery {
  const workflow = container.workflows.newest(place.workflow);
  const table = workflow.statistics?.find(({ key }) => key === place.table);
  if (!table) throw new NotFound(`流程 ${workflow.key} 没有统计表“${place.table}” / ${workflow.key} has no table “${place.table}”`);
  return { workflow, table, period: periodOf(place), viewer, today: container.time.today() };
}

async function tableOf(container: Container, query: StatisticsQuery): Promise<{ axes: Axes; cells: ReturnType<typeof tabulate> }> {
  const groups = await groupCards(container.strapi, query);
  const axes = axesOf(query.table, groups, { period: query.period, words: await wordsOf(container, query.workflow, query.table) });
  return { axes, cells: tabulate(axes, groups, query.period) };
}

async function wordsOf(
  container: Container,
  workflow: WorkflowDefinition,
  { rows, columns }: StatisticsQuery['table'],
): Promise<AxisWords> {
  const units = await container.units.titles();
  const names = [rows, columns].flatMap((axis) => ('attribute' in axis ? [axis.attribute] : []));
  const fields = names.length === 0 ? null : await readableFields(container, workflow, names);
  return {
    values: (attribute) => {
      const words = Object.entries(workflow.subject.words?.[attribute] ?? {}).map(([value, label]) => ({ value, label }));
      return words.length > 0 ? words : (fields?.get(attribute)?.options ?? []);
    },
    unit: (key) => units.get(key) ?? key,
    total: { 'zh-Hans': '合计', en: 'Total' },
    none: { 'zh-Hans': '未填写', en: 'Not filled' },
  };
}

function lineOf({ key, title, group, level, heading, sum }: StatisticsEntry): StatisticsLine {
  return { key, title, group: group ?? null, level, heading, sum: sum.length > 0 };
}
