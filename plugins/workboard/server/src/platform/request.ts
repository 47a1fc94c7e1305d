import { z } from 'zod';
import { BadRequest } from './errors';

/** What the controllers use of Koa's context. */
export interface RequestContext {
  params: Record<string, string>;
  query: Record<string, unknown>;
  request: { body?: unknown };
  state: { user: { id: number; roles?: readonly { code: string }[] }; userAbility?: { can(action: string): boolean } };
  body: unknown;
}

/** A row id in a path or a query. */
export const idText = z
  .string()
  .regex(/^[1-9]\d{0,8}$/, 'must be a number, for example 12')
  .transform(Number);

/** A key of the house: workflow, stage, event, form, unit, clock. */
export const keyText = z.string().regex(/^[\w-]{1,80}$/, 'must be a key: letters, digits, - and _');

/** Reads one part of the path. @throws BadRequest that names it */
export function inPath<S extends z.ZodType>(ctx: Pick<RequestContext, 'params'>, name: string, schema: S): z.output<S> {
  return parse(z.object({ [name]: schema }), ctx.params)[name] as z.output<S>;
}

/** Reads what came with a request. @throws BadRequest that names the parameter and what would do */
export function parse<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const field = issue?.path.join('.') ?? '';
  if (issue?.code === 'unrecognized_keys') throw unknownKeys(schema, issue.keys);
  throw new BadRequest(
    `参数 ${field || '（整体）'} 无效 / Parameter ${field || '(as a whole)'}: ${issue?.message ?? ''}`,
    field || undefined,
  );
}

function unknownKeys(schema: z.ZodType, keys: readonly string[]): BadRequest {
  const known = schema instanceof z.ZodObject ? Object.keys(schema.shape as object) : [];
  const list = known.length > 0 ? known.join(', ') : '—';
  return new BadRequest(`不认识的参数 ${keys.join(', ')}；可用：${list} / Unknown parameter ${keys.join(', ')}; known: ${list}`, keys[0]);
}
