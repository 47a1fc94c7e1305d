import type { ResolvedEffect } from '../../../../engine/workflow/types';
import type { Trx } from '../../platform/transaction';

type CreateTask = Extract<ResolvedEffect, { do: 'createTask' }>;

/** Opens the tasks of a step. One statement, none without tasks. */
export async function openTasks(trx: Trx, input: { card: number; at: string; tasks: readonly CreateTask[] }): Promise<void> {
  if (input.tasks.length === 0) return;
  await trx('workboard_tasks').insert(
    input.tasks.map((task) => ({
      card_id: input.card,
      key: task.task,
      title: JSON.stringify(task.title),
      role: task.role,
      clock: task.clock ?? null,
      event: task.event ?? null,
      clauses: JSON.stringify(task.clauses),
      state: 'open',
      opened_at: input.at,
      closed_at: null,
    })),
  );
}

/** Closes open tasks by name; `keys` null closes all of them, when a card reaches its end. */
export async function closeTasks(trx: Trx, input: { card: number; at: string; keys: readonly string[] | null }): Promise<void> {
  if (input.keys !== null && input.keys.length === 0) return;
  const query = trx('workboard_tasks').where({ card_id: input.card, state: 'open' });
  if (input.keys !== null) void query.whereIn('key', input.keys);
  await query.update({ state: 'done', closed_at: input.at });
}
