import { noticesOf } from '../../../../engine/notice/notices-of';
import type { NoticeDefinition } from '../../../../engine/notice/types';
import type { ClauseId, Text } from '../../../../engine/text';
import type { WorkflowDefinition } from '../../../../engine/workflow/types';
import type { Container } from '../../platform/container';
import type { Viewer } from '../../platform/viewer';
import type { CardRow } from '../card/card-row';
import { maySeeNotice } from './may-make';
import { listNotices } from './repository';

/** A notice as proof of the clauses it serves. */
export interface NoticeProof {
  clauses: readonly ClauseId[];
  title: Text;
  number: string | null;
  version: number;
  at: string;
  /** Name of who made it. */
  actor: string;
}

/** The notices of a card that serve a clause, in the version that holds; none that the viewer may not see. One statement. */
export async function noticesAsProof(
  container: Container,
  { workflow, card, viewer }: { workflow: WorkflowDefinition; card: CardRow; viewer: Viewer },
): Promise<NoticeProof[]> {
  const serving = noticesOf(workflow).filter((notice) => notice.clauses.length > 0 && maySeeNotice(workflow, notice, card, viewer));
  if (serving.length === 0) return [];
  const rows = await listNotices(container.strapi, { card: card.id });
  const replaced = new Set(rows.map(({ supersedes }) => supersedes));
  const clausesOf = (key: string): NoticeDefinition['clauses'] => serving.find((notice) => notice.key === key)?.clauses ?? [];
  return rows
    .filter(({ id, key }) => !replaced.has(id) && clausesOf(key).length > 0)
    .map((row) => ({
      clauses: clausesOf(row.key),
      title: JSON.parse(row.title) as Text,
      number: row.number,
      version: row.version,
      at: row.made_at,
      actor: row.made_by_name,
    }));
}
