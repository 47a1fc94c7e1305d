import { Environment } from '@marcbachmann/cel-js';
import type { WorkdayCalendar } from '../calendar/types';
import type { Text } from '../text';
import type { Value } from '../workflow/types';
import { analyse, type Analysis } from './analyse-expression';
import { addInstantFunction, addWorkdayFunctions, withCalendar } from './workday-functions';
import { celMap, fromCel, isFilled, toCel, VALUE_LIMITS, type Measure } from './cel-value';

/** Names an expression may start from, and what stands behind them. */
export interface CompileOptions {
  roots: readonly string[];
  /** `bool` for conditions (the default), `any` for values. */
  returns?: 'bool' | 'any';
}

export interface CompiledExpression {
  source: string;
  /** Top-level names it reads. */
  roots: ReadonlySet<string>;
  /** Dotted member paths it reads: `subject.kind`, `form.terms.*.term`. */
  paths: readonly string[];
  /**
   * @param calendar for `addWorkdays` and `workdaysBetween`; an expression that needs one and is given none fails
   * @throws ExpressionError when it fails, or when the values are larger than an expression may work through
   */
  evaluate(context: Readonly<Record<string, Value>>, calendar?: WorkdayCalendar): Value;
}

/** Why an expression was refused or failed. `offset` counts characters from its start, -1 where no place is to blame. */
export class ExpressionError extends Error {
  constructor(
    readonly text: Text,
    readonly offset = -1,
  ) {
    super(text.en);
  }
}

const LIMITS = { maxAstNodes: 400, maxDepth: 24, maxListElements: 100, maxMapEntries: 50, maxCallArguments: 4 };
const MAX_SOURCE = 4000;
/** Steps one evaluation may take at worst; some 20 ms. Known from the expression's shape and the measure of its values before it starts. */
const MAX_STEPS = 1_000_000;
/** Characters a text function works through in about the time of one step. */
const CHARACTERS_PER_STEP = 64;

/** Roots whose type is known; all others hold whatever the office stores. */
const TYPED_ROOTS: Readonly<Record<string, string>> = { today: 'string' };

/**
 * Parses, checks and prepares a CEL expression. Nothing is turned into JavaScript, nothing loops without bound, and no regular expression runs.
 * @throws ExpressionError syntax, unknown names or functions, wrong types, too large or nested too deep
 */
export function compileExpression(source: string, options: CompileOptions): CompiledExpression {
  if (source.length > MAX_SOURCE) {
    throw new ExpressionError({
      'zh-Hans': `表达式超过 ${MAX_SOURCE} 个字符`,
      en: `the expression is longer than ${MAX_SOURCE} characters`,
    });
  }
  const program = parse(source, options.roots);
  const analysis = analyse(program.ast, new Set(options.roots));
  if ('offset' in analysis) throw new ExpressionError({ 'zh-Hans': analysis.message.zh, en: analysis.message.en }, analysis.offset);
  checkTypes(program, options.returns ?? 'bool');
  const keys = new Map([...analysis.roots].map((root) => [root, keysRead(root, analysis.paths)]));
  return {
    source,
    roots: analysis.roots,
    paths: [...analysis.paths],
    evaluate(context, calendar) {
      try {
        return withCalendar(calendar, () => fromCel(program(boundedContext(context, analysis, keys))));
      } catch (error) {
        throw asExpressionError(error);
      }
    },
  };
}

type Program = ReturnType<Environment['parse']>;

function parse(source: string, roots: readonly string[]): Program {
  try {
    return environmentFor(roots).parse(source);
  } catch (error) {
    throw asExpressionError(error);
  }
}

function checkTypes(program: Program, returns: 'bool' | 'any'): void {
  const result = program.check();
  if (!result.valid) throw asExpressionError(result.error);
  if (returns === 'bool' && result.type !== 'bool' && result.type !== 'dyn') {
    throw new ExpressionError(
      { 'zh-Hans': `条件须得出真假，此处得出 ${result.type}`, en: `a condition must be true or false, this one is ${result.type}` },
      0,
    );
  }
}

const environments = new Map<string, Environment>();

