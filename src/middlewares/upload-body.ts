import fs from 'node:fs/promises';
import type { Core } from '@strapi/strapi';

interface UploadedFile {
  filepath: string;
}
interface Context {
  path: string;
  is(type: string): string | false | null;
  request: { files?: Readonly<Record<string, UploadedFile | UploadedFile[]>> };
}
type Next = () => Promise<void>;
type Handler = (ctx: Context, next: Next) => Promise<void>;
type Factory = (config: object, context: { strapi: Core.Strapi }) => Handler;

/** The doors that take files; everywhere else a multipart body is not even looked at. */
const UPLOAD_DOORS =
  /^(\/api)?\/upload$|^\/upload\/files(\/\d+\/replace)?$|^\/workboard\/cards\/\d+\/attachments$|^\/workboard\/doors\/[\w-]+\/intake$|^\/api\/foi-applications(\/correction)?$/;

/**
 * Multipart bodies at the upload doors only. Strapi parses them on any path, existing or not, before anybody is asked who
 * they are, and leaves foreign file parts in the temp folder; so `strapi::body` has multipart off and this stands before it.
 * What came in lies on the disk; it is taken into memory, judged and stored by one request at a time, since a file of 20 MB takes 100 MB and more meanwhile.
 */
export default (_config: object, { strapi }: { strapi: Core.Strapi }): Handler => {
  const factory = strapi.middleware('strapi::body') as unknown as Factory;
  let begun = 0;
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = (work: Next): Promise<void> => {
    const turn = last.then(work, work);
    last = turn;
    return turn;
  };
  const places = new WeakMap<UploadedFile, number>();
  const onFileBegin = (_part: string, file: UploadedFile) => places.set(file, (begun += 1));
  const parse = factory({ multipart: true, formidable: { maxFileSize: 50 * 1024 * 1024, onFileBegin } }, { strapi });
  return (ctx, next) => {
    const takesFiles = UPLOAD_DOORS.test(ctx.path.replace(/\/+$/, '')) && ctx.is('multipart');
    if (!takesFiles) return next();
    return parse(ctx, () => {
      inOrderSent(ctx, places);
      return inTurn(() => thenClear(ctx, next));
    });
  };
};

/** The parser lists files as the disk is done with them, the small ones first; here they stand as they were sent. */
function inOrderSent({ request }: Context, places: WeakMap<UploadedFile, number>): void {
  for (const files of Object.values(request.files ?? {}))
    if (Array.isArray(files)) files.sort((one, other) => (places.get(one) ?? 0) - (places.get(other) ?? 0));
}

/** Strapi clears away only the field `files`, and only when nothing was refused; a visitor without a login sends what they like. */
async function thenClear(ctx: Context, next: Next): Promise<void> {
  const files = Object.values(ctx.request.files ?? {}).flat();
  try {
    await next();
  } finally {
    await Promise.all(files.map(({ filepath }) => fs.rm(filepath, { force: true })));
  }
}
