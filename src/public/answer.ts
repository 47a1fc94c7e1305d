import { QueryError } from './query-error';

/** The part of Koa's context that a public controller uses. */
export interface Context {
  params: Readonly<Record<string, string | undefined>>;
  request: { querystring: string };
  body: unknown;
  set(header: string, value: string): void;
  badRequest(message: string, details: object): unknown;
  notFound(): unknown;
}

/**
 * Answers a public question. A cache may keep the answer but asks again before using it, so that a withdrawal is seen at once.
 * @param work gives the body, or null for 404; a QueryError becomes 400 with its sentence
 */
export async function answer(ctx: Context, work: () => Promise<object | null>): Promise<unknown> {
  try {
    const body = await work();
    if (body === null) return ctx.notFound();
    ctx.set('Cache-Control', 'public, max-age=0, must-revalidate');
    ctx.body = body;
    return undefined;
  } catch (error) {
    if (!(error instanceof QueryError)) throw error;
    return ctx.badRequest(error.message, { parameter: error.parameter, allowed: error.allowed });
  }
}
