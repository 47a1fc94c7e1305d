import { createHash } from 'node:crypto';
import { QueryError } from './query-error';

/** The part of Koa's context that a public controller uses. */
export interface Context {
  params: Readonly<Record<string, string | undefined>>;
  request: { querystring: string };
  body: unknown;
  status: number;
  type: string;
  /** Whether the `If-None-Match` of the request names the answer's ETag. */
  readonly fresh: boolean;
  set(header: string, value: string): void;
  badRequest(message: string, details: object): unknown;
  notFound(): unknown;
}

/**
 * Answers a public question. A cache may keep the answer but asks again before using it, so that a withdrawal is seen at once; who has the same
 * answer already is told so (304) and not sent it again.
 * @param work gives the body, JSON unless it is a text of the given media type, or null for 404; a QueryError becomes 400 with its sentence
 */
export async function answer(ctx: Context, work: () => Promise<object | string | null>, type = 'application/json'): Promise<unknown> {
  try {
    const body = await work();
    if (body === null) return ctx.notFound();
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    ctx.status = 200;
    ctx.type = type;
    ctx.set('Cache-Control', 'public, max-age=0, must-revalidate');
    ctx.set('ETag', `"${createHash('sha256').update(text).digest('base64url').slice(0, 32)}"`);
    if (ctx.fresh) ctx.status = 304;
    else ctx.body = text;
    return undefined;
  } catch (error) {
    if (!(error instanceof QueryError)) throw error;
    return ctx.badRequest(error.message, { parameter: error.parameter, allowed: error.allowed });
  }
}
