import type { Core } from '@strapi/strapi';
import type { FileStore } from './file-store';
import { ADDRESS } from './file-store';
import { metadataOf } from './held-files';
import { readFile, readPublicFile, type FileRow } from './linked-files';
import { rangeOf } from './range';
import type { AddressSigner } from './signed-address';

interface Context {
  method: string;
  params: Readonly<Record<string, string | undefined>>;
  query: { expires?: unknown; signature?: unknown };
  body: unknown;
  status: number;
  readonly fresh: boolean;
  get(header: string): string;
  set(header: string, value: string): void;
  notFound(): unknown;
}

/** Types by ending, for pictures that have no record of their own: thumbnails and smaller sizes. */
const TYPES: Readonly<Record<string, string>> = { png: 'image/png', jpg: 'image/jpeg', jpeg: 'image/jpeg' };

/**
 * The one address of files. The public gets what an entry shows that is public now; the staff what it was given a signed address for. Everything
 * else is 404 in the same words. Always a download, never run, whatever it is (ASVS 3.2.1, 5.4.1).
 */
export function serveFile(strapi: Core.Strapi, { store, signer, now }: { store: FileStore; signer: AddressSigner; now: () => string }) {
  return async (ctx: Context): Promise<unknown> => {
    const name = ctx.params.name ?? '';
    const size = await store.size(name);
    if (size === null) return ctx.notFound();
    const forStaff = signer.isSigned(name, ctx.query, now());
    const row = await (forStaff ? readFile : readPublicFile)(strapi, `${ADDRESS}${name}`);
    if (row === null && !forStaff) return ctx.notFound();
    const etag = setHeaders(ctx, { name, row, forStaff });
    return send(ctx, { store, name, size, etag });
  };
}

function setHeaders(ctx: Context, { name, row, forStaff }: { name: string; row: FileRow | null; forStaff: boolean }): string {
  const ending = name.split('.').at(-1) ?? '';
  const digest = digestOf(row);
  const etag = `"${(digest ?? name).slice(0, 32)}"`;
  const headers = {
    'Content-Type': row?.mime ?? TYPES[ending] ?? 'application/octet-stream',
    'Content-Disposition': `attachment; filename="file.${ending}"; filename*=UTF-8''${percent(downloadName(row?.name ?? name, ending))}`,
    'X-Content-Type-Options': 'nosniff',
    'Content-Security-Policy': "sandbox; default-src 'none'",
    'Cross-Origin-Resource-Policy': 'same-origin',
    'Referrer-Policy': 'no-referrer',
    'Accept-Ranges': 'bytes',
    // A cache may keep it but asks again before it gives it away: a withdrawal is seen at once.
    'Cache-Control': forStaff ? 'private, no-store' : 'public, max-age=0, must-revalidate',
    ETag: etag,
    ...(digest === null ? {} : { 'X-Checksum': digest }),
  };
  for (const [header, value] of Object.entries(headers)) ctx.set(header, value);
  return etag;
}

function send(ctx: Context, { store, name, size, etag }: { store: FileStore; name: string; size: number; etag: string }): undefined {
  ctx.status = 200;
  if (ctx.fresh) {
    ctx.status = 304;
    return;
  }
  const range = rangeOf(ctx.get('Range'), ctx.get('If-Range'), { size, etag });
  if (range === 'none') {
    ctx.status = 416;
    ctx.set('Content-Range', `bytes */${size}`);
    return;
  }
  const { start, end } = range ?? { start: 0, end: size - 1 };
  if (range) {
    ctx.status = 206;
    ctx.set('Content-Range', `bytes ${start}-${end}/${size}`);
  }
  ctx.set('Content-Length', String(end - start + 1));
  if (ctx.method !== 'HEAD') ctx.body = store.open(name, { start, end });
}

/** The name under which it is saved: never another ending than that of its bytes. */
function downloadName(name: string, ending: string): string {
  const plain = name.replace(/[\p{Cc}\p{Cf}\\/]/gu, '');
  return plain.toLowerCase().endsWith(`.${ending}`) ? plain : `${plain}.${ending}`;
}

function percent(name: string): string {
  return encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

function digestOf(row: FileRow | null): string | null {
  return row === null ? null : (metadataOf(row).digest ?? null);
}
