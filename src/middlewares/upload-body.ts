import type { Core } from '@strapi/strapi';

type Context = { path: string; is(type: string): string | false | null };
type Handler = (ctx: Context, next: () => Promise<void>) => Promise<void>;
type Factory = (config: object, context: { strapi: Core.Strapi }) => Handler;

/** The doors that take files; everywhere else a multipart body is not even looked at. */
const UPLOAD_DOORS = ['/upload', '/api/upload'];

/**
 * Multipart bodies at the upload doors only. Strapi parses them on any path, existing or not, before anybody is asked who
 * they are, and leaves foreign file parts in the temp folder; so `strapi::body` has multipart off and this stands before it.
 */
export default (_config: object, { strapi }: { strapi: Core.Strapi }): Handler => {
  const factory = strapi.middleware('strapi::body') as unknown as Factory;
  const parse = factory({ multipart: true, formidable: { maxFileSize: 50 * 1024 * 1024 } }, { strapi });
  return (ctx, next) => {
    const takesFiles = UPLOAD_DOORS.includes(ctx.path.replace(/\/+$/, '')) && ctx.is('multipart');
    return takesFiles ? parse(ctx, next) : next();
  };
};
