import { faultInTags } from '../../../../engine/notice/check-tags';
import type { Container } from '../../platform/container';
import { BadRequest } from '../../platform/errors';
import { inTransaction, lockUntilCommit } from '../../platform/transaction';
import type { Viewer } from '../../platform/viewer';
import { catalogued } from './catalogue';
import { readTemplate } from './read-template';
import { templatesOf } from './repository';
import { addTemplate } from './template-store';

/**
 * Puts a changed template in force, as the next version; documents that were made stay as they are. The log keeps who did it and the hash.
 * @throws BadRequest that names the tag or the part that is wrong; the present template stays
 */
export async function uploadTemplate(
  container: Container,
  viewer: Viewer,
  input: { workflow: string; notice: string; bytes: Buffer },
): Promise<{ version: number; hash: string }> {
  const notice = catalogued(container, input.workflow, input.notice);
  const read = await readTemplate(input.bytes);
  const fault = read.ok ? faultInTags(notice.fields, read.tags) : read.reason;
  if (!read.ok || fault) {
    const reason = fault ?? { 'zh-Hans': '', en: '' };
    throw new BadRequest(`模板未采用：${reason['zh-Hans']} / The template was refused: ${reason.en}`, 'content');
  }
  return inTransaction(container.strapi, async (trx) => {
    await lockUntilCommit(trx, 'notice_templates');
    const [last] = await templatesOf(trx, input.workflow, input.notice);
    const at = container.time.instant();
    const by = { origin: 'upload', at, by: viewer.actor.name, last: last?.version ?? 0 } as const;
    const added = await addTemplate(trx, { ...input, tags: read.tags }, by);
    await container.log.record(trx, {
      at,
      card: null,
      workflow: input.workflow,
      subject: null,
      event: 'notice.template',
      from: null,
      to: null,
      revision: null,
      actor: viewer.actor,
      unit: viewer.actor.memberships[0]?.unit ?? null,
      comment: `${notice.title['zh-Hans']} 模板第${added.version}版`,
      form: null,
      data: { notice: input.notice, version: added.version },
      clauses: [],
      contentHash: added.hash,
      calendarVersion: (await container.calendars.current()).version,
    });
    return added;
  });
}
