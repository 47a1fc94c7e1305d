import { compileExpression, type CompiledExpression } from '../expression';
import type { Cel, Value } from '../workflow/types';
import { ROW_ROOTS, rootsOfNotice, WHERE_ROOTS } from './roots';
import type { NoticeDefinition } from './types';

const cache = new WeakMap<NoticeDefinition, Map<string, CompiledExpression>>();

/** A field's expression, compiled once for each definition. @throws ExpressionError */
export function expressionOf(notice: NoticeDefinition, source: Cel, inRow: boolean): CompiledExpression {
  const roots = [...rootsOfNotice(notice), ...(inRow ? ROW_ROOTS : [])];
  return once(notice, `${inRow ? 'row' : 'top'} ${source}`, () => compileExpression(source, { roots, returns: 'any' }));
}

/** The condition that picks the cards of a set. @throws ExpressionError */
export function whereOf(notice: NoticeDefinition, source: Cel): CompiledExpression {
  return once(notice, `where ${source}`, () => compileExpression(source, { roots: WHERE_ROOTS }));
}

/** Facts of the pack that the fields of a notice read. */
export function factsOfNotice(notice: NoticeDefinition): string[] {
  return [...new Set(pathsOf(notice).flatMap((path) => (path.startsWith('facts.') ? [path.split('.')[1] ?? ''] : [])))];
}

/** Whether the fields of a notice read figures over the cards under its card. */
export function readsMatrix(notice: NoticeDefinition): boolean {
  return pathsOf(notice).some((path) => path === 'matrix' || path.startsWith('matrix.'));
}

/** What the fields of a personal notice read of each party; of one that told nothing, nulls. */
export function personsScope(notice: NoticeDefinition, told: Readonly<Record<string, Readonly<Record<string, string>>>> | null): Value {
  const parties = pathsOf(notice).flatMap((path) => (path.startsWith('persons.') ? [path.split('.')[1] ?? ''] : []));
  return Object.fromEntries(parties.map((party) => [party, told?.[party] ?? {}]));
}

function pathsOf(notice: NoticeDefinition): string[] {
  return notice.fields.flatMap((field) => [
    ...expressionOf(notice, field.value, false).paths,
    ...(field.fields ?? []).flatMap((inner) => expressionOf(notice, inner.value, true).paths),
  ]);
}

function once(notice: NoticeDefinition, name: string, make: () => CompiledExpression): CompiledExpression {
  const known = cache.get(notice) ?? new Map<string, CompiledExpression>();
  cache.set(notice, known);
  const made = known.get(name) ?? make();
  known.set(name, made);
  return made;
}
