import type { Core } from '@strapi/strapi';
import { isDatabaseTrouble } from '../start/database-trouble';

/** Seconds after which whoever met trouble may come again. */
const COME_AGAIN = 10;

interface Context {
  method: string;
  path: string;
  status: number;
  body: unknown;
  set(header: string, value: string): void;
}

/**
 * A full disk, a database that may only be read, a connection that broke: none of it is a fault of the question, so that it is answered with 503 and when to come again,
 * instead of 500. Every write is one transaction, so that nothing is half done (R15).
 */
export default (_config: unknown, { strapi }: { strapi: Core.Strapi }) =>
  async (ctx: Context, next: () => Promise<unknown>): Promise<void> => {
    try {
      await next();
    } catch (error) {
      if (!isDatabaseTrouble(error)) throw error;
      // Not the whole message: Knex puts the statement with its values before that of the driver.
      strapi.log.error(`${ctx.method} ${ctx.path}: ${codeOf(error)}`);
      ctx.status = 503;
      ctx.set('Cache-Control', 'no-store');
      ctx.set('Retry-After', String(COME_AGAIN));
      ctx.body = {
        data: null,
        error: {
          status: 503,
          name: 'ServiceUnavailableError',
          message:
            '系统暂时不能读写数据，本次操作没有生效，请稍后再试 / The database cannot be used right now; nothing was changed, try again soon',
          details: {},
        },
      };
    }
  };

function codeOf(error: unknown): string {
  const { code, message } = error as Error & { code?: string };
  return code ?? message.split(' - ').at(-1) ?? '';
}
