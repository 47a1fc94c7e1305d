import type { Day } from '../../../../engine/calendar/types';
import type { Core } from '@strapi/strapi';
import type { WorkflowDefinition } from '../../../../engine/workflow/types';
import { reading } from '../../platform/transaction';
import { whereVisible, type Viewer } from '../../platform/viewer';

/** A card as far as it is compared. */
export interface Candidate {
  id: number;
  title: string;
  documentId: string;
  openedOn: Day;
}

/** The newest cards of a workflow that were opened on a day or after it, but for one of them. One statement. */
export async function candidates(
  strapi: Core.Strapi,
  asked: { workflow: string; since: string; except: number; most: number },
): Promise<Candidate[]> {
  return reading(strapi, (db) =>
    db('workboard_cards')
      .where({ workflow: asked.workflow })
      .where('opened_on', '>=', asked.since)
      .whereNot({ id: asked.except })
      .orderBy('id', 'desc')
      .limit(asked.most)
      .select<Candidate[]>({ id: 'id', title: 'title', documentId: 'subject_document', openedOn: 'opened_on' }),
  );
}

/** Which of these cards a viewer may see. One statement. */
export async function visibleCards(
  strapi: Core.Strapi,
  { cards, workflows, viewer }: { cards: readonly number[]; workflows: readonly WorkflowDefinition[]; viewer: Viewer },
): Promise<ReadonlySet<number>> {
  if (cards.length === 0) return new Set();
  const rows = await reading(strapi, async (db) => {
    const keys = workflows.map(({ key }) => key);
    const asked = db('workboard_cards as c')
      .whereIn('c.id', [...cards])
      .whereIn('c.workflow', keys);
    whereVisible(asked, workflows, viewer);
    return asked.select<{ id: number }[]>('c.id');
  });
  return new Set(rows.map(({ id }) => id));
}
