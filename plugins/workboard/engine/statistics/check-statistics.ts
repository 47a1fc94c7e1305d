import type { Path, YamlSource } from '../read-yaml';
import type { ClauseId } from '../text';
import type { WorkflowDefinition } from '../workflow/types';
import type { Conditions, StatisticsAxis, StatisticsDefinition, StatisticsEntry } from './types';

/** What the check of a workflow's names can look up. */
interface Names {
  attributes(names: readonly string[], path: Path): void;
  clauses(ids: readonly ClauseId[], path: Path, required: boolean): void;
  clock(name: string, linked: string | undefined, path: Path): void;
}

interface Check {
  workflow: Pick<WorkflowDefinition, 'statistics' | 'subject'>;
  names: Names;
  source: YamlSource;
}

/** Checks that every table counts what is there, once, and adds up what it names. */
export function checkStatistics(check: Check): void {
  for (const table of check.workflow.statistics ?? []) {
    const path = ['statistics', table.key];
    check.names.clauses(table.clauses, path, false);
    check.names.attributes([table.day, table.closed], path);
    if (table.clock !== undefined) check.names.clock(table.clock, undefined, [...path, 'clock']);
    checkConditions(check, table.of, [...path, 'of']);
    checkAxis(check, table, 'rows');
    checkAxis(check, table, 'columns');
    checkMeasures(check, table, path);
    checkSums(check, table, path);
  }
}

function checkAxis(check: Check, table: StatisticsDefinition, part: 'rows' | 'columns'): void {
  const axis = table[part];
  const path = ['statistics', table.key, part];
  if ('attribute' in axis) check.names.attributes([axis.attribute], path);
  const seen: string[] = [];
  entriesOf(axis).forEach((entry, index) => {
    const at = [...path, index];
    if (seen.includes(entry.key)) check.source.problem(at, `“${entry.key}”出现了两次`, `“${entry.key}” stands there twice`);
    for (const other of entry.sum)
      if (!seen.includes(other))
        check.source.problem(at, `“${other}”须写在合计“${entry.key}”之前`, `“${other}” must stand before its sum “${entry.key}”`);
    checkConditions(check, entry.where, [...at, 'where']);
    const kinds = [entry.heading, entry.sum.length > 0, entry.count !== undefined || Object.keys(entry.where).length > 0];
    if (kinds.filter(Boolean).length > 1)
      check.source.problem(at, 'heading、sum、count/where 只能写一种', '“heading”, “sum” and “count”/“where” exclude each other');
    seen.push(entry.key);
  });
}

/** A value that the workflow has no word for is most likely a slip: it would count nothing, silently. */
function checkConditions({ workflow, names, source }: Check, conditions: Conditions, path: Path): void {
  names.attributes(Object.keys(conditions), path);
  for (const [attribute, values] of Object.entries(conditions)) {
    const words = attribute === workflow.subject.kind?.attribute ? workflow.subject.kind.titles : workflow.subject.words?.[attribute];
    for (const value of values)
      if (value !== '' && words && !Object.hasOwn(words, value))
        source.problem(path, `属性“${attribute}”没有值“${value}”`, `the attribute “${attribute}” has no value “${value}”`);
  }
}

/** Each number is one count: what is counted is said by the table, by all rows, or by all columns. */
function checkMeasures({ source }: Check, table: StatisticsDefinition, path: Path): void {
  const said = [counting(table.rows), counting(table.columns), table.count === undefined ? 'none' : 'all'];
  if (said.filter((one) => one === 'all').length === 1 && said.filter((one) => one === 'none').length === 2) return;
  const en = 'say what is counted (“count”) once: in the table, in every row, or in every column';
  source.problem(path, '计数（count）须且只须写一处：表、全部行或者全部列', en);
}

function counting(axis: StatisticsAxis): 'all' | 'some' | 'none' {
  const leaves = entriesOf(axis).filter(({ heading, sum }) => !heading && sum.length === 0);
  const counted = leaves.filter(({ count }) => count !== undefined).length;
  if (counted === 0) return 'none';
  return counted === leaves.length ? 'all' : 'some';
}

function checkSums({ source }: Check, table: StatisticsDefinition, path: Path): void {
  const rows = entriesOf(table.rows).flatMap(({ key, heading }) => (heading ? [] : [key]));
  table.checks.forEach(({ left, right }, index) => {
    for (const key of [...left, ...right])
      if (!rows.includes(key)) source.problem([...path, 'checks', index], `没有行“${key}”`, `there is no row “${key}”`);
  });
  const asks = [table, ...entriesOf(table.rows), ...entriesOf(table.columns)].some(({ count }) =>
    ['inTime', 'late', 'overdue'].includes(count ?? ''),
  );
  if (asks && table.clock === undefined)
    source.problem(path, 'inTime、late、overdue 须写明 clock', '“inTime”, “late” and “overdue” need a “clock”');
}

function entriesOf(axis: StatisticsAxis): readonly StatisticsEntry[] {
  return Array.isArray(axis) ? (axis as readonly StatisticsEntry[]) : [];
}
