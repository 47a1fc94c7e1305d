import type { Core } from '@strapi/strapi';
import { containerOf } from '../../platform/container';
import { idText, inPath, type RequestContext } from '../../platform/request';
import { viewerOf } from '../../platform/viewer';
import { setWatching } from './service';

export function watchController({ strapi }: { strapi: Core.Strapi }) {
  const answer = async (ctx: RequestContext, watching: boolean) => {
    const container = containerOf(strapi);
    ctx.body = { data: await setWatching(container, await viewerOf(container, ctx), inPath(ctx, 'id', idText), watching) };
  };
  return {
    follow: (ctx: RequestContext) => answer(ctx, true),
    leave: (ctx: RequestContext) => answer(ctx, false),
  };
}
