import type { Day } from '../../../../engine/calendar/types';
import type { Core } from '@strapi/strapi';
import { reading } from '../../platform/transaction';

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
