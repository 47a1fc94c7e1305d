import type { DueColumns } from '../clock/service';
import type { Core } from '@strapi/strapi';
import type { WorkflowDefinition } from '../../../../engine/workflow/types';
import { reading } from '../../platform/transaction';
import { whereVisible, type Viewer } from '../../platform/viewer';

export interface TaskRow {
  id: number;
  key: string;
  title: string;
  role: string;
  clock: string | null;
  event: string | null;
  clauses: string;
}

/** Open tasks of a card, in the order they arose. */
export async function tasksOf(strapi: Core.Strapi, card: number): Promise<TaskRow[]> {
  return reading(strapi, async (db) =>
    db('workboard_tasks')
      .where({ card_id: card, state: 'open' })
      .orderBy('id')
      .select<TaskRow[]>('id', 'key', 'title', 'role', 'clock', 'event', 'clauses'),
  );
}

/** Which of these cards a viewer may see, with what binds each. One statement. */
export async function visibleAmong(
  strapi: Core.Strapi,
  input: { cards: readonly number[]; workflows: readonly WorkflowDefinition[]; viewer: Viewer },
): Promise<ReadonlyMap<number, DueColumns>> {
  if (input.cards.length === 0) return new Map();
  const rows = (await reading(strapi, async (db) => {
    const cards = db('workboard_cards as c')
      .whereIn('c.id', [...input.cards])
      .whereIn(
        'c.workflow',
        input.workflows.map(({ key }) => key),
      );
    whereVisible(cards, input.workflows, input.viewer);
    return cards.select('c.id', 'c.due_on', 'c.due_clock', 'c.due_suspended', 'c.due_projected', 'c.due_left', 'c.due_at', 'c.due_rule');
  })) as (DueColumns & { id: number })[];
  return new Map(
    rows.map((row) => [row.id, { ...row, due_suspended: Boolean(row.due_suspended), due_projected: Boolean(row.due_projected) }]),
  );
}
