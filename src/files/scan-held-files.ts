import type { Core } from '@strapi/strapi';
import { buffer } from 'node:stream/consumers';
import type { WorkboardApi } from '../../plugins/workboard/server/src/api';
import { nameOf, type FileStore } from './file-store';
import { metadataOf, UNSEEN, type FileMetadata } from './held-files';

const FILE = 'plugin::upload.file';
const SCAN_JOB = 'office.scan-file';
const CURE =
  '已停止对公众提供；请撤下或变更所在内容，处理后重新上传 / No longer given to the public: withdraw or amend its entry, upload it anew';

interface HeldFile {
  id: number;
  name: string;
  url: string;
  mime: string;
  provider_metadata: unknown;
}

/** Says who looks at files that came into the store past the doors. Part of `register()`. */
export function registerScan(strapi: Core.Strapi, { store, largest }: { store: FileStore; largest: number }): void {
  const workboard = strapi.plugin('workboard').service<WorkboardApi>('workboard');
  workboard.registerJob({
    kind: SCAN_JOB,
    title: { 'zh-Hans': '检查旧文件', en: 'Look into a file of old' },
    handler: async ({ payload, giveUp }) => {
      const file = (await strapi.db.query(FILE).findOne({ where: { id: Number(payload.file) } })) as HeldFile | null;
      const name = file && nameOf(file.url);
      if (!file || name === null || metadataOf(file).held === undefined) return;
      const keep = (change: FileMetadata) =>
        strapi.db.query(FILE).update({ where: { id: file.id }, data: { provider_metadata: { ...metadataOf(file), ...change } } });
      const bytes = await buffer(store.open(name));
      const found = await look(() => workboard.admitUpload({ name: file.name, bytes, declared: file.mime, largest }));
      if (typeof found === 'string') {
        await keep({ held: 'refused' });
        return giveUp(`旧文件 ${file.id}：${found} ${CURE}`);
      }
      if (found.length > 0) {
        await keep({ held: 'personal', personal: found });
        return giveUp(`旧文件 ${file.id}：${found.join('；')}。${CURE}`);
      }
      await strapi.db.query(FILE).update({ where: { id: file.id }, data: { provider_metadata: released(file) } });
    },
  });
}

/** @returns numbers of persons, masked; or why the door would not have let it in, without its name, which may say what a secret is about */
async function look(admit: () => Promise<{ personal: string[] }>): Promise<string[] | string> {
  try {
    return (await admit()).personal;
  } catch (error) {
    const { status, message, details } = error as Error & { status?: number; details?: { clause?: string } };
    if (status === undefined) throw error;
    // What is said of a mark names the file.
    return details?.clause === undefined ? (message.split(' / ')[0] ?? message) : `发现密级标志（${details.clause}）`;
  }
}

/** Has every file looked at that nobody has looked at yet. Part of a start. */
export async function scanHeldFiles(strapi: Core.Strapi): Promise<void> {
  const workboard = strapi.plugin('workboard').service<WorkboardApi>('workboard');
  const { tableName } = strapi.db.metadata.get(FILE);
  const files = (await strapi.db
    .connection(tableName)
    .whereRaw('CAST(provider_metadata AS text) LIKE ?', [`%"${UNSEEN}"%`])
    .select('id')) as { id: number }[];
  for (const { id } of files) await workboard.enqueueJob({ kind: SCAN_JOB, key: String(id), payload: { file: id } });
}

function released(file: HeldFile): FileMetadata {
  const { held: _held, ...rest } = metadataOf(file);
  return rest;
}
