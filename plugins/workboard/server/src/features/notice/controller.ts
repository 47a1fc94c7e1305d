import type { Core } from '@strapi/strapi';
import { z } from 'zod';
import type { Day } from '../../../../engine/calendar/types';
import { containerOf } from '../../platform/container';
import { idText, inPath, keyText, parse, type RequestContext } from '../../platform/request';
import { viewerOf } from '../../platform/viewer';
import { readCatalogue, readPresentTemplate } from './catalogue';
import { disposition } from './file-name';
import { FILE_TYPES } from './hand-out';
import { makeOfCard, makeOfSet } from './make-notice';
import { openNotice, readContent } from './open-notice';
import { askForPdf } from './pdf';
import { noticesOfCard, noticesOfWorkflow, previewOfCard, previewOfSet, readFile } from './read-notices';
import { uploadTemplate } from './upload-template';

const NONE = z.strictObject({});
const DAY = z.strictObject({ day: z.iso.date().transform((day) => day as Day) });
const FORMAT = z.enum(['docx', 'pdf']);
const OPEN = z.strictObject({ reason: z.string().trim().min(2, '请写明事由 / give a reason').max(200).optional() });
/** A megabyte of template is a third more in base64. */
const UPLOAD = z.strictObject({ content: z.base64().min(1).max(1_400_000) });

export function noticeController({ strapi }: { strapi: Core.Strapi }) {
  const asked = async (ctx: RequestContext) => {
    const container = containerOf(strapi);
    return { container, viewer: await viewerOf(container, ctx) };
  };
  const ofSet = (ctx: RequestContext, day: Day) => ({ workflow: inPath(ctx, 'workflow', keyText), key: inPath(ctx, 'key', keyText), day });
  return {
    async ofCard(ctx: RequestContext) {
      parse(NONE, ctx.query);
      const { container, viewer } = await asked(ctx);
      ctx.body = { data: await noticesOfCard(container, viewer, inPath(ctx, 'id', idText)) };
    },

    async ofWorkflow(ctx: RequestContext) {
      parse(NONE, ctx.query);
      const { container, viewer } = await asked(ctx);
      ctx.body = { data: await noticesOfWorkflow(container, viewer, inPath(ctx, 'workflow', keyText)) };
    },

    async previewOfCard(ctx: RequestContext) {
      parse(NONE, ctx.query);
      const { container, viewer } = await asked(ctx);
      ctx.body = { data: await previewOfCard(container, viewer, inPath(ctx, 'id', idText), inPath(ctx, 'key', keyText)) };
    },

    async previewOfSet(ctx: RequestContext) {
      const { day } = parse(DAY, ctx.query);
      const { container, viewer } = await asked(ctx);
      ctx.body = { data: await previewOfSet(container, viewer, ofSet(ctx, day)) };
    },

    async makeOfCard(ctx: RequestContext) {
      parse(NONE, ctx.request.body ?? {});
      const { container, viewer } = await asked(ctx);
      ctx.body = { data: { id: await makeOfCard(container, viewer, inPath(ctx, 'id', idText), inPath(ctx, 'key', keyText)) } };
    },

    async makeOfSet(ctx: RequestContext) {
      const { day } = parse(DAY, ctx.request.body);
      const { container, viewer } = await asked(ctx);
      ctx.body = { data: { id: await makeOfSet(container, viewer, ofSet(ctx, day)) } };
    },

    async file(ctx: DownloadContext) {
      parse(NONE, ctx.query);
      const format = inPath(ctx, 'format', FORMAT);
      const { container, viewer } = await asked(ctx);
      const { row, bytes } = await readFile(container, viewer, inPath(ctx, 'id', idText), format);
      download(ctx, { type: FILE_TYPES[format], disposition: disposition(row.file_name, row.id, format), bytes });
    },

    async open(ctx: DownloadContext) {
      const { reason = null } = parse(OPEN, ctx.request.body ?? {});
      const format = inPath(ctx, 'format', FORMAT);
      const { container, viewer } = await asked(ctx);
      const { row, bytes } = await openNotice(container, viewer, { id: inPath(ctx, 'id', idText), format, reason });
      ctx.set('Cache-Control', 'private, no-store');
      ctx.body = { data: { fileName: `${row.file_name}.${format}`, type: FILE_TYPES[format], content: bytes.toString('base64') } };
    },

    async content(ctx: RequestContext) {
      parse(NONE, ctx.query);
      const { container, viewer } = await asked(ctx);
      ctx.body = { data: await readContent(container, viewer, inPath(ctx, 'id', idText)) };
    },

    async askForPdf(ctx: RequestContext) {
      parse(NONE, ctx.request.body ?? {});
      const { container, viewer } = await asked(ctx);
      await askForPdf(container, viewer, inPath(ctx, 'id', idText));
      ctx.body = { data: null };
    },

    async catalogue(ctx: RequestContext) {
      parse(NONE, ctx.query);
      ctx.body = { data: await readCatalogue(containerOf(strapi)) };
    },

    async template(ctx: DownloadContext) {
      parse(NONE, ctx.query);
      const { notice, version, bytes } = await readPresentTemplate(
        containerOf(strapi),
        inPath(ctx, 'workflow', keyText),
        inPath(ctx, 'key', keyText),
      );
      download(ctx, {
        type: FILE_TYPES.docx,
        disposition: disposition(`${notice.title['zh-Hans']}-模板第${version}版`, version, 'docx'),
        bytes,
      });
    },

    async uploadTemplate(ctx: RequestContext) {
      const { content } = parse(UPLOAD, ctx.request.body);
      const { container, viewer } = await asked(ctx);
      const target = { workflow: inPath(ctx, 'workflow', keyText), notice: inPath(ctx, 'key', keyText) };
      ctx.body = { data: await uploadTemplate(container, viewer, { ...target, bytes: Buffer.from(content, 'base64') }) };
    },
  };
}

/** A context that can set headers. */
interface DownloadContext extends RequestContext {
  set(name: string, value: string): void;
}

/** A file to be saved, never shown in place. */
function download(ctx: DownloadContext, file: { type: string; disposition: string; bytes: Buffer }): void {
  ctx.set('Content-Type', file.type);
  ctx.set('Content-Disposition', file.disposition);
  ctx.set('X-Content-Type-Options', 'nosniff');
  ctx.set('Content-Security-Policy', "sandbox; default-src 'none'");
  ctx.set('Cache-Control', 'private, no-store');
  ctx.body = file.bytes;
}
