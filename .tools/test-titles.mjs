import fs from 'node:fs';
import path from 'node:path';
import { inRoot, root } from './root.mjs';

/**
 * The titles of all tests under `tests/`, read from the syntax tree: `it('…')`, `test('…')`, the fixed parts of a template, and for
 * `it.each` one title for each row that is written out. Comments, code and skipped tests give none.
 * @returns [{ title, file, line }]
 */
export async function testTitles() {
  const { default: ts } = await import('typescript');
  return testFiles(inRoot('tests')).flatMap((file) => titlesOf(ts, file));
}

function testFiles(dir) {
  if (!fs.existsSync(dir)) return [];
  return fs.readdirSync(dir, { withFileTypes: true }).flatMap((entry) => {
    const full = path.join(dir, entry.name);
    if (entry.isDirectory()) return testFiles(full);
    return /\.test\.tsx?$/.test(entry.name) ? [full] : [];
  });
}

function titlesOf(ts, file) {
  const source = ts.createSourceFile(file, fs.readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const found = [];
  const visit = (node) => {
    if (ts.isCallExpression(node) && node.arguments.length >= 2) {
      const rows = rowsOfTest(ts, source, node.expression);
      const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      const titles = rows && expand(textOf(ts, node.arguments[0]), rows);
      for (const title of titles ?? []) found.push({ title, file: path.relative(root, file), line });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const isTest = (ts, node) =>
  (ts.isIdentifier(node) && ['it', 'test'].includes(node.text)) ||
  (ts.isPropertyAccessExpression(node) && ['only', 'concurrent'].includes(node.name.text) && isTest(ts, node.expression));

/** @returns null if the callee is no running test, [[]] for a plain test, and the rows of a table for `each`. */
function rowsOfTest(ts, source, callee) {
  if (isTest(ts, callee)) return [[]];
  const each = ts.isCallExpression(callee) ? callee.expression : null;
  if (!each || !ts.isPropertyAccessExpression(each) || each.name.text !== 'each' || !isTest(ts, each.expression)) return null;
  const table = resolve(ts, source, callee.arguments[0]);
  if (!table || !ts.isArrayLiteralExpression(table)) return [[]];
  return table.elements.map((row) => valuesOf(ts, bare(ts, row)));
}

/** Looks through `as const` and one constant of the same file. */
function resolve(ts, source, node) {
  const inner = node && bare(ts, node);
  if (!inner || !ts.isIdentifier(inner)) return inner;
  for (const statement of source.statements.filter(ts.isVariableStatement)) {
    for (const one of statement.declarationList.declarations) {
      if (one.initializer && ts.isIdentifier(one.name) && one.name.text === inner.text) return bare(ts, one.initializer);
    }
  }
  return inner;
}

function bare(ts, node) {
  const wrapped = ts.isAsExpression(node) || ts.isSatisfiesExpression(node) || ts.isParenthesizedExpression(node);
  return wrapped ? bare(ts, node.expression) : node;
}

/** A row as an array of texts; an object's texts also stand under their names. */
function valuesOf(ts, row) {
  if (ts.isArrayLiteralExpression(row)) return row.elements.map((element) => textOf(ts, element));
  if (!ts.isObjectLiteralExpression(row)) return [textOf(ts, row)];
  const pairs = row.properties.filter(ts.isPropertyAssignment).map((one) => [one.name.getText(), textOf(ts, one.initializer)]);
  return Object.assign([], Object.fromEntries(pairs));
}

function expand(title, rows) {
  return rows.map((row) => {
    let next = 0;
    return title.replace(/%[sdifjop]|\$(\w+)/g, (whole, name) => (name ? row[name] : row[next++]) ?? whole);
  });
}

function textOf(ts, node) {
  if (ts.isStringLiteralLike(node) || ts.isNumericLiteral(node)) return node.text;
  if (ts.isTemplateExpression(node)) return node.head.text + node.templateSpans.map((span) => ` ${span.literal.text}`).join('');
  if (ts.isBinaryExpression(node)) return textOf(ts, node.left) + textOf(ts, node.right);
  return '';
}
