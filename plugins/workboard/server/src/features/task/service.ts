import type { ResolvedEffect } from '../../../../engine/workflow/types';
import { changeRows } from '../../platform/change-rows';
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

/**
 * Closes open tasks by name (of one that was created for each row of a list all rows), and those that waited for clocks which have stopped.
 * One statement, none when there is nothing to close.
 */
export async function closeTasks(
  trx: Trx,
  input: { card: number; at: string; keys: readonly string[]; clocks: readonly string[] },
): Promise<void> {
  const { card, at, keys, clocks } = input;
  if (keys.length + clocks.length === 0) return;
  const any = [...keys.map(() => 'key = ? OR key LIKE ?'), ...clocks.map(() => 'clock = ?')].join(' OR ');
  const named = [...keys.flatMap((key) => [key, `${key}/%`]), ...clocks];
  await changeRows(trx, `UPDATE workboard_tasks SET state = 'done', closed_at = ? WHERE card_id = ? AND state = 'open' AND (${any})`, [
    at,
    card,
    ...named,
  ]);
}
