import { errors } from '@strapi/utils';
import type { Core } from '@strapi/strapi';

interface Context {
  method: string;
  path: string;
  status: number;
  body: unknown;
  request: { body?: unknown };
  set(header: string, value: string): void;
}

/** Of these the parsers read a body. */
const WITH_BODY = new Set(['POST', 'PUT', 'PATCH']);

const MESSAGES: Readonly<Record<number, string>> = {
  400: '请求内容格式不正确，无法读取 / The body is malformed and cannot be read',
  413: '内容过长 / The body is too large',
  415: '不支持这种内容编码 / The body comes in an encoding that is not taken',
};

/**
 * A body that no parser can read is a fault of the question. The parsers throw plain errors with the body in them, which Strapi writes into the log as faults of the server, stack and all:
 * whoever is outside could fill the log, and with texts of their own.
 */
export default (_config: unknown, { strapi }: { strapi: Core.Strapi }) =>
  async (ctx: Context, next: () => Promise<unknown>): Promise<void> => {
    try {
      await next();
    } catch (error) {
      const status = statusOf(error);
      // What was read already was not broken: whatever went wrong then is somebody else's.
      if (status === null || !WITH_BODY.has(ctx.method) || ctx.request.body !== undefined) throw error;
      strapi.log.debug(`${ctx.method} ${ctx.path}: a body that cannot be read (${status})`);
      ctx.status = status;
      ctx.set('Cache-Control', 'no-store');
      ctx.body = { data: null, error: { status, name: 'BadRequestError', message: MESSAGES[status] ?? MESSAGES[400], details: {} } };
    }
  };

/** The status that a parser gives its error, `httpCode` where it reads parts; null for errors that Strapi answers itself, and for true faults. */
function statusOf(error: unknown): number | null {
  if (!(error instanceof Error) || error instanceof errors.ApplicationError || error instanceof errors.HttpError) return null;
  const { status, httpCode } = error as Error & { status?: unknown; httpCode?: unknown };
  const found = Number(status ?? httpCode);
  return found >= 400 && found < 500 ? found : null;
}