function environmentFor(roots: readonly string[]): Environment {
  const key = [...roots].sort().join();
  const known = environments.get(key);
  if (known) return known;
  const environment = new Environment({ limits: LIMITS, homogeneousAggregateLiterals: false });
  for (const root of roots) environment.registerVariable(root, TYPED_ROOTS[root] ?? 'dyn');
  environment.registerFunction('filled(dyn): bool', isFilled, { async: false });
  environment.registerFunction('size(null): int', () => 0n, { async: false });
  environment.registerFunction('year(string): int', yearOf, { async: false });
  addWorkdayFunctions(environment);
  addInstantFunction(environment);
  addMixedArithmetic(environment);
  environments.set(key, environment);
  return environment;
}

/** CEL keeps integers and decimals apart; a form's “number” does not, so `form.fee * 2` must work for 1 and for 1.5. */
function addMixedArithmetic(environment: Environment): void {
  const operators: Record<string, (left: number, right: number) => number> = {
    '+': (left, right) => left + right,
    '-': (left, right) => left - right,
    '*': (left, right) => left * right,
    '/': (left, right) => left / right,
  };
  for (const [operator, apply] of Object.entries(operators)) {
    const handler = (left: number | bigint, right: number | bigint) => apply(Number(left), Number(right));
    environment.registerOperator(`int ${operator} double`, handler);
    environment.registerOperator(`double ${operator} int`, handler);
  }
}

function yearOf(day: string): bigint {
  if (!/^\d{4}-\d{2}-\d{2}/.test(day)) throw new ExpressionError({ 'zh-Hans': 'year() 需要日期', en: 'year() needs a day' });
  return BigInt(day.slice(0, 4));
}

/** Takes from the context only what the expression reads, measures it, and refuses to start what could run too long. */
function boundedContext(context: Readonly<Record<string, Value>>, analysis: Analysis, keys: KeysRead): Record<string, unknown> {
  const measure: Measure = { list: analysis.literal, text: 0 };
  const bounded: Record<string, unknown> = {};
  for (const root of analysis.roots) bounded[root] = boundedRoot(root, context[root], { analysis, keys: keys.get(root) ?? null }, measure);
  const textStep = Math.ceil(measure.text / CHARACTERS_PER_STEP);
  // Lists that are added to each other grow with every addition.
  const longest = measure.list * (analysis.additions + 1);
  const steps = analysis.cost.reduce(
    (sum, count, degree) => sum + (count + (analysis.textSteps[degree] ?? 0) * textStep) * longest ** degree,
    0,
  );
  if (steps > MAX_STEPS) {
    throw new ExpressionError({
      'zh-Hans': '数据过大，表达式无法在限定步数内算完',
      en: 'the values are too large for the expression to finish within its limit of steps',
    });
  }
  return bounded;
}

/** First-level keys that are read of each root; null where the whole root is. */
type KeysRead = ReadonlyMap<string, ReadonlySet<string> | null>;

function boundedRoot(
  root: string,
  value: Value | undefined,
  { analysis, keys }: { analysis: Analysis; keys: ReadonlySet<string> | null },
  measure: Measure,
): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return toCel(value, measure, analysis.worked.has(root));
  const entries = Object.entries(value).filter(([key]) => keys === null || keys.has(key));
  if (keys === null && entries.length > VALUE_LIMITS.listItems) return toCel(value, measure);
  return celMap(entries.map(([key, item]) => [key, toCel(item, measure, worksThrough(root, key, analysis.worked))]));
}

/** First-level keys of a root that are read; null when the whole root is. */
function keysRead(root: string, paths: Iterable<string>): Set<string> | null {
  const keys = new Set<string>();
  for (const path of paths) {
    if (path === root || path.startsWith(`${root}.*`)) return null;
    const [first, key] = path.split('.', 2);
    if (first === root && key !== undefined) keys.add(key);
  }
  return keys;
}

function worksThrough(root: string, key: string, worked: ReadonlySet<string>): boolean {
  const path = `${root}.${key}`;
  for (const one of worked) if (one === root || one === path || one.startsWith(`${path}.`) || one.startsWith(`${root}.*`)) return true;
  return false;
}

function asExpressionError(error: unknown): ExpressionError {
  if (error instanceof ExpressionError) return error;
  if (!(error instanceof Error)) return new ExpressionError({ 'zh-Hans': '表达式出错', en: 'the expression failed' });
  const summary = 'summary' in error && typeof error.summary === 'string' ? error.summary : error.message;
  return new ExpressionError({ 'zh-Hans': `表达式有误：${summary}`, en: summary }, offsetOf(error));
}

function offsetOf(error: Error): number {
  const range = 'range' in error ? (error.range as { start: number } | undefined) : undefined;
  return range?.start ?? -1;
}
