import { noticesOf } from '../../../../engine/notice/notices-of';
import { periodOf } from '../../../../engine/notice/period';
import type { NoticeContext, NoticeDefinition, Period } from '../../../../engine/notice/types';
import type { Day } from '../../../../engine/calendar/types';
import type { Answers } from '../../../../engine/form/types';
import type { Text } from '../../../../engine/text';
import type { WorkflowDefinition } from '../../../../engine/workflow/types';
import type { NoticePreview, Notices, NoticeVersion } from '../../../../shared/contract';
import type { Container } from '../../platform/container';
import { Forbidden, NotFound } from '../../platform/errors';
import { reading } from '../../platform/transaction';
import type { Viewer } from '../../platform/viewer';
import type { CardRow } from '../card/card-row';
import { readClocks } from '../clock/service';
import { loadSubject } from '../card/subject';
import { cardContext } from './card-context';
import { mandateToMake, maySeeNotice, noticeOf, standingToOpen } from './may-make';
import { bytesOf } from './notice-files';
import { makesPdf } from './pdf';
import { listNotices, newestOf, type About, type Format, type ListedRow, type NoticeRow } from './repository';
import { setContext } from './set-context';
import { visibleNotice } from './visible-notice';
import { dataOf } from './write-version';

/** Notices of a card: what may be made, and every version. @throws NotFound for a card that is not for this person */
export async function noticesOfCard(container: Container, viewer: Viewer, card: number): Promise<Notices> {
  const { card: row, workflow } = await container.cards.seen(card, viewer);
  return present(container, { workflow, card: row, viewer, rows: await listNotices(container.strapi, { card }) });
}

/** Notices over the cards of a workflow; none for whoever does not see them all. @throws NotFound for an unknown workflow */
export async function noticesOfWorkflow(container: Container, viewer: Viewer, key: string): Promise<Notices> {
  const workflow = container.workflows.newest(key);
  return present(container, { workflow, card: null, viewer, rows: await listNotices(container.strapi, { workflow: key }) });
}

interface Presented {
  workflow: WorkflowDefinition;
  card: CardRow | null;
  viewer: Viewer;
  rows: readonly ListedRow[];
}

function present(container: Container, { workflow, card, viewer, rows }: Presented): Notices {
  const seen = noticesOf(workflow).filter(
    (notice) => (notice.set === undefined) === (card !== null) && maySeeNotice(workflow, notice, card, viewer),
  );
  const made = new Set(rows.map(({ key }) => key));
  return {
    kinds: seen.map((notice) => ({
      key: notice.key,
      title: notice.title,
      clauses: notice.clauses,
      mayMake: mandateToMake(workflow, notice, { card, made: made.has(notice.key), viewer }) !== null,
      // A set's versions are counted by period, which is not chosen yet.
      again: card !== null && made.has(notice.key),
      numbered: notice.series !== undefined,
      period: notice.set?.period ?? null,
    })),
    versions: rows.flatMap((row) => {
      const notice = seen.find(({ key }) => key === row.key);
      if (!notice) return [];
      const standing = card !== null && standingToOpen(workflow, notice, card, viewer) !== null;
      return [{ ...versionOf(row), personal: row.personal ? { kept: row.kept !== null, standing } : null }];
    }),
    pdf: makesPdf(container),
  };
}

function versionOf(row: ListedRow): Omit<NoticeVersion, 'personal'> {
  return {
    id: row.id,
    key: row.key,
    title: JSON.parse(row.title) as Text,
    version: row.version,
    number: row.number,
    fileName: row.file_name,
    madeAt: row.made_at,
    madeBy: row.made_by_name,
    madeFor: row.made_for_name,
    hash: row.sha256,
    pdf: row.pdf !== null ? 'ready' : row.job === null ? 'none' : row.job === 'dead' ? 'failed' : 'making',
    supersedes: row.supersedes,
    period: row.period_from === null || row.period_until === null ? null : { from: row.period_from as Day, until: row.period_until as Day },
  };
}

/** What a notice of a card would hold if it were made now. */
export async function previewOfCard(container: Container, viewer: Viewer, card: number, key: string): Promise<NoticePreview> {
  const { card: row, workflow, history } = await container.cards.seen(card, viewer);
  const notice = noticeOf(workflow, key, row, viewer);
  const next = await nextOf(container, notice, { card });
  const principal = mandateToMake(workflow, notice, { card: row, made: next.version > 1, viewer })?.standingInFor ?? null;
  const subject = (await loadSubject(container.strapi, workflow.subject, row.subject_document))?.values ?? {};
  const today = container.time.today();
  const clocks = readClocks(workflow, history, await container.calendars.current(), today, container.time.instant());
  const context = await cardContext(container, { notice, workflow, row, subject, clocks, actor: viewer.actor, principal, today, ...next });
  return preview(container, { notice, context, version: next.version, period: null });
}

/** What a notice over a period would hold. */
export async function previewOfSet(
  container: Container,
  viewer: Viewer,
  target: { workflow: string; key: string; day: Day },
): Promise<NoticePreview> {
  const workflow = container.workflows.newest(target.workflow);
  const notice = noticeOf(workflow, target.key, null, viewer);
  const period = periodOf(notice.set?.period ?? 'month', target.day);
  const next = await nextOf(container, notice, { workflow: workflow.key, from: period.from });
  const principal = mandateToMake(workflow, notice, { card: null, made: next.version > 1, viewer })?.standingInFor ?? null;
  const today = container.time.today();
  const context = await setContext(container, { notice, workflow, period, actor: viewer.actor, principal, today, ...next });
  return preview(container, { notice, context, version: next.version, period });
}

/** A new number is only taken when the notice is made. */
async function nextOf(
  container: Container,
  notice: NoticeDefinition,
  about: About,
): Promise<{ version: number; number: string | null; form: Answers }> {
  const last = await reading(container.strapi, (db) => newestOf(db, notice.key, about));
  const number = last?.number ?? (notice.series === undefined ? null : '（生成时编号）');
  return { version: (last?.version ?? 0) + 1, number, form: last ? (JSON.parse(last.answers) as Answers) : {} };
}

async function preview(
  container: Container,
  { notice, context, version, period }: { notice: NoticeDefinition; context: NoticeContext; version: number; period: Period | null },
): Promise<NoticePreview> {
  const data = await dataOf(container, notice, context);
  const fields = notice.fields.map(({ key, title, type }) => ({ key, title, type, value: data[key] ?? '' }));
  return { title: notice.title, version, period, fields };
}

/** A file of a version. @throws NotFound for one that is not there, not ready or not for this person · Forbidden for one with personal data */
export async function readFile(
  container: Container,
  viewer: Viewer,
  id: number,
  format: Format,
): Promise<{ row: NoticeRow; bytes: Buffer }> {
  const row = await visibleNotice(container, viewer, id);
  if (row.personal)
    throw new Forbidden('文书写有申请人等的个人信息，请在卡片的“文书”中打开 / It bears personal data: open it from the card’s notices');
  const bytes = await bytesOf(container, row, format);
  if (!bytes) throw noFile(id, format);
  return { row, bytes };
}

export function noFile(id: number, format: Format): NotFound {
  return new NotFound(`文书 ${id} 还没有 ${format.toUpperCase()} 文件 / The notice ${id} has no ${format.toUpperCase()} yet`);
}
