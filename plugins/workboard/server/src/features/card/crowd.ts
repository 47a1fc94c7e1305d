import type { StageKey } from '../../../../engine/workflow/types';
import type { Container } from '../../platform/container';
import { inTransaction, lockUntilCommit, reading } from '../../platform/transaction';

/**
 * How many other cards rest in stages that have a hard limit. Inside a step the stages stay locked until it is written: two cards that come
 * at the same moment do not both take the last place. One statement (and a lock for each stage on PostgreSQL), none without such a stage.
 */
export async function countCrowd(
  { strapi }: Container,
  input: { workflow: string; stages: readonly StageKey[]; except: number },
): Promise<Record<StageKey, number>> {
  const { workflow, stages, except } = input;
  if (stages.length === 0) return {};
  if (strapi.db.inTransaction()) {
    // Always in the same order, so that two steps never wait for each other.
    await inTransaction(strapi, async (trx) => {
      for (const stage of [...stages].sort()) await lockUntilCommit(trx, `wip:${workflow}:${stage}`);
    });
  }
  const rows = (await reading(strapi, (db) =>
    db('workboard_cards')
      .where({ workflow })
      .whereIn('stage', stages)
      .whereNot('id', except)
      .groupBy('stage')
      .select('stage')
      .count('id as cards'),
  )) as { stage: string; cards: number | string }[];
  return Object.fromEntries(rows.map(({ stage, cards }) => [stage, Number(cards)]));
}
