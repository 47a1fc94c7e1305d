import { noticesOf } from '../../../../engine/notice/notices-of';
import type { MergeData } from '../../../../engine/notice/types';
import type { NoticeContent } from '../../../../shared/contract';
import type { Container } from '../../platform/container';
import { BadRequest, NotFound } from '../../platform/errors';
import { inTransaction } from '../../platform/transaction';
import { assertActs, type Viewer } from '../../platform/viewer';
import { recordBeside } from '../card/record-beside';
import { standingToOpen } from './may-make';
import { bytesOf } from './notice-files';
import { noFile } from './read-notices';
import type { Format, NoticeRow } from './repository';
import { visibleNotice } from './visible-notice';

/** What the log says of who opens a letter to dispatch it. */
const STANDING = '制作、送达文书（岗位常设权限）';

/**
 * A file that bears personal data, for somebody whose account may see it. Who opened it and why is in the log before the file leaves: a reason, or
 * the office role that makes and dispatches it.
 * @throws NotFound for one that is not there, was erased or is not for this person · BadRequest without a reason where one is asked
 */
export async function openNotice(
  container: Container,
  viewer: Viewer,
  input: { id: number; format: Format; reason: string | null },
): Promise<{ row: NoticeRow; bytes: Buffer }> {
  assertActs(viewer);
  const { actor } = viewer;
  const { id, format, reason } = input;
  if (reason !== null) await container.sentinel.admitText(reason, { name: 'text', actor: () => Promise.resolve(actor), subject: null });
  return inTransaction(container.strapi, async (trx) => {
    const row = await visibleNotice(container, viewer, id);
    if (!row.personal || row.card_id === null) throw noFile(id, format);
    const { card, workflow } = await container.cards.seen(row.card_id, viewer);
    const notice = noticesOf(workflow).find(({ key }) => key === row.key);
    const standing = notice && standingToOpen(workflow, notice, card, viewer);
    if (reason === null && !standing) throw new BadRequest('请写明打开文书的事由 / Say why you open it', 'reason');
    const bytes = await bytesOf(container, row, format);
    if (!bytes) throw gone(id);
    await recordBeside(container, trx, {
      event: 'notice.open',
      at: container.time.instant(),
      card,
      revision: card.revision,
      actor,
      comment: reason ?? STANDING,
      data: { notice: row.key, version: row.version, format, standing: reason === null ? (standing?.role ?? null) : null },
    });
    return { row, bytes };
  });
}

/** What a version says, with masks where it bears personal data: all that is left of it when that was erased. @throws NotFound */
export async function readContent(container: Container, viewer: Viewer, id: number): Promise<NoticeContent> {
  const row = await visibleNotice(container, viewer, id);
  const workflow =
    row.card_id === null ? container.workflows.newest(row.workflow) : (await container.cards.seen(row.card_id, viewer)).workflow;
  const data = JSON.parse(row.data) as MergeData;
  const fields = noticesOf(workflow).find(({ key }) => key === row.key)?.fields ?? [];
  return { fields: fields.map(({ key, title, type }) => ({ key, title, type, value: data[key] ?? '' })) };
}

function gone(id: number): NotFound {
  return new NotFound(
    `文书 ${id} 的文件还没有生成，或已随个人信息删除 / The file of notice ${id} is not made yet, or was erased with the personal data`,
  );
}
