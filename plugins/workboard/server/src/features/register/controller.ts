import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { containerOf } from '../../platform/container';
import { inPath, keyText, parse, type RequestContext } from '../../platform/request';
import { viewerOf } from '../../platform/viewer';
import { answerWithFile, type FileContext } from '../export/service';
import { exportBoard, exportRegister } from './export-register';
import { parseBoardFile, parseFile, parseWindow } from './parse-filter';
import { readRegister, readRegisters } from './service';

const NONE = z.strictObject({});

export function registerController({ strapi }: { strapi: Core.Strapi }) {
  return {
    async list(ctx: RequestContext) {
      parse(NONE, ctx.query);
      const container = containerOf(strapi);
      ctx.body = { data: await readRegisters(container, await viewerOf(container, ctx)) };
    },

    async window(ctx: RequestContext) {
      const asked = parseWindow(ctx.query);
      const container = containerOf(strapi);
      ctx.body = { data: await readRegister(container, await viewerOf(container, ctx), { ...place(ctx), ...asked }) };
    },

    async file(ctx: FileContext) {
      const asked = parseFile(ctx.query);
      const container = containerOf(strapi);
      const table = await exportRegister(container, await viewerOf(container, ctx), { ...place(ctx), ...asked });
      answerWithFile(container, ctx, { table, format: asked.format });
    },

    async boardFile(ctx: FileContext) {
      const { filter, format, locale } = parseBoardFile(ctx.query);
      const container = containerOf(strapi);
      const workflow = inPath(ctx, 'workflow', keyText);
      const table = await exportBoard(container, await viewerOf(container, ctx), { workflow, filter, format, locale });
      answerWithFile(container, ctx, { table, format });
    },
  };
}

function place(ctx: RequestContext): { workflow: string; register: string } {
  return { workflow: inPath(ctx, 'workflow', keyText), register: inPath(ctx, 'register', keyText) };
}
