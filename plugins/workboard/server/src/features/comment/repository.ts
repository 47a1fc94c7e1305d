import type { Core } from '@strapi/strapi';
import { reading, type Trx } from '../../platform/transaction';

export interface CommentRow {
  id: number;
  card_id: number;
  at: string;
  author_id: number;
  author_name: string;
  body: string;
  /** JSON: `[{ id, name }]` */
  mentions: string;
}

/** Comments of a card, oldest first. */
export async function commentsOf(strapi: Core.Strapi, card: number): Promise<CommentRow[]> {
  return reading(strapi, async (db) => db('workboard_comments').where({ card_id: card }).orderBy('id').select<CommentRow[]>('*'));
}

/** Writes a comment and counts it on its card; the card's revision stays, because nothing of the case changed. */
export async function insertComment(trx: Trx, comment: Omit<CommentRow, 'id'>): Promise<CommentRow> {
  const [row] = (await trx('workboard_comments').insert(comment).returning('id')) as { id: number }[];
  if (!row) throw new Error('the comment was not written');
  await trx('workboard_cards').where({ id: comment.card_id }).increment('comment_count', 1);
  return { ...comment, id: row.id };
}
