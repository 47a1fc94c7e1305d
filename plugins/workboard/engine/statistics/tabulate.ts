import type {
  Conditions,
  Measure,
  StatisticsAxis,
  StatisticsDefinition,
  StatisticsEntry,
  StatisticsGroup,
  StatisticsPeriod,
} from './types';

/** What a table is made of: its axes with all their entries. */
export interface Axes {
  rows: readonly StatisticsEntry[];
  columns: readonly StatisticsEntry[];
  /** What is counted where neither of them says it. */
  count?: Measure;
}

/** Titles of what an axis finds, and their order. */
export interface AxisWords {
  /** Values of an attribute with their titles, in order. */
  values(attribute: string): readonly { value: string; label: StatisticsEntry['title'] }[];
  unit(key: string): string;
  total: StatisticsEntry['title'];
  /** Of an attribute that is not filled. */
  none: StatisticsEntry['title'];
}

/** Row × column of one number, in leaves: no sums and no headings. */
export interface Leaf {
  row: StatisticsEntry;
  column: StatisticsEntry;
  count: Measure;
}

/** Key of the sum that an axis gets which finds its entries itself. */
const TOTAL = 'total';

/** The axes of a table with everything that the groups hold. */
export function axesOf(
  table: Pick<StatisticsDefinition, 'rows' | 'columns' | 'count'>,
  all: readonly StatisticsGroup[],
  { period, words }: { period: StatisticsPeriod; words: AxisWords },
): Axes {
  // What the table does not count makes no row of noughts.
  const { count } = table;
  const groups = count === undefined ? all : all.filter((group) => counts(count, group, period));
  const expand = (axis: StatisticsAxis): readonly StatisticsEntry[] => {
    if (Array.isArray(axis)) return axis as readonly StatisticsEntry[];
    const found = 'attribute' in axis ? ofAttribute(axis.attribute, groups, words) : 'by' in axis ? ofKind(axis.by) : [];
    return [...found, { ...BLANK, key: TOTAL, title: words.total, sum: found.map(({ key }) => key) }];
  };
  const ofKind = (by: 'month' | 'unit') => (by === 'month' ? ofMonths(period) : ofUnits(groups, words));
  return { rows: expand(table.rows), columns: expand(table.columns), ...(table.count === undefined ? {} : { count: table.count }) };
}

/** The numbers of a table, row by row; null in a heading. The same groups give the same numbers, whoever asks. */
export function tabulate(axes: Axes, groups: readonly StatisticsGroup[], period: StatisticsPeriod): (readonly number[] | null)[] {
  const cell = (row: StatisticsEntry, column: StatisticsEntry) =>
    leavesOf(axes, row, column).reduce((sum, leaf) => sum + countOf(leaf, groups, period), 0);
  return axes.rows.map((row) => (row.heading ? null : axes.columns.map((column) => cell(row, column))));
}

/** What one number counts. An entry that is named twice by a sum counts twice, as it would on paper. */
export function leavesOf(axes: Axes, row: StatisticsEntry, column: StatisticsEntry): Leaf[] {
  const columns = leaves(axes.columns, column);
  const counted = (one: StatisticsEntry, other: StatisticsEntry) => one.count ?? other.count ?? axes.count ?? 'closed';
  return leaves(axes.rows, row).flatMap((one) => columns.map((other) => ({ row: one, column: other, count: counted(one, other) })));
}

/** What a leaf counts, of which months, units and values: what a reader of the cards themselves asks as well. */
export function conditionOf({ row, column, count }: Leaf, period: StatisticsPeriod) {
  const month = row.month ?? column.month;
  const unit = row.unit ?? column.unit;
  return {
    measure: count,
    period: month === undefined ? period : { first: month, last: month },
    ...(unit === undefined ? {} : { unit }),
    where: [row.where, column.where] as readonly Conditions[],
  };
}

function leaves(axis: readonly StatisticsEntry[], entry: StatisticsEntry): StatisticsEntry[] {
  if (entry.sum.length === 0) return [entry];
  return entry.sum.flatMap((key) => axis.filter((one) => one.key === key).flatMap((one) => leaves(axis, one)));
}

function countOf(leaf: Leaf, groups: readonly StatisticsGroup[], whole: StatisticsPeriod): number {
  const { measure, period, unit, where } = conditionOf(leaf, whole);
  let count = 0;
  for (const group of groups) {
    const meant = (unit === undefined || group.unit === unit) && where.every((one) => fits(group, one));
    if (meant && counts(measure, group, period)) count += group.count;
  }
  return count;
}

function fits({ values }: StatisticsGroup, where: Conditions): boolean {
  return Object.entries(where).every(([attribute, wanted]) => wanted.includes(values[attribute] ?? ''));
}

function counts(measure: Measure, { opened, closed, kept }: StatisticsGroup, { first, last }: StatisticsPeriod): boolean {
  const closedIn = closed !== null && closed >= first && closed <= last;
  const openAfter = opened <= last && (closed === null || closed > last);
  switch (measure) {
    case 'opened':
      return opened >= first && opened <= last;
    case 'carriedIn':
      return opened < first && (closed === null || closed >= first);
    case 'closed':
      return closedIn;
    case 'carriedOut':
      return openAfter;
    case 'inTime':
    case 'late':
      return closedIn && kept === measure;
    case 'overdue':
      return openAfter && kept === measure;
  }
}

const BLANK = { level: 0, heading: false, where: {}, sum: [] } as const;

function ofMonths({ first, last }: StatisticsPeriod): StatisticsEntry[] {
  const [year, from, until] = [first.slice(0, 4), first.slice(5), last.slice(5)];
  return Array.from({ length: Number(until) - Number(from) + 1 }, (_, index) => {
    const month = Number(from) + index;
    const key = `${year}-${String(month).padStart(2, '0')}`;
    return { ...BLANK, key: `m.${month}`, title: { 'zh-Hans': `${month}月`, en: key }, month: key };
  });
}

function ofUnits(groups: readonly StatisticsGroup[], words: AxisWords): StatisticsEntry[] {
  const units = [...new Set(groups.map(({ unit }) => unit))].sort();
  return units.map((unit) => {
    const title = words.unit(unit);
    return { ...BLANK, key: `u.${unit}`, title: { 'zh-Hans': title, en: title }, unit };
  });
}

function ofAttribute(attribute: string, groups: readonly StatisticsGroup[], words: AxisWords): StatisticsEntry[] {
  const found = new Set(groups.map(({ values }) => values[attribute] ?? ''));
  const known = words.values(attribute).filter(({ value }) => found.has(value));
  const others = [...found].filter((value) => !known.some((one) => one.value === value)).sort();
  const all = [...known, ...others.map((value) => ({ value, label: value === '' ? words.none : { 'zh-Hans': value, en: value } }))];
  return all.map(({ value, label }) => ({ ...BLANK, key: `v.${value}`, title: label, where: { [attribute]: [value] } }));
}
