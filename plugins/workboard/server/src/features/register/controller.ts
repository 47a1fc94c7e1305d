import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import type { RegisterViewSettings } from '../../../../shared/contract';
import { containerOf, type Container } from '../../platform/container';
import { idText, inPath, keyText, parse, type RequestContext } from '../../platform/request';
import { viewerOf } from '../../platform/viewer';
import { changeView, createView, readViews, type ViewInput, type ViewPerson } from '../board-view/service';
import { VIEW_NAMING, viewPersonOf } from '../board-view/view-request';
import { answerWithFile, type FileContext } from '../export/service';
import { exportBoard, exportRegister } from './export-register';
import { parseBoardFile, parseFile, parseStored, parseWindow } from './parse-filter';
import { registerQuery } from './query';
import { readRegister, readRegisters } from './service';

const NONE = z.strictObject({});
const VIEW = z.strictObject({ ...VIEW_NAMING, filter: z.record(z.string().max(200), z.string().max(200)) });

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

    async views(ctx: RequestContext) {
      parse(NONE, ctx.query);
      const container = containerOf(strapi);
      ctx.body = { data: await readViews<RegisterViewSettings>(container, await viewPersonOf(container, ctx), place(ctx)) };
    },

    async saveView(ctx: RequestContext) {
      const container = containerOf(strapi);
      const person = await viewPersonOf(container, ctx);
      ctx.body = { data: await createView(container, person, place(ctx), await viewInput(container, person, ctx)) };
    },

    async changeView(ctx: RequestContext) {
      const container = containerOf(strapi);
      const person = await viewPersonOf(container, ctx);
      const which = { ...place(ctx), id: inPath(ctx, 'id', idText) };
      ctx.body = { data: await changeView(container, person, which, await viewInput(container, person, ctx)) };
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

/** A view to be saved, its filter looked up as if it were asked for. @throws NotFound, BadRequest that names the parameter */
async function viewInput(container: Container, person: ViewPerson, ctx: RequestContext): Promise<ViewInput<RegisterViewSettings>> {
  const { filter, ...naming } = parse(VIEW, ctx.request.body);
  await registerQuery(container, person, { ...place(ctx), filter: parseStored(filter) });
  return { naming, settings: { filter } };
}
