import fs from 'node:fs/promises';
import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import { containerOf } from '../../platform/container';
import { BadRequest } from '../../platform/errors';
import { idText, inPath, parse, type RequestContext } from '../../platform/request';
import { viewerOf } from '../../platform/viewer';
import { openAttachment } from './open-attachment';
import { addAttachment, LARGEST, readAttachment, readAttachments, type NewFile } from './service';

const NONE = z.strictObject({});
const FIELDS = z.strictObject({ supersedes: idText.optional(), personal: z.enum(['yes', 'no']).optional() });
const OPEN = z.strictObject({ reason: z.string().trim().min(2, '请写明事由 / give a reason').max(200) });

/** A file as the body parser leaves it in the temp folder. */
interface Uploaded {
  filepath: string;
  originalFilename: string | null;
  size: number;
  mimetype?: string | null;
}

interface UploadContext extends RequestContext {
  set(name: string, value: string): void;
  request: { body?: unknown; files?: Readonly<Record<string, Uploaded | Uploaded[]>> };
}

export function attachmentController({ strapi }: { strapi: Core.Strapi }) {
  return {
    async find(ctx: RequestContext) {
      parse(NONE, ctx.query);
      const container = containerOf(strapi);
      ctx.body = { data: await readAttachments(container, await viewerOf(container, ctx), inPath(ctx, 'id', idText)) };
    },

    async add(ctx: UploadContext) {
      const { supersedes, personal } = parse(FIELDS, ctx.request.body ?? {});
      const container = containerOf(strapi);
      const viewer = await viewerOf(container, ctx);
      const input = {
        card: inPath(ctx, 'id', idText),
        file: await fileOf(ctx),
        supersedes: supersedes ?? null,
        personal: personal === undefined ? null : personal === 'yes',
      };
      ctx.body = { data: await addAttachment(container, viewer, input) };
    },

    async open(ctx: UploadContext) {
      const { reason } = parse(OPEN, ctx.request.body ?? {});
      const container = containerOf(strapi);
      const input = { card: inPath(ctx, 'id', idText), attachment: inPath(ctx, 'attachment', idText), reason };
      const { name, mime, bytes } = await openAttachment(container, await viewerOf(container, ctx), input);
      ctx.set('Cache-Control', 'private, no-store');
      ctx.body = { data: { fileName: name, type: mime, content: bytes.toString('base64') } };
    },

    /** Always saved, never shown: a file from anybody's desk must not run in the admin's origin. */
    async download(ctx: UploadContext) {
      parse(NONE, ctx.query);
      const container = containerOf(strapi);
      const input = { card: inPath(ctx, 'id', idText), attachment: inPath(ctx, 'attachment', idText) };
      const { name, mime, sha256, bytes } = await readAttachment(container, await viewerOf(container, ctx), input);
      const headers = {
        'Content-Type': mime,
        'Content-Disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)}`,
        'X-Content-Type-Options': 'nosniff',
        'Content-Security-Policy': "sandbox; default-src 'none'",
        'Cache-Control': 'private, no-store',
        'X-Checksum-SHA256': sha256,
      };
      for (const [header, value] of Object.entries(headers)) ctx.set(header, value);
      ctx.body = bytes;
    },
  };
}

/** The one file of the request, read only if it is not too large. */
async function fileOf(ctx: UploadContext): Promise<NewFile> {
  const file = [ctx.request.files?.file ?? []].flat()[0];
  if (!file) throw new BadRequest('请选择要上传的文件 / Choose a file', 'file');
  const about = { name: file.originalFilename ?? '', declared: file.mimetype ?? null };
  if (file.size > LARGEST) return { ...about, bytes: Buffer.alloc(LARGEST + 1) };
  return { ...about, bytes: await fs.readFile(file.filepath) };
}
