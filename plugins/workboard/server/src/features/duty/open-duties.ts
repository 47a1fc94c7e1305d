import { answersOfDuty, duePeriods, type DutyDefinition } from '../../../../engine/duty';
import { ExpressionError } from '../../../../engine/expression';
import type { Period } from '../../../../engine/notice/types';
import type { WorkflowDefinition } from '../../../../engine/workflow/types';
import type { Container } from '../../platform/container';
import { Refusal } from '../../platform/errors';
import { inTransaction } from '../../platform/transaction';
import { lastPeriods, nameOf, noteCard, takePeriod } from './repository';

/** Registers that duties are made when their periods begin, and at a start those that were missed. */
export function registerDuties(container: Container): void {
  container.jobs.every('duty.open', { seconds: 60 }, async () => {
    await openDuties(container);
  });
}

/**
 * Opens the card of every period that has begun and has none: once, however many instances look, because the period is taken in the transaction
 * that opens the card. A duty whose opening is refused is noted and tried at the next turn. @returns how many cards were opened
 */
export async function openDuties(container: Container): Promise<number> {
  const duties = container.workflows.all().flatMap((workflow) => (workflow.recurring ?? []).map((duty) => ({ workflow, duty })));
  if (duties.length === 0) return 0;
  const last = await lastPeriods(container.strapi);
  const today = container.time.today();
  let opened = 0;
  for (const { workflow, duty } of duties) {
    const known = last.get(nameOf(workflow.key, duty.key)) ?? null;
    for (const period of duePeriods(duty, known, today)) {
      const begins = known === null && duty.first === 'next';
      if (await openOne(container, workflow, duty, { period, begins })) opened += 1;
    }
  }
  return opened;
}

async function openOne(
  container: Container,
  { key: workflow }: WorkflowDefinition,
  duty: DutyDefinition,
  { period, begins }: { period: Period; begins: boolean },
): Promise<boolean> {
  const { strapi, time, members, cards, calendars } = container;
  const row = { workflow, duty: duty.key, from: period.from };
  try {
    const form = answersOfDuty(duty, period, time.today(), await calendars.current());
    return await inTransaction(strapi, async (trx) => {
      if (!(await takePeriod(trx, { ...row, at: time.instant() })) || begins) return false;
      const { card } = await cards.open(workflow, { event: duty.opens, form, actor: members.system('系统（定期事项）') });
      await noteCard(trx, { ...row, card: card.id });
      return true;
    });
  } catch (error) {
    if (!(error instanceof Refusal || error instanceof ExpressionError)) throw error;
    strapi.log.warn(`duty ${duty.key} of ${workflow}, period from ${period.from}, could not be opened: ${error.message}`);
    return false;
  }
}
