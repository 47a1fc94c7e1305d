import type { ASTNode } from '@marcbachmann/cel-js';

/** What can be known of an expression before it runs. */
export interface Analysis {
  roots: Set<string>;
  /** Dotted member paths it reads; `*` stands for any item of a list: `form.terms.*.term`. */
  paths: Set<string>;
  /** Paths whose text it works through, and whose length therefore counts. */
  worked: Set<string>;
  /** Worst number of steps by degree: `cost[2]` steps are taken once for each pair of list items. */
  cost: number[];
  /** Steps whose price grows with the length of a text. */
  textSteps: number[];
  /** Longest list or map written out in the expression. */
  literal: number;
  /** How many additions it has. */
  additions: number;
}

/** A fault found in an expression's structure. `offset` counts characters from its start. */
export interface StructureFault {
  offset: number;
  message: { zh: string; en: string };
}

const MACROS = new Set(['all', 'exists', 'exists_one', 'map', 'filter']);
const TEXT_METHODS = new Set(['startsWith', 'endsWith', 'contains', 'trim', 'substring', 'indexOf', 'lowerAscii', 'upperAscii', 'join']);
const METHODS = new Set([...MACROS, ...TEXT_METHODS, 'size']);
const FUNCTIONS = new Set(['filled', 'size', 'year', 'addWorkdays', 'workdaysBetween', 'instant', 'string', 'int', 'double']);
const MAX_NESTED_MACROS = 2;

type Names = ReadonlyMap<string, string | null>;

/**
 * Reads roots, paths and the worst cost off a parsed expression, and refuses what may not stand in one: names that are not declared, functions
 * outside the allow-list (`matches` runs a regular expression over people's texts, `cel.bind` doubles values), macros nested deeper than two.
 */
export function analyse(ast: ASTNode, declared: ReadonlySet<string>): Analysis | StructureFault {
  const analysis: Analysis = {
    roots: new Set(),
    paths: new Set(),
    worked: new Set(),
    cost: [0, 0, 0, 0],
    textSteps: [0, 0, 0, 0],
    literal: 1,
    additions: 0,
  };
  try {
    walk(ast, { analysis, declared, names: new Map(), degree: 0 });
    return analysis;
  } catch (error) {
    if (error instanceof Fault) return { offset: error.offset, message: { zh: error.zh, en: error.en } };
    throw error;
  }
}

interface Walk {
  analysis: Analysis;
  declared: ReadonlySet<string>;
  /** Variables of the macros around this place, each with the path of the list it runs over. */
  names: Names;
  degree: number;
  /** The place only asks whether there is a value (`filled(x)`, `x != null`). */
  glance?: boolean;
}

class Fault extends Error {
  constructor(
    readonly offset: number,
    readonly zh: string,
    readonly en: string,
  ) {
    super(en);
  }
}

function walk(node: ASTNode, at: Walk): void {
  step(at);
  const path = pathOf(node, at);
  if (path !== null) {
    at.analysis.paths.add(path);
    if (!at.glance) at.analysis.worked.add(path);
    walkIndexes(node, at);
    return;
  }
  const within: Walk = { ...at, glance: false };
  switch (node.op) {
    case 'value':
      return;
    case 'id':
      throw new Fault(node.pos, `名称“${node.args}”在这里不可用`, `“${node.args}” is not a name known here`);
    case 'call':
      return walkCall(node.args[0], node.args[1], node, at);
    case 'rcall':
      return walkMethod(node.args[0], node.args[1], node.args[2], node, at);
    case 'map':
      at.analysis.literal = Math.max(at.analysis.literal, node.args.length);
      for (const [key, value] of node.args) {
        walk(key, within);
        walk(value, within);
      }
      return;
    case 'list':
      at.analysis.literal = Math.max(at.analysis.literal, node.args.length);
      return node.args.forEach((item) => walk(item, within));
    case '.':
      return walk(node.args[0], within);
    case '!_':
    case '-_':
      return walk(node.args, within);
    case '?:':
      return node.args.forEach((part) => walk(part, within));
    case '.?':
    case '[?]':
      throw new Fault(node.pos, '不支持可选访问', 'optional access is not supported');
    default:
      return walkBinary(node.op, node.args, at);
  }
}

