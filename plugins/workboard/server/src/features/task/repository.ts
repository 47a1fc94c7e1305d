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

/** Closes open tasks by name. No statement without names. */
export async function closeTasks(trx: Trx, input: { card: number; at: string; keys: readonly string[] }): Promise<void> {
  if (input.keys.length > 0) await close(trx, input, { column: 'key', values: input.keys });
}

/** Closes the open tasks that waited for clocks which have stopped. No statement without clocks. */
export async function closeTasksOfClocks(trx: Trx, input: { card: number; at: string; clocks: readonly string[] }): Promise<void> {
  if (input.clocks.length > 0) await close(trx, input, { column: 'clock', values: input.clocks });
}

async function close(trx: Trx, { card, at }: { card: number; at: string }, where: { column: 'key' | 'clock'; values: readonly string[] }): Promise<void> {
  await trx('workboard_tasks').where({ card_id: card, state: 'open' }).whereIn(where.column, where.values).update({ state: 'done', closed_at: at });
}
