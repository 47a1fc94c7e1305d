import type { Core } from '@strapi/strapi';
import { errors } from '@strapi/utils';
import fs from 'node:fs/promises';
import type { WorkboardApi } from '../../plugins/workboard/server/src/api';
import { isPublicFile } from './linked-files';

/** A file as the body parser leaves it in the temp folder. */
interface TempFile {
  filepath: string;
  originalFilename: string | null;
  mimetype?: string | null;
  detectedMimeType?: string;
}

type Info = Record<string, unknown> & { name?: string | null };

interface UploadData extends Record<string, unknown> {
  fileInfo?: Info | Info[];
}

interface KnownFile extends Record<string, unknown> {
  id: number;
  name: string;
  mime: string;
}

interface UploadService {
  upload(input: { data: UploadData; files: TempFile | TempFile[] }, options?: object): Promise<unknown>;
  replace(id: number | string, input: { data: UploadData; file: TempFile }, options?: object): Promise<unknown>;
  updateFileInfo(id: number | string, info: Info, options?: object): Promise<unknown>;
  remove(file: KnownFile): Promise<unknown>;
  findOne(id: number | string): Promise<KnownFile | null>;
}

/** What the public sees of a file besides its bytes. */
const SHOWN = ['name', 'alternativeText', 'caption'] as const;

/**
 * Puts the house's check before Strapi's upload service, through which every door leads: the media library, its replacing, the content API, an
 * import (CVE-2026-22707: rules that only one of the doors knew). What an entry shows that is public is changed by its workflow only.
 * @param remember keeps what the check found in a file until the provider stores it
 */
export function guardUploads(
  strapi: Core.Strapi,
  { largest, remember }: { largest: number; remember: Map<string, readonly string[]> },
): void {
  const service = strapi.plugin('upload').service('upload') as unknown as UploadService;
  const workboard = () => strapi.plugin('workboard').service<WorkboardApi>('workboard');
  const original = { ...service };

  const admit = async (file: TempFile) => {
    const bytes = await fs.readFile(file.filepath);
    const given = { name: file.originalFilename ?? '', bytes, declared: file.mimetype ?? null, largest };
    const { name, ending, mime, personal } = await workboard().admitUpload(given);
    Object.assign(file, { originalFilename: name, mimetype: mime, detectedMimeType: mime });
    remember.set(file.filepath, personal);
    return { name, ending, mime };
  };
  const forget = (files: readonly TempFile[]) => files.forEach(({ filepath }) => remember.delete(filepath));

  service.upload = async ({ data, files }, options) => {
    const given = [files].flat();
    await workboard().admitText(data.fileInfo ?? {});
    try {
      const infos = [data.fileInfo ?? {}].flat();
      const named: Info[] = [];
      for (const [index, file] of given.entries()) {
        const { name, ending } = await admit(file);
        named.push({ ...infos[index], name: shownName(infos[index]?.name ?? name, ending) });
      }
      return await original.upload({ data: { ...data, fileInfo: given.length === 1 ? (named[0] ?? {}) : named }, files }, options);
    } finally {
      forget(given);
    }
  };

  service.replace = async (id, { data, file }, options) => {
    const known = await original.findOne(id);
    if (known) await assertNotPublic(strapi, known.id);
    await workboard().admitText(data.fileInfo ?? {});
    try {
      const { name, ending, mime } = await admit(file);
      if (known && known.mime !== mime) {
        throw new errors.ApplicationError(
          '只能换成同一类型的文件；类型不同的，请另行上传 / Replace a file by one of the same type, or upload another',
        );
      }
      const [info = {}] = [data.fileInfo ?? {}].flat();
      return await original.replace(
        id,
        { data: { ...data, fileInfo: { ...info, name: shownName(info.name ?? name, ending) } }, file },
        options,
      );
    } finally {
      forget([file]);
    }
  };

  service.updateFileInfo = async (id, info, options) => {
    await workboard().admitText(info);
    const known = await original.findOne(id);
    if (known && SHOWN.some((key) => info[key] !== undefined && (info[key] ?? null) !== (known[key] ?? null)))
      await assertNotPublic(strapi, known.id);
    const ending = known?.name.split('.').at(-1) ?? '';
    return original.updateFileInfo(id, typeof info.name === 'string' ? { ...info, name: shownName(info.name, ending) } : info, options);
  };

  service.remove = async (file) => {
    await assertNotPublic(strapi, file.id);
    return original.remove(file);
  };

  closeImport(strapi);
}

/** @throws ForbiddenError for a file that an entry shows which is public: its seal would no longer hold (R-INT-07) */
async function assertNotPublic(strapi: Core.Strapi, id: number): Promise<void> {
  if (!(await isPublicFile(strapi, id))) return;
  throw new errors.ForbiddenError(
    '文件已随公开内容发布，不能替换、改名或删除；请先撤下或变更对应内容 / The file is public together with its entry: withdraw or amend the entry first',
  );
}

/** The server fetches nothing for anybody: Strapi's import from addresses follows redirects and believes DNS (SSRF, CVE-2024-52588). */
function closeImport(strapi: Core.Strapi): void {
  const files = strapi.plugin('upload').service('file') as unknown as { fetchUrlToInputFile: () => Promise<never> };
  files.fetchUrlToInputFile = () =>
    Promise.reject(
      new errors.ApplicationError('不从网址导入文件，请下载后上传 / Files are not imported from addresses: download and upload them'),
    );
}

/** A name for people; its ending stays that of the bytes. */
function shownName(name: string, ending: string): string {
  const plain = name
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}<>:"/\\|?*]/gu, '')
    .trim()
    .slice(0, 200);
  return plain.toLowerCase().endsWith(`.${ending}`) ? plain : `${plain}.${ending}`;
}
