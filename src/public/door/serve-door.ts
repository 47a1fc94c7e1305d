import type { Core } from '@strapi/strapi';
import type { Answers } from '../../../plugins/workboard/engine/form/types';
import type { DoorService, Under, WorkboardApi } from '../../../plugins/workboard/server/src/api';
import { QueryError } from '../query-error';
import { refuseParameters } from '../read-parameters';
import { createDoorLimits } from './door-limits';
import { BodyError, NOTICE, OPENING, readBody, readFiles, requestKeyOf, SHOWN, STEP, SUGGEST, type DoorContext } from './read-request';

/**
 * A controller for a public door: the form, the challenge, filing, following, later steps. Nothing of it may be kept by anybody, and codes and
 * persons stand in bodies only, never in an address.
 * @param underOf the published entry of the address, for a door whose cards are opened under one
 */
export function serveDoor(strapi: Core.Strapi, door: string, underOf: (ctx: DoorContext) => Under | undefined = () => undefined) {
  const limits = createDoorLimits(strapi, door);
  const doors = (): DoorService => strapi.plugin('workboard').service<WorkboardApi>('workboard').doors;
  const step = (event: string) => (ctx: DoorContext) =>
    privately(ctx, async () => {
      const { code, check, version, answers } = readBody(ctx, STEP);
      await limits.follow(ctx, code, async () => {
        const given = { version, answers: answers as Answers, files: await readFiles(ctx), requestKey: requestKeyOf(ctx) };
        ctx.body = { data: await doors().step(door, event, { code, check }, given) };
      });
    });

  return {
    form: (ctx: DoorContext) => privately(ctx, async () => void (ctx.body = { data: await doors().form(door, underOf(ctx)) })),

    challenge: (ctx: DoorContext) => privately(ctx, async () => void (ctx.body = { data: await doors().challenge(door, underOf(ctx)) })),

    suggest: (ctx: DoorContext) =>
      privately(ctx, async () => void (ctx.body = { data: await doors().suggest(door, readBody(ctx, SUGGEST)) })),

    open: (ctx: DoorContext) =>
      privately(ctx, async () => {
        if (!(await limits.open(ctx))) return;
        const { version, answers, proof } = readBody(ctx, OPENING);
        const given = { version, answers: answers as Answers, proof, files: await readFiles(ctx), requestKey: requestKeyOf(ctx) };
        ctx.body = { data: await doors().open(door, given, underOf(ctx)) };
        ctx.status = 201;
      }),

    status: (ctx: DoorContext) =>
      privately(ctx, async () => {
        const shown = readBody(ctx, SHOWN);
        await limits.follow(ctx, shown.code, async () => void (ctx.body = { data: await doors().status(door, shown) }));
      }),

    notice: (ctx: DoorContext) =>
      privately(ctx, async () => {
        const { id, format, ...shown } = readBody(ctx, NOTICE);
        await limits.follow(ctx, shown.code, async () => {
          const { bytes, type, disposition } = await doors().notice(door, shown, { id, format });
          ctx.set('Content-Disposition', disposition);
          ctx.set('X-Content-Type-Options', 'nosniff');
          ctx.set('Content-Security-Policy', "sandbox; default-src 'none'");
          ctx.body = bytes;
          ctx.type = type;
        });
      }),

    step,
  };
}

async function privately(ctx: DoorContext, work: () => Promise<void>): Promise<unknown> {
  ctx.set('Cache-Control', 'no-store');
  try {
    refuseParameters(ctx.request.querystring);
    await work();
    return undefined;
  } catch (error) {
    if (error instanceof BodyError) return ctx.badRequest(error.message, { parameter: error.parameter });
    if (error instanceof QueryError) return ctx.badRequest(error.message, { parameter: error.parameter });
    throw error;
  }
}
