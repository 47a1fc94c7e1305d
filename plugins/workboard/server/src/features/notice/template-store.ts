import { faultInTags } from '../../../../engine/notice/check-tags';
import type { NoticeDefinition, TemplateTag } from '../../../../engine/notice/types';
import type { Container } from '../../platform/container';
import { hash } from '../../platform/hash';
import { inTransaction, lockUntilCommit, reading, type Trx } from '../../platform/transaction';
import { insertTemplate, templateBytes, templatesOf, type TemplateRow } from './repository';

/** A template as it comes with a pack or from an administrator. */
export interface NewTemplate {
  workflow: string;
  notice: string;
  bytes: Buffer;
  tags: readonly TemplateTag[];
}

export interface FoundTemplate {
  row: TemplateRow;
  bytes: Buffer;
}

/**
 * Keeps the template of a pack: a changed file becomes a new version. What an administrator uploaded stays in force until they put
 * something else in its place; the log tells that the pack would have another.
 */
export async function keepPackTemplate(container: Container, template: NewTemplate): Promise<void> {
  const digest = hash('sha256', template.bytes);
  await inTransaction(container.strapi, async (trx) => {
    await lockUntilCommit(trx, 'notice_templates');
    const versions = await templatesOf(trx, template.workflow, template.notice);
    const fromPack = versions.find(({ origin }) => origin === 'pack');
    if (fromPack?.hash === digest) return;
    if (versions[0]?.origin === 'upload') {
      container.strapi.log.warn(
        `文书模板 ${template.workflow}/${template.notice}：继续使用上传的第 ${versions[0].version} 版，流程包中的新模板未启用 / the uploaded template stays`,
      );
      return;
    }
    await addTemplate(trx, template, { origin: 'pack', at: container.time.instant(), by: '流程包', last: versions[0]?.version ?? 0 });
  });
}

/** Puts a template in as the next version. @returns its number and hash */
export async function addTemplate(
  trx: Trx,
  { workflow, notice, bytes, tags }: NewTemplate,
  { origin, at, by, last }: { origin: TemplateRow['origin']; at: string; by: string; last: number },
): Promise<{ version: number; hash: string }> {
  const version = last + 1;
  const digest = hash('sha256', bytes);
  await insertTemplate(trx, {
    workflow,
    key: notice,
    version,
    origin,
    tags: JSON.stringify(tags),
    hash: digest,
    bytes,
    made_at: at,
    made_by_name: by,
  });
  return { version, hash: digest };
}

/** The newest template whose tags this version of the notice knows: a card that runs on an older workflow keeps an older template. */
export async function templateFor(container: Container, workflow: string, notice: NoticeDefinition): Promise<FoundTemplate> {
  return reading(container.strapi, async (db) => {
    const rows = await templatesOf(db, workflow, notice.key);
    const row = rows.find(({ tags }) => faultInTags(notice.fields, JSON.parse(tags) as TemplateTag[]) === null);
    if (!row) throw new Error(`the notice ${workflow}/${notice.key} has no template`);
    return { row, bytes: await templateBytes(db, workflow, notice.key, row.version) };
  });
}
