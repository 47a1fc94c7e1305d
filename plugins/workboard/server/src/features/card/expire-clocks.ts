import { answersOfExpiry, expiresBefore, hasExpired, stillFollows } from '../../../../engine/clock/expiry';
import { ExpressionError } from '../../../../engine/expression';
import type { ClockDefinition } from '../../../../engine/clock/types';
import type { WorkflowDefinition } from '../../../../engine/workflow/types';
import type { Container } from '../../platform/container';
import { Conflict, Refusal } from '../../platform/errors';
import { reading } from '../../platform/transaction';
import { readClocks } from '../clock/service';
import { readDraft } from './draft-row';
import { loadCard } from './repository';

/** Registers what happens when a clock runs out and nobody acted. */
export function registerExpiry(container: Container): void {
  container.jobs.every('clock.expire', { seconds: 60 }, async () => {
    await expireClocks(container);
  });
}

/**
 * Fires the step that a clock's end brings (`expire`), for every clock whose due day or hour is over; after downtime as well, once, because the step
 * ends the clock. A step that is refused is noted and tried at the next turn: somebody may have to act first. @returns how many were fired
 */
export async function expireClocks(container: Container): Promise<number> {
  let fired = 0;
  for (const { card, key } of await runOut(container)) if (await expire(container, card, key)) fired += 1;
  return fired;
}

async function expire(container: Container, id: number, key: string): Promise<boolean> {
  const { strapi, cards, members, time } = container;
  const loaded = await loadCard(strapi, { id });
  const found = loaded && (await expiryOf(container, loaded.row, key));
  if (!loaded || !found) return false;
  const { row, history } = loaded;
  const today = time.today();
  const clock = readClocks(found.workflow, history, await container.calendars.current(), today, time.instant()).find(
    (one) => one.key === key,
  );
  const subject = await readDraft(strapi, row.subject_uid, row.subject_document);
  if (!clock || !subject || !hasExpired(clock, found.expire)) return false;
  try {
    const context = { subject: subject.values, reading: clock, today };
    if (!stillFollows(found.expire, context)) return false;
    const form = answersOfExpiry(found.expire, context);
    await cards.fire(id, { event: found.expire.event, form, actor: members.system('系统（期限届满）'), expectedRevision: row.revision });
    return true;
  } catch (error) {
    if (!(error instanceof Refusal || error instanceof Conflict || error instanceof ExpressionError)) throw error;
    strapi.log.warn(`clock ${key} of card ${id} ran out, but its step could not be taken: ${error.message}`);
    return false;
  }
}

async function expiryOf(
  container: Container,
  { workflow: name, workflow_version: version }: { workflow: string; workflow_version: number },
  key: string,
): Promise<{ workflow: WorkflowDefinition; expire: NonNullable<ClockDefinition['expire']> } | null> {
  const workflow = await container.workflows.version(name, version);
  const expire = workflow.clocks[key]?.expire;
  return expire ? { workflow, expire } : null;
}

/** Clocks that ran out, of workflows that say what follows. One statement; none where no workflow does. */
async function runOut(container: Container): Promise<{ card: number; key: string }[]> {
  const workflows = container.workflows.all().filter(({ clocks }) => Object.values(clocks).some(({ expire }) => expire));
  if (workflows.length === 0) return [];
  const [today, now] = [container.time.today(), container.time.instant()];
  const ends = workflows.flatMap(({ key: workflow, clocks }) =>
    Object.values(clocks).flatMap(({ key, expire }) => (expire ? [{ workflow, key, before: expiresBefore(expire, today) }] : [])),
  );
  return reading(container.strapi, (db) =>
    db('workboard_clocks as k')
      .join('workboard_cards as c', 'c.id', 'k.card_id')
      .where((any) => {
        for (const { workflow, key, before } of ends)
          void any.orWhere(
            (one) =>
              void one
                .where({ 'c.workflow': workflow, 'k.key': key })
                .andWhere((over) => over.where('k.due_on', '<', before).orWhere('k.due_at', '<', now)),
          );
      })
      .where('k.state', 'running')
      .orderBy('k.due_on')
      .select<{ card: number; key: string }[]>('k.card_id as card', 'k.key as key'),
  );
}
