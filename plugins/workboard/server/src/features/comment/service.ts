import type { CommentView } from '../../../../shared/contract';
import type { Container } from '../../platform/container';
import { BadRequest } from '../../platform/errors';
import { inTransaction } from '../../platform/transaction';
import { assertActs, type Viewer } from '../../platform/viewer';
import { maySee } from '../card/may-see';
import { recordBeside } from '../card/record-beside';
import { commentsOf, insertComment, type CommentRow } from './repository';

/** What people said on a card, oldest first. @throws NotFound for a card that is not there or not for this person */
export async function readComments(container: Container, viewer: Viewer, card: number): Promise<CommentView[]> {
  await container.cards.seen(card, viewer);
  return (await commentsOf(container.strapi, card)).map(viewOf);
}

/**
 * Adds a comment, counts it on the card and logs it. Whoever is mentioned must be able to see the card: a name in a comment is no way
 * around the row rules.
 * @throws NotFound · Forbidden for who may only read · BadRequest that names who may not see the card
 */
export async function addComment(
  container: Container,
  viewer: Viewer,
  input: { card: number; body: string; mentions: readonly number[] },
): Promise<CommentView> {
  assertActs(viewer);
  const { actor } = viewer;
  await container.sentinel.admitText({ body: input.body }, { name: 'text', actor: () => Promise.resolve(actor), subject: null });
  return inTransaction(container.strapi, async (trx) => {
    const { card, workflow } = await container.cards.seen(input.card, viewer);
    const mentions: { id: number; name: string }[] = [];
    for (const id of new Set(input.mentions)) {
      const person = await container.members.find(id, container.time.today());
      if (!person || !maySee(workflow, card, person)) throw notForThem(person?.name ?? String(id));
      mentions.push({ id, name: person.name });
    }
    const at = container.time.instant();
    const row = await insertComment(trx, {
      card_id: card.id,
      at,
      author_id: actor.id,
      author_name: actor.name,
      body: input.body,
      mentions: JSON.stringify(mentions),
    });
    await recordBeside(container, trx, {
      event: 'card.comment',
      at,
      card,
      revision: card.revision,
      actor,
      comment: input.body,
      data: { comment: row.id, mentions },
    });
    await container.notifications.notify(trx, {
      kind: 'mentioned',
      key: `comment:${row.id}`,
      to: mentions.map(({ id }) => id),
      card: card.id,
      params: { by: actor.name },
      at,
      by: actor.id,
    });
    return viewOf(row);
  });
}

function notForThem(name: string): BadRequest {
  return new BadRequest(`${name} 无权查看此卡片，不能提醒，请去掉 / ${name} may not see this card: take the mention out`, 'mentions');
}

function viewOf(row: CommentRow): CommentView {
  return {
    id: row.id,
    at: row.at,
    author: { id: row.author_id, name: row.author_name },
    body: row.body,
    mentions: JSON.parse(row.mentions) as CommentView['mentions'],
  };
}
