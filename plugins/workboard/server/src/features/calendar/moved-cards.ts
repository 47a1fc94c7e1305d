import type { Core } from '@strapi/strapi';
import type { WorkflowDefinition } from '../../../../engine/workflow/types';
import { reading } from '../../platform/transaction';
import { whereVisible, type Viewer } from '../../platform/viewer';

/** What is told of a card whose clock moves. */
export interface MovedCard {
  id: number;
  number: string | null;
  title: string;
  unit: string;
  units: string;
  assignee_id: number | null;
}

const BATCH = 500;

/** Those of these cards that a person may see; all of them without a viewer. One statement for each 500. */
export async function movedCards(
  strapi: Core.Strapi,
  { ids, workflows, viewer }: { ids: readonly number[]; workflows: readonly WorkflowDefinition[]; viewer: Viewer | null },
): Promise<ReadonlyMap<number, MovedCard>> {
  const wanted = [...new Set(ids)];
  const found = new Map<number, MovedCard>();
  for (let start = 0; start < wanted.length; start += BATCH) {
    const rows = await reading(strapi, async (db) => {
      const cards = db('workboard_cards as c')
        .whereIn('c.id', wanted.slice(start, start + BATCH))
        .whereIn(
          'c.workflow',
          workflows.map(({ key }) => key),
        );
      if (viewer) whereVisible(cards, workflows, viewer);
      return cards.select<MovedCard[]>('c.id', 'c.number', 'c.title', 'c.unit', 'c.units', 'c.assignee_id');
    });
    for (const row of rows) found.set(row.id, row);
  }
  return found;
}
