import { periodOf } from '../../../../engine/notice/period';
import type { NoticeDefinition, Period } from '../../../../engine/notice/types';
import type { Day } from '../../../../engine/calendar/types';
import type { Membership, WorkflowDefinition } from '../../../../engine/workflow/types';
import type { Container } from '../../platform/container';
import { Forbidden } from '../../platform/errors';
import { inTransaction, lockUntilCommit, type Trx } from '../../platform/transaction';
import { assertActs, type Viewer } from '../../platform/viewer';
import { assertChangeable } from '../card/assert-changeable';
import type { CardRow } from '../card/card-row';
import { readClocks } from '../clock/service';
import { loadSubject } from '../card/subject';
import { cardContext } from './card-context';
import { mandateToMake, noticeOf } from './may-make';
import { holdCard, newestOf } from './repository';
import { setContext } from './set-context';
import { planVersion, renderVersion, writeVersion, type Rendered, type VersionInput } from './write-version';

/**
 * Makes a notice of a card by hand: the next version, under the number it had.
 * @throws NotFound for a card or notice that is not for this person · Forbidden for one they may not make
 * @returns id of the version
 */
export async function makeOfCard(container: Container, viewer: Viewer, card: number, key: string): Promise<number> {
  assertActs(viewer);
  await container.cards.seen(card, viewer);
  return inTransaction(container.strapi, async (trx) => {
    await holdCard(trx, card);
    const { card: row, workflow, history } = await container.cards.seen(card, viewer);
    const notice = noticeOf(workflow, key, row, viewer);
    assertChangeable(workflow, row);
    const mandate = await mandateOf(trx, { workflow, notice, card: row, about: { card }, viewer });
    const { actor } = viewer;
    const [at, today] = [container.time.instant(), container.time.today()];
    const planned = await planVersion(container, trx, { notice, about: { card }, again: true, answers: {}, year: yearOf(today) });
    const subject = (await loadSubject(container.strapi, workflow.subject, row.subject_document))?.values ?? {};
    const principal = mandate.standingInFor ?? null;
    const clocks = readClocks(workflow, history, await container.calendars.current(), today, at);
    const about = { notice, workflow, row, subject, clocks, form: planned.answers, actor, principal, today, ...planned };
    const context = await cardContext(container, about);
    const input = { notice, workflow, card, period: null, called: row.number ?? row.title, planned, context, actor, principal, at };
    const rendered = await renderVersion(container, input);
    return writeVersion(container, trx, input, rendered, await record(container, trx, { ...input, unit: mandate.unit }, row, rendered));
  });
}

/**
 * Makes a notice over the cards of a period.
 * @param day any day of the period
 * @throws NotFound for whoever does not see every card of the workflow · BadRequest for too many cards
 */
export async function makeOfSet(
  container: Container,
  viewer: Viewer,
  target: { workflow: string; key: string; day: Day },
): Promise<number> {
  assertActs(viewer);
  const workflow = container.workflows.newest(target.workflow);
  const notice = noticeOf(workflow, target.key, null, viewer);
  const period = periodOf(notice.set?.period ?? 'month', target.day);
  const about = { workflow: workflow.key, from: period.from };
  return inTransaction(container.strapi, async (trx) => {
    await lockUntilCommit(trx, `notice:${workflow.key}:${notice.key}`);
    const mandate = await mandateOf(trx, { workflow, notice, card: null, about, viewer });
    const { actor } = viewer;
    const [at, today] = [container.time.instant(), container.time.today()];
    const planned = await planVersion(container, trx, { notice, about, again: true, answers: {}, year: yearOf(period.until) });
    const principal = mandate.standingInFor ?? null;
    const context = await setContext(container, { notice, workflow, period, actor, principal, today, ...planned });
    const called = `${period.from}至${period.until}`;
    const input = { notice, workflow, card: null, period, called, planned, context, actor, principal, at };
    const rendered = await renderVersion(container, input);
    return writeVersion(container, trx, input, rendered, await record(container, trx, { ...input, unit: mandate.unit }, null, rendered));
  });
}

interface Making {
  workflow: WorkflowDefinition;
  notice: NoticeDefinition;
  card: CardRow | null;
  about: Parameters<typeof newestOf>[2];
  viewer: Viewer;
}

/** Under which membership the viewer makes it. @throws Forbidden */
async function mandateOf(trx: Trx, { workflow, notice, card, about, viewer }: Making): Promise<Membership> {
  const made = (await newestOf(trx, notice.key, about)) !== null;
  const mandate = mandateToMake(workflow, notice, { card, made, viewer });
  if (!mandate) throw new Forbidden(`您不能生成文书“${notice.title['zh-Hans']}” / You may not make the notice "${notice.title.en}"`);
  return mandate;
}

/** The log row of a notice that is made by hand. @returns its number */
async function record(
  container: Container,
  trx: Trx,
  input: VersionInput & { unit: string },
  row: CardRow | null,
  rendered: Rendered,
): Promise<number> {
  const { notice, workflow, planned, period, actor, principal, unit, at } = input;
  return container.log.record(trx, {
    at,
    card: row?.id ?? null,
    workflow: workflow.key,
    subject: row && { uid: row.subject_uid, documentId: row.subject_document },
    event: 'notice.make',
    from: null,
    to: null,
    revision: null,
    actor,
    unit,
    standingInFor: principal?.id ?? null,
    comment: [notice.title['zh-Hans'], planned.number, `第${planned.version}版`, periodText(period)].filter(Boolean).join(' '),
    form: null,
    data: { notice: notice.key, version: planned.version, number: planned.number },
    clauses: notice.clauses,
    contentHash: rendered.sha256,
    calendarVersion: (await container.calendars.current()).version,
  });
}

const periodText = (period: Period | null) => (period ? `${period.from}至${period.until}` : null);
const yearOf = (day: Day) => Number(day.slice(0, 4));
