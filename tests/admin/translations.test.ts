import { readFileSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';

import ts from 'typescript';

import en from '../../plugins/workboard/admin/src/translations/en';
import zh from '../../plugins/workboard/admin/src/translations/zh-Hans';

const SOURCE = join(__dirname, '../../plugins/workboard/admin/src');
/** Attributes whose value a person sees or hears. */
const SPOKEN = new Set([
  'aria-label',
  'title',
  'placeholder',
  'alt',
  'label',
  'clearLabel',
  'closeLabel',
  'content',
  'aria-roledescription',
]);

const files = readdirSync(SOURCE, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name) && !name.startsWith('translations'))
  .map((name) => join(SOURCE, name));

const parse = (file: string) =>
  ts.createSourceFile(
    file,
    readFileSync(file, 'utf8'),
    ts.ScriptTarget.Latest,
    true,
    file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS,
  );

function visit(node: ts.Node, see: (node: ts.Node) => void): void {
  see(node);
  node.forEachChild((child) => visit(child, see));
}

/** The beginning of an address is the same in every language. */
const isWords = (text: string) => /\p{Letter}{2,}/u.test(text) && !/^https?:\/\/$/.test(text);

const at = (node: ts.Node) => {
  const source = node.getSourceFile();
  return `${relative(SOURCE, source.fileName)}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;
};

/** Keys given to `t(…)`: whole ones, and the beginnings of those that end in a value (`t(`card.due.${x}`)`). */
function usedKeys(): { whole: Map<string, string>; beginnings: Map<string, string> } {
  const whole = new Map<string, string>();
  const beginnings = new Map<string, string>();
  const take = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) whole.set(node.text, at(node));
    else if (ts.isTemplateExpression(node)) beginnings.set(node.head.text, at(node));
    else if (ts.isConditionalExpression(node)) [node.whenTrue, node.whenFalse].forEach(take);
    else if (ts.isParenthesizedExpression(node)) take(node.expression);
  };
  for (const file of files) {
    visit(parse(file), (node) => {
      if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 't' && node.arguments[0])
        take(node.arguments[0]);
    });
  }
  return { whole, beginnings };
}

test('43 · both languages have the same keys', () => {
  expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort());
});

test('43 · no text is empty, and both languages name the same values', () => {
  const values = (text: string) =>
    [...text.matchAll(/\{(\w+)/g)]
      .map((match) => match[1])
      .sort()
      .filter((name, index, all) => all.indexOf(name) === index);
  for (const [key, text] of Object.entries(zh)) {
    expect(text.trim()).not.toBe('');
    const other = en[key] ?? '';
    expect(other.trim()).not.toBe('');
    // English may leave a value out of a branch of a plural, but knows no other ones.
    expect({ key, values: values(other).filter((name) => name !== 'one' && name !== 'other') }).toEqual({ key, values: values(text) });
  }
});

test('43 · every key that is used exists', () => {
  const { whole, beginnings } = usedKeys();
  expect(whole.size).toBeGreaterThan(100);
  expect([...whole].filter(([key]) => zh[key] === undefined)).toEqual([]);
  expect([...beginnings].filter(([start]) => !Object.keys(zh).some((key) => key.startsWith(start)))).toEqual([]);
});

test('43 · no key is left over', () => {
  const { whole, beginnings } = usedKeys();
  const source = files.map((file) => readFileSync(file, 'utf8')).join('\n');
  const used = (key: string) =>
    whole.has(key) ||
    [...beginnings.keys()].some((start) => start.length > 3 && key.startsWith(start)) ||
    source.includes(`'${key}'`) ||
    source.includes(`.${key}\``);
  expect(Object.keys(zh).filter((key) => !used(key))).toEqual([]);
});

test('43 · no text for people stands in the code', () => {
  const found: string[] = [];
  for (const file of files) {
    visit(parse(file), (node) => {
      if (ts.isJsxText(node) && isWords(node.text)) found.push(`${at(node)} ${node.text.trim()}`);
      if (
        ts.isJsxAttribute(node) &&
        SPOKEN.has(node.name.getText()) &&
        node.initializer &&
        ts.isStringLiteral(node.initializer) &&
        isWords(node.initializer.text)
      ) {
        found.push(`${at(node)} ${node.initializer.text}`);
      }
      if (ts.isStringLiteralLike(node) && /\p{Script=Han}/u.test(node.text)) found.push(`${at(node)} ${node.text}`);
      if (ts.isTemplateExpression(node) && /\p{Script=Han}/u.test(node.getText())) found.push(`${at(node)} ${node.getText()}`);
    });
  }
  expect(found).toEqual([]);
});