function walkBinary(op: string, [left, right]: readonly [ASTNode, ASTNode], at: Walk): void {
  const compares = op === '==' || op === '!=';
  const withNull = compares && (isNull(left) || isNull(right));
  const withScalar = compares && (left.op === 'value' || right.op === 'value');
  // Two whole lists may be compared item by item, and a list may be searched to its end.
  if ((compares && !withScalar) || (op === 'in' && right.op !== 'list') || op === '+') step(at, 1);
  if (op === '+') at.analysis.additions += 1;
  const within: Walk = { ...at, glance: withNull };
  walk(left, within);
  walk(right, within);
}

function walkCall(name: string, args: readonly ASTNode[], node: ASTNode, at: Walk): void {
  if (!FUNCTIONS.has(name)) throw unknownFunction(name, node);
  for (const argument of args) walk(argument, { ...at, glance: name === 'filled' });
}

function walkMethod(name: string, receiver: ASTNode, args: readonly ASTNode[], node: ASTNode, at: Walk): void {
  if (!METHODS.has(name)) throw unknownFunction(name, node);
  const within: Walk = { ...at, glance: false };
  walk(receiver, within);
  if (!MACROS.has(name)) {
    if (TEXT_METHODS.has(name)) count(at.analysis.textSteps, at.degree);
    return args.forEach((argument) => walk(argument, within));
  }
  if (at.degree >= MAX_NESTED_MACROS) {
    throw new Fault(
      node.pos,
      `“${name}”嵌套过深：列表运算最多嵌套两层`,
      `“${name}” is nested too deep: at most two list macros may stand inside each other`,
    );
  }
  const [variable, ...bodies] = args;
  if (!variable || variable.op !== 'id') return;
  if (at.declared.has(variable.args) || at.names.has(variable.args)) {
    throw new Fault(variable.start, `变量名“${variable.args}”已被占用`, `the variable name “${variable.args}” is already taken`);
  }
  const list = listPath(receiver, at);
  const names = new Map(at.names).set(variable.args, list === null ? null : `${list}.*`);
  for (const body of bodies) walk(body, { ...within, names, degree: at.degree + 1 });
}

/** Path a node reads, or null if it is not a plain chain of members. Adds the root it starts from. */
function pathOf(node: ASTNode, at: Walk): string | null {
  switch (node.op) {
    case 'id': {
      if (at.names.has(node.args)) return at.names.get(node.args) ?? '*';
      if (!at.declared.has(node.args)) return null;
      at.analysis.roots.add(node.args);
      return node.args;
    }
    case '.':
      return member(pathOf(node.args[0], at), node.args[1]);
    case '[]': {
      const [, index] = node.args;
      return member(pathOf(node.args[0], at), index.op === 'value' && typeof index.args === 'string' ? index.args : '*');
    }
    default:
      return null;
  }
}

function listPath(node: ASTNode, at: Walk): string | null {
  if (node.op === 'rcall' && node.args[0] === 'filter') return listPath(node.args[1], at);
  return pathOf(node, at);
}

function member(path: string | null, name: string): string | null {
  return path === null ? null : `${path}.${name}`;
}

/** The computed indexes inside a path (`form.rows[facts.n]`) read something themselves. */
function walkIndexes(node: ASTNode, at: Walk): void {
  if (node.op === '.') return walkIndexes(node.args[0], at);
  if (node.op !== '[]') return;
  walkIndexes(node.args[0], at);
  if (node.args[1].op !== 'value') walk(node.args[1], { ...at, glance: false });
}

function step(at: Walk, more = 0): void {
  count(at.analysis.cost, at.degree + more);
}

function count(byDegree: number[], degree: number): void {
  byDegree[degree] = (byDegree[degree] ?? 0) + 1;
}

function isNull(node: ASTNode): boolean {
  return node.op === 'value' && node.args === null;
}

function unknownFunction(name: string, node: ASTNode): Fault {
  if (name === 'matches') {
    return new Fault(
      node.pos,
      '表达式中不能用 matches；文本格式请用表单字段的 pattern',
      '“matches” may not be used; give the form field a pattern',
    );
  }
  if (name === 'has') return new Fault(node.pos, '请用 filled(…) 代替 has(…)', 'use filled(…) instead of has(…)');
  return new Fault(node.pos, `没有函数“${name}”`, `there is no function “${name}”`);
}
