import { z } from 'zod';
import type { Text } from './text';

/** Shapes that workflow and form files share. */

/** A text: Chinese, or both languages. English falls back to the Chinese original. */
export const text = z
  .union([z.string().min(1), z.strictObject({ 'zh-Hans': z.string().min(1), en: z.string().min(1).optional() })])
  .transform((value): Text =>
    typeof value === 'string' ? { 'zh-Hans': value, en: value } : { 'zh-Hans': value['zh-Hans'], en: value.en ?? value['zh-Hans'] },
  );

/** A name that expressions may use as a member: letters, digits, underscore. */
export const name = z.string().regex(/^[A-Za-z][A-Za-z0-9_]{0,62}$/);

/** Key of a workflow, form or series: also with hyphens. */
export const key = z.string().regex(/^[A-Za-z][A-Za-z0-9_-]{0,62}$/);

/** An event, or a partner's event as `workflow.event`. */
export const step = z.string().regex(/^[A-Za-z][\w-]{0,62}(\.[A-Za-z]\w{0,62})?$/);

/** An expression. YAML reads `true` and `3` as values, the writer means expressions. */
export const cel = z.union([z.string().min(1), z.boolean(), z.number()]).transform(String);

/** One or several. */
export const many = <S extends z.ZodType>(schema: S) =>
  z.union([z.array(schema), schema]).transform((value) => (Array.isArray(value) ? value : [value]) as z.output<S>[]);

/** The two ways to name clauses, to be spread into a shape. */
export const clauseKeys = { clause: z.string().min(1).optional(), clauses: many(z.string().min(1)).optional() };

/** Clauses of an entry, however they were written. */
export function clausesOf(entry: { clause?: string | undefined; clauses?: readonly string[] | undefined }): readonly string[] {
  return [...(entry.clause === undefined ? [] : [entry.clause]), ...(entry.clauses ?? [])];
}
