import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { containerOf } from '../../platform/container';
import { idText, inPath, keyText, parse, type RequestContext } from '../../platform/request';
import { viewerOf } from '../../platform/viewer';

const reason = z.string().trim().min(2, '请写明事由 / give a reason').max(200);
const REVEAL = z.strictObject({ person: keyText, reason });
const ERASE = z.strictObject({ reason });

export function vaultController({ strapi }: { strapi: Core.Strapi }) {
  return {
    async reveal(ctx: RequestContext & { set(name: string, value: string): void }) {
      const { person, reason: why } = parse(REVEAL, ctx.request.body);
      const container = containerOf(strapi);
      const viewer = await viewerOf(container, ctx);
      ctx.set('Cache-Control', 'private, no-store');
      ctx.body = { data: await container.vault.reveal(viewer, { card: inPath(ctx, 'id', idText), person, reason: why }) };
    },

    async erase(ctx: RequestContext) {
      const { reason: why } = parse(ERASE, ctx.request.body);
      const container = containerOf(strapi);
      await container.vault.erase(await viewerOf(container, ctx), { card: inPath(ctx, 'id', idText), reason: why });
      ctx.body = { data: null };
    },
  };
}
