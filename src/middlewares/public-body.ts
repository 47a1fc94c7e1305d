import type { Core } from '@strapi/strapi';

interface Config {
  /** Bytes of a body without files. */
  json: number;
  /** Bytes of a body with files, all of them together. */
  files: number;
}
interface Context {
  method: string;
  path: string;
  status: number;
  body: unknown;
  get(header: string): string;
  set(header: string, value: string): void;
  is(type: string): string | false | null;
}

/** Where people outside write. */
const PUBLIC_WRITES = /^\/api\//i;
/** The staff's own uploads over the content API have limits of their own. */
const OF_STAFF = /^\/api\/upload(\/|$)/i;

/**
 * How much may be sent to the content API, before a byte of it is read: the length is to be said, and may not be more. What is sent in parts of
 * unknown length is not taken (411), since it would have to be read to be measured.
 */
export default ({ json, files }: Config, _context: { strapi: Core.Strapi }) =>
  async (ctx: Context, next: () => Promise<void>): Promise<void> => {
    if (ctx.method === 'GET' || ctx.method === 'HEAD' || !PUBLIC_WRITES.test(ctx.path) || OF_STAFF.test(ctx.path)) return next();
    const most = ctx.is('multipart') ? files : json;
    if (ctx.get('Transfer-Encoding') !== '') return refuse(ctx, 411, 'LengthRequiredError', '请求须写明长度 / Say the length of the body');
    if (Number(ctx.get('Content-Length') || '0') > most) {
      const size = most >= 1024 * 1024 ? `${Math.floor(most / 1024 / 1024)} MB` : `${Math.floor(most / 1024)} KB`;
      return refuse(ctx, 413, 'PayloadTooLargeError', `内容超过 ${size}，请缩短或减少附件 / More than ${size}: make it shorter`);
    }
    return next();
  };

function refuse(ctx: Context, status: number, name: string, message: string): void {
  ctx.status = status;
  ctx.set('Cache-Control', 'no-store');
  // The rest of the body is not read.
  ctx.set('Connection', 'close');
  ctx.body = { data: null, error: { status, name, message, details: {} } };
}
