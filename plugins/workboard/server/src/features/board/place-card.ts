import type { Container } from '../../platform/container';
import { BadRequest } from '../../platform/errors';
import { inTransaction, lockUntilCommit, type Trx } from '../../platform/transaction';
import { assertActs, assertVisible, noSuchCard, type Viewer } from '../../platform/viewer';
import { cardRowOf, type CardRow } from '../card/card-row';
import { recordBeside } from '../card/record-beside';
import { orderBy } from './order';

/** Ranks of a column that is numbered anew lie this far apart. */
const STEP = 1024;
/** Closer than this no third number is put between two: the column is numbered anew first. */
const TIGHT = 1e-6;

export interface PlaceInput {
  card: number;
  /** Cards of the same column between which it is put; null where there is none on that side. */
  after: number | null;
  before: number | null;
}

/**
 * Puts a card between two others of its first column, where drafts wait: nothing else is ordered by hand. The server reckons the rank from
 * the neighbours. No step of the case, so its revision stays; logged, so that open boards show it.
 * @throws NotFound for a card this person may not see · BadRequest for another column, or neighbours that do not stand in it
 */
export function placeCard(container: Container, viewer: Viewer, { card, after, before }: PlaceInput): Promise<void> {
  assertActs(viewer);
  return inTransaction(container.strapi, async (trx) => {
    const own = await visibleRow(container, trx, viewer, card);
    const workflow = await container.workflows.version(own.workflow, own.workflow_version);
    if (workflow.stages.find(({ key }) => key === own.stage)?.kind !== 'initial') throw onlyFirst();
    await lockUntilCommit(trx, `rank:${own.workflow}:${own.stage}`);
    for (const id of [after, before]) if (id !== null) await assertBeside(container, trx, viewer, own, id);
    const anchor: Anchor = after === null ? { card: before ?? 0, side: 'above' } : { card: after, side: 'below' };
    let rank = await rankBeside(trx, own, anchor);
    if (rank === null) {
      await numberAnew(trx, own);
      rank = await rankBeside(trx, own, anchor);
    }
    await trx('workboard_cards').where({ id: own.id }).update({ rank });
    await recordBeside(container, trx, {
      event: 'place',
      at: container.time.instant(),
      card: own,
      revision: own.revision,
      actor: viewer.actor,
      comment: null,
    });
  });
}

interface Anchor {
  card: number;
  /** Where the moved card comes to lie. */
  side: 'above' | 'below';
}

async function assertBeside(container: Container, trx: Trx, viewer: Viewer, own: CardRow, id: number): Promise<void> {
  const row = await visibleRow(container, trx, viewer, id);
  if (row.workflow !== own.workflow || row.stage !== own.stage || row.id === own.id) throw notBeside();
}

/**
 * A rank right beside the anchor: halfway to the next card on that side, which the person may not even see.
 * @returns null where nobody placed the anchor yet, and where there is no room left
 */
async function rankBeside(trx: Trx, own: CardRow, { card, side }: Anchor): Promise<number | null> {
  const { rank } = (await trx('workboard_cards').where({ id: card }).first('rank')) as { rank: number | null };
  if (rank === null) return null;
  const others = trx('workboard_cards').where({ workflow: own.workflow, stage: own.stage }).whereNot('id', own.id);
  const [beside] = (await (side === 'below'
    ? others.where('rank', '>', rank).min('rank as next')
    : others.where('rank', '<', rank).max('rank as next'))) as { next: number | null }[];
  const next = beside?.next ?? null;
  if (next === null) return side === 'below' ? rank + STEP : rank - STEP;
  return Math.abs(next - rank) < TIGHT ? null : (rank + next) / 2;
}

/** Numbers every card of the column in the order in which it is seen by hand. One statement. */
async function numberAnew(trx: Trx, { workflow, stage }: CardRow): Promise<void> {
  await trx.raw(
    `UPDATE workboard_cards SET rank = numbered.place * ${STEP}
     FROM (SELECT c.id AS card, ROW_NUMBER() OVER (ORDER BY ${orderBy('manual')}) AS place
           FROM workboard_cards c WHERE c.workflow = ? AND c.stage = ?) numbered
     WHERE workboard_cards.id = numbered.card`,
    [workflow, stage],
  );
}

async function visibleRow(container: Container, trx: Trx, viewer: Viewer, id: number): Promise<CardRow> {
  const raw = (await trx('workboard_cards').where({ id }).first('*')) as Record<string, unknown> | undefined;
  if (!raw) throw noSuchCard(id);
  const row = cardRowOf(raw);
  assertVisible(await container.workflows.version(row.workflow, row.workflow_version), row, viewer);
  return row;
}

function onlyFirst(): BadRequest {
  return new BadRequest(
    '只有起草阶段可以手动排序，其他阶段按到期日排列 / Only drafts are ordered by hand; other stages follow the due day',
  );
}

function notBeside(): BadRequest {
  return new BadRequest('相邻的卡片已不在本列，请刷新后重试 / The neighbouring card has left this column: reload and try again', 'after');
}
