import { noticesOf } from '../../../../engine/notice/notices-of';
import type { WorkflowDefinition } from '../../../../engine/workflow/types';
import type { Container } from '../../platform/container';
import { NotFound } from '../../platform/errors';
import type { Viewer } from '../../platform/viewer';
import type { CardRow } from '../card/card-row';
import { maySeeNotice } from './may-make';
import { findNotice, type NoticeRow } from './repository';

/** A version that this person may see. @throws NotFound, in the same words for one that is not there and one that is not for them */
export async function visibleNotice(container: Container, viewer: Viewer, id: number): Promise<NoticeRow> {
  const row = await findNotice(container.strapi, id);
  const seen = row && (await aboutOf(container, viewer, row).catch(onlyNotFound));
  const notice = seen && noticesOf(seen.workflow).find(({ key }) => key === row.key);
  if (!row || !seen || !notice || !maySeeNotice(seen.workflow, notice, seen.card, viewer))
    throw new NotFound(`没有编号为 ${id} 的文书 / There is no notice ${id}`);
  return row;
}

async function aboutOf(
  container: Container,
  viewer: Viewer,
  row: NoticeRow,
): Promise<{ workflow: WorkflowDefinition; card: CardRow | null }> {
  if (row.card_id !== null) return container.cards.seen(row.card_id, viewer);
  return { workflow: container.workflows.newest(row.workflow), card: null };
}

function onlyNotFound(error: unknown): null {
  if (error instanceof NotFound) return null;
  throw error;
}
