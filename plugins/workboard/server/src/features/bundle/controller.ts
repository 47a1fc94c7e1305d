import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { containerOf } from '../../platform/container';
import { idText, inPath, parse, type RequestContext } from '../../platform/request';
import { viewerOf } from '../../platform/viewer';
import { handOutBundle, orderBundle, readBundles } from './service';

const NONE = z.strictObject({});
const MAKE = z.strictObject({ anyway: z.string().trim().min(2, '请说明理由 / give the reason').max(500).optional() });

interface FileContext extends RequestContext {
  set(headers: Record<string, string>): void;
}

/** 案卷. */
export function bundleController({ strapi }: { strapi: Core.Strapi }) {
  const asking = async (ctx: RequestContext) => {
    const container = containerOf(strapi);
    return { container, viewer: await viewerOf(container, ctx), card: inPath(ctx, 'id', idText) };
  };
  return {
    async find(ctx: RequestContext) {
      parse(NONE, ctx.query);
      const { container, viewer, card } = await asking(ctx);
      ctx.body = { data: await readBundles(container, viewer, card) };
    },
    async make(ctx: RequestContext) {
      const { anyway } = parse(MAKE, ctx.request.body ?? {});
      const { container, viewer, card } = await asking(ctx);
      await orderBundle(container, viewer, { card, anyway: anyway ?? null });
      ctx.body = { data: await readBundles(container, viewer, card) };
    },
    async download(ctx: FileContext) {
      parse(NONE, ctx.query);
      const { container, viewer, card } = await asking(ctx);
      const { row, bytes } = await handOutBundle(container, viewer, { card, version: inPath(ctx, 'version', idText) });
      ctx.set({
        'Content-Type': 'application/zip',
        'Content-Length': String(row.size),
        'Content-Disposition': `attachment; filename="case-file-${row.card_id}-${row.version}.zip"; filename*=UTF-8''${encodeURIComponent(`${row.file_name}.zip`)}`,
        'Cache-Control': 'private, no-store',
        'X-Content-Type-Options': 'nosniff',
        'X-Checksum-SHA256': row.sha256,
      });
      ctx.body = bytes;
    },
  };
}
