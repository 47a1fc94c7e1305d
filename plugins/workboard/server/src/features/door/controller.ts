import fs from 'node:fs/promises';
import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import type { Answers } from '../../../../engine/form/types';
import { containerOf } from '../../platform/container';
import { BadRequest } from '../../platform/errors';
import { inPath, keyText, parse, type RequestContext } from '../../platform/request';
import { viewerOf } from '../../platform/viewer';
import type { GivenUpload } from './types';

const answers = z.custom<Answers>((value) => typeof value === 'object' && value !== null && !Array.isArray(value), 'an object of answers');
const INTAKE = z.strictObject({ version: z.int().min(1), answers, requestKey: z.string().regex(/^[\x21-\x7e]{8,128}$/) });
const SIMILAR = z.strictObject({ answers });
const BODY = z.strictObject({ application: z.string().max(64 * 1024) });
/** What is larger is refused by its size. */
const READ_AT_MOST = 20 * 1024 * 1024;

interface Uploaded {
  filepath: string;
  originalFilename: string | null;
  size: number;
  mimetype?: string | null;
}

interface IntakeContext extends RequestContext {
  set(name: string, value: string): void;
  request: { body?: unknown; files?: Readonly<Record<string, Uploaded | Uploaded[]>> };
}

/** What the staff takes down for people outside; persons and codes stand in bodies only, never in an address. */
export function doorController({ strapi }: { strapi: Core.Strapi }) {
  return {
    async intakes(ctx: RequestContext) {
      parse(z.strictObject({}), ctx.query);
      const container = containerOf(strapi);
      ctx.body = { data: container.doors.intakes(await viewerOf(container, ctx)) };
    },

    async similar(ctx: IntakeContext) {
      const { answers: given } = parse(SIMILAR, ctx.request.body);
      const container = containerOf(strapi);
      ctx.set('Cache-Control', 'private, no-store');
      ctx.body = { data: await container.doors.similar(await viewerOf(container, ctx), inPath(ctx, 'door', keyText), given) };
    },

    async takeDown(ctx: IntakeContext) {
      const given = parse(INTAKE, read(parse(BODY, ctx.request.body).application));
      const container = containerOf(strapi);
      const viewer = await viewerOf(container, ctx);
      ctx.set('Cache-Control', 'private, no-store');
      const step = { ...given, files: await filesOf(ctx) };
      ctx.body = { data: await container.doors.takeDown(viewer, inPath(ctx, 'door', keyText), step) };
    },
  };
}

function read(application: string): unknown {
  try {
    return JSON.parse(application) as unknown;
  } catch {
    throw new BadRequest('application 不是有效的 JSON / “application” is not JSON', 'application');
  }
}

async function filesOf({ request }: IntakeContext): Promise<GivenUpload[]> {
  return Promise.all(
    [request.files?.files ?? []].flat().map(async ({ filepath, originalFilename, size, mimetype }) => ({
      name: originalFilename ?? '',
      declared: mimetype ?? null,
      bytes: size > READ_AT_MOST ? Buffer.alloc(READ_AT_MOST + 1) : await fs.readFile(filepath),
    })),
  );
}
