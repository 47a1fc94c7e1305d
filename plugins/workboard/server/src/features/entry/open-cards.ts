import type { EntryChoice } from '../../../../shared/contract';
import type { Container } from '../../platform/container';
import { reading } from '../../platform/transaction';
import { whereVisible, type Viewer } from '../../platform/viewer';

/** An open card as an answer names it. */
export type OpenCard = EntryChoice & { id: number };

/**
 * Open cards of a workflow that bear a number and that the viewer may see, by number. One statement.
 * @param input `number`: only the one that bears it
 */
export async function openCards(
  container: Container,
  viewer: Viewer,
  { workflow: key, number, most }: { workflow: string; number?: string; most: number },
): Promise<OpenCard[]> {
  const workflow = container.workflows.newest(key);
  const over = workflow.stages.flatMap((stage) => (stage.kind === 'final' ? [stage.key] : []));
  const rows = (await reading(container.strapi, (db) => {
    const query = db('workboard_cards as c').where('c.workflow', key).whereNotNull('c.number').whereNotIn('c.stage', over);
    if (number !== undefined) void query.where('c.number', number);
    whereVisible(query, [workflow], viewer);
    return query.orderBy('c.number').orderBy('c.id').limit(most).select('c.id', 'c.number as key', 'c.title');
  })) as OpenCard[];
  return rows.map(({ id, key: answer, title }) => ({ id, key: answer, title }));
}
