import { createHash } from 'node:crypto';
import { Gone } from './gone';
import { NotYet } from './not-yet';
import { QueryError } from './query-error';

/** The bytes of a public answer, the same for everybody who asks; they may be kept until something public changes. */
export interface KeptBody {
  bytes: Buffer;
  etag: string;
}

/** The part of Koa's context that a public controller uses. */
export interface Context {
  params: Readonly<Record<string, string | undefined>>;
  request: { querystring: string };
  state: { keptBody?: KeptBody };
  body: unknown;
  status: number;
  type: string;
  /** Whether the `If-None-Match` of the request names the answer's ETag. */
  readonly fresh: boolean;
  set(header: string, value: string): void;
  badRequest(message: string, details: object): unknown;
  notFound(): unknown;
}

export interface AnswerOptions {
  /** Media type of a body that is a text. */
  type?: string;
  /** False: worked out anew for every question. */
  keep?: boolean;
}

/**
 * Answers a public question. A cache may keep the answer but asks again before using it, so that a withdrawal is seen at once; who has the same
 * answer already is told so (304) and not sent it again.
 * @param work gives the body, or null for 404; a QueryError becomes 400 with its sentence, Gone becomes 410, NotYet 503
 */
export async function answer(ctx: Context, work: () => Promise<object | string | null>, options: AnswerOptions = {}): Promise<unknown> {
  try {
    const body = await work();
    if (body === null) return ctx.notFound();
    const bytes = Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
    const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 32)}"`;
    ctx.status = 200;
    ctx.type = options.type ?? 'application/json';
    ctx.set('Cache-Control', 'public, max-age=0, must-revalidate');
    ctx.set('ETag', etag);
    if (options.keep !== false) ctx.state.keptBody = { bytes, etag };
    if (ctx.fresh) ctx.status = 304;
    else ctx.body = bytes;
    return undefined;
  } catch (error) {
    if (error instanceof Gone) return gone(ctx, error);
    if (error instanceof NotYet) return notYet(ctx, error);
    if (!(error instanceof QueryError)) throw error;
    return ctx.badRequest(error.message, { parameter: error.parameter, allowed: error.allowed });
  }
}

function notYet(ctx: Context, { message, comeAgain }: NotYet): void {
  ctx.status = 503;
  ctx.set('Cache-Control', 'no-store');
  ctx.set('Retry-After', String(comeAgain));
  ctx.body = { data: null, error: { status: 503, name: 'NotYetError', message, details: {} } };
}

function gone(ctx: Context, { message, details }: Gone): void {
  ctx.status = 410;
  // RFC 5829: a reader that follows it comes to what takes its place.
  if (details.successor) ctx.set('Link', `<${details.successor.url}>; rel="successor-version"`);
  ctx.set('Cache-Control', 'no-store');
  ctx.body = { data: null, error: { status: 410, name: 'GoneError', message, details } };
}
