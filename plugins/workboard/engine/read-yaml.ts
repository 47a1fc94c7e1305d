import { isCollection, isPair, isScalar, LineCounter, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';
import type { Text } from './text';
import { describeIssue } from './describe-issue';

/** A fault in a pack: where it stands and what to mend, in words for whoever wrote it. */
export interface Problem {
  file: string;
  /** From 1. */
  line: number;
  /** Dotted path inside the file: `events.publish.guards.0.when`. */
  path: string;
  reason: Text;
}

export type Path = readonly (string | number)[];

/** A YAML file that is being checked: it knows its lines and gathers what is wrong. */
export interface YamlSource {
  problems: readonly Problem[];
  /** Notes a fault at a path; the line is that of the nearest part of the path that exists. */
  problem(path: Path, zh: string, en: string): void;
}

const MAX_TEXT = 500_000;

/** `file:line: reason`, the way compilers say it. */
export function describeProblem(problem: Problem, locale: keyof Text = 'zh-Hans'): string {
  return `${problem.file}:${problem.line}: ${problem.path ? `${problem.path}: ` : ''}${problem.reason[locale]}`;
}

/**
 * Reads a YAML text against a schema. Never throws: whatever is wrong stands in `source.problems`, and `value` is null if it could not be read at all.
 */
export function readYaml<S extends z.ZodType>(text: string, file: string, schema: S): { value: z.output<S> | null; source: YamlSource } {
  const lines = new LineCounter();
  const problems: Problem[] = [];
  if (text.length > MAX_TEXT) {
    problems.push({ file, line: 1, path: '', reason: { 'zh-Hans': '文件过大', en: 'the file is too large' } });
    return { value: null, source: { problems, problem: () => undefined } };
  }
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: 'error' });
  const source: YamlSource = {
    problems,
    problem: (path, zh, en) => {
      problems.push({ file, line: lineAt(document, lines, path), path: path.join('.'), reason: { 'zh-Hans': zh, en } });
    },
  };
  for (const error of document.errors) {
    const line = lines.linePos(error.pos[0]).line || 1;
    problems.push({
      file,
      line,
      path: '',
      reason: { 'zh-Hans': `不是有效的 YAML：${error.message}`, en: `not valid YAML: ${error.message}` },
    });
  }
  if (problems.length > 0) return { value: null, source };
  const read = toPlain(document);
  if ('error' in read) {
    problems.push({
      file,
      line: 1,
      path: '',
      reason: { 'zh-Hans': `不是有效的 YAML：${read.error}`, en: `not valid YAML: ${read.error}` },
    });
    return { value: null, source };
  }
  const result = schema.safeParse(read.value);
  if (result.success) return { value: result.data, source };
  for (const issue of result.error.issues) {
    for (const { path, zh, en } of describeIssue(issue)) source.problem(path, zh, en);
  }
  return { value: null, source };
}

/** Aliases that multiply (“billion laughs”) are stopped by the reader; that is a fault of the file like any other. */
function toPlain(document: Document.Parsed): { value: unknown } | { error: string } {
  try {
    return { value: document.toJS({ maxAliasCount: 50 }) as unknown };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

function lineAt(document: Document.Parsed, lines: LineCounter, path: Path): number {
  let node: unknown = document.contents;
  let offset = startOf(node) ?? 0;
  for (const part of path) {
    if (!isCollection(node)) break;
    const found: unknown = node.items.find((item, index) =>
      isPair(item) ? isScalar(item.key) && String(item.key.value) === String(part) : index === Number(part),
    );
    if (found === undefined) break;
    offset = startOf(isPair(found) ? found.key : found) ?? offset;
    node = isPair(found) ? found.value : found;
  }
  return lines.linePos(offset).line || 1;
}

function startOf(node: unknown): number | undefined {
  return isScalar(node) || isCollection(node) ? node.range?.[0] : undefined;
}
