import { noticesOf } from '../../../../engine/notice/notices-of';
import type { ClockReading } from '../../../../engine/clock/types';
import type { NoticeDefinition } from '../../../../engine/notice/types';
import type { Container } from '../../platform/container';
import type { CardRow } from '../card/card-row';
import { ownEffects, type Step } from '../card/step';
import type { Subject } from '../card/subject';
import { cardContext } from './card-context';
import { planVersion, renderVersion, writeVersion, type Planned } from './write-version';

/** Notices a step is about to make, with their numbers. */
export type PlannedNotices = readonly { notice: NoticeDefinition; planned: Planned }[];

/**
 * Takes the numbers of the notices that a step makes, in the step's transaction: if the step comes to nothing, so do they. No statement for
 * a step that makes none.
 */
export async function planNotices(container: Container, step: Step, card: number): Promise<PlannedNotices> {
  const plans: { notice: NoticeDefinition; planned: Planned }[] = [];
  for (const { notice: key } of ownEffects(step.decided, 'renderNotice')) {
    const notice = noticesOf(step.workflow).find((one) => one.key === key);
    if (!notice) throw new Error(`${step.workflow.key} has no notice ${key}`);
    const answers = step.form?.answers ?? {};
    const year = Number(step.today.slice(0, 4));
    plans.push({ notice, planned: await planVersion(container, step.trx, { notice, about: { card }, again: false, answers, year }) });
  }
  return plans;
}

/** Makes the planned notices of a step, after its log row: their history holds the step itself. */
export async function renderNotices(
  container: Container,
  step: Step,
  input: { planned: PlannedNotices; row: CardRow; subject: Subject; clocks: readonly ClockReading[]; logSeq: number },
): Promise<void> {
  const { row, subject, clocks, logSeq } = input;
  for (const { notice, planned } of input.planned) {
    const { workflow, actor, today, at } = step;
    const principal = step.decided.mandate?.standingInFor ?? null;
    const { number, version, answers } = planned;
    const about = { notice, workflow, row, subject, clocks, form: answers, actor, principal, today, number, version };
    const context = await cardContext(container, about);
    const made = { notice, workflow, card: row.id, period: null, called: row.number ?? row.title, planned, context, actor, principal, at };
    await writeVersion(container, step.trx, made, await renderVersion(container, made), logSeq);
  }
}
