import { noticesOf } from '../../../../engine/notice/notices-of';
import type { MergeData, MergeValue, NoticeDefinition } from '../../../../engine/notice/types';
import type { Text } from '../../../../engine/text';
import type { WorkflowDefinition } from '../../../../engine/workflow/types';
import type { Container } from '../../platform/container';
import type { Viewer } from '../../platform/viewer';
import type { CardRow } from '../card/card-row';
import { maySeeNotice } from './may-make';
import { filesOfCard, type Format } from './repository';

export interface NoticeFile {
  format: Format;
  size: number;
  sha256: string;
}

/** A version of a notice with its files. */
export interface FiledNotice {
  id: number;
  key: string;
  title: Text;
  number: string | null;
  version: number;
  madeAt: string;
  files: NoticeFile[];
  /**
   * What it says with masks, where it bears personal data; null where it bears none. Its files stay in the vault, and are opened from the card with a
   * reason.
   */
  masked: { label: string; value: string }[] | null;
}

/** Every version of a card's notices that the viewer may see, oldest first. One statement. */
export async function filedNotices(
  container: Container,
  { workflow, card, viewer }: { workflow: WorkflowDefinition; card: CardRow; viewer: Viewer },
): Promise<FiledNotice[]> {
  const seen = new Map(
    noticesOf(workflow).flatMap((notice) => (maySeeNotice(workflow, notice, card, viewer) ? [[notice.key, notice]] : [])),
  );
  const found = new Map<number, FiledNotice>();
  for (const row of await filesOfCard(container.strapi, card.id)) {
    const notice = seen.get(row.key);
    if (!notice) continue;
    const { id, key, number, version } = row;
    const about = { id, key, title: JSON.parse(row.title) as Text, number, version, madeAt: row.made_at };
    const masked = row.personal ? wordsOf(notice, JSON.parse(row.data) as MergeData) : null;
    const filed = found.get(id) ?? { ...about, files: [], masked };
    filed.files.push({ format: row.format, size: Number(row.size), sha256: row.sha256 });
    found.set(id, filed);
  }
  return [...found.values()];
}

function wordsOf({ fields }: NoticeDefinition, data: MergeData): { label: string; value: string }[] {
  return fields.flatMap(({ key, title, type }) => {
    const value = data[key];
    return value === undefined || type === 'condition' ? [] : [{ label: title['zh-Hans'], value: wordOf(value) }];
  });
}

/** Rows one below the other. */
function wordOf(value: MergeValue): string {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return '';
  return value.map((row) => Object.values(row).map(wordOf).join('　')).join('\n');
}
