import { ExpressionError } from '../../../../engine/expression';
import { whereOf } from '../../../../engine/notice/compiled-notice';
import type { NoticeContext, NoticeDefinition, Period } from '../../../../engine/notice/types';
import type { Day } from '../../../../engine/calendar/types';
import type { Actor, Person, Value, WorkflowDefinition } from '../../../../engine/workflow/types';
import type { Container } from '../../platform/container';
import { BadRequest } from '../../platform/errors';
import { reading } from '../../platform/transaction';
import { stageTitle } from '../card/present-card';
import { cardRowOf, type CardRow } from '../card/card-row';
import { actorOf } from './card-context';

/** Cards one notice may list; an expression works through no longer list. */
const MOST = 1000;

export interface SetNotice {
  notice: NoticeDefinition;
  workflow: WorkflowDefinition;
  period: Period;
  actor: Actor;
  principal: Person | null;
  today: Day;
  number: string | null;
  version: number;
}

/**
 * Everything the fields of a notice over a set of cards may read. The day narrows in SQL, the condition of the pack after it.
 * @throws BadRequest for more cards than one document lists
 */
export async function setContext(container: Container, input: SetNotice): Promise<NoticeContext> {
  const { notice, workflow, period, actor, today } = input;
  const cards = await cardsInPeriod(container, workflow, notice.set?.day ?? '', period);
  return {
    cards: cards.filter((item) => belongs(notice, item)).map(({ card, subject }): Value => ({ card, subject })),
    period: { from: period.from, until: period.until },
    actor: actorOf(actor, input.principal),
    today,
    notice: { number: input.number, version: input.version, title: notice.title['zh-Hans'] },
  };
}

interface SetItem {
  card: Readonly<Record<string, Value>>;
  subject: Readonly<Record<string, Value>>;
}

function belongs(notice: NoticeDefinition, item: SetItem): boolean {
  if (notice.set?.where === undefined) return true;
  try {
    return whereOf(notice, notice.set.where).evaluate({ card: item.card, subject: item.subject }) === true;
  } catch (error) {
    if (!(error instanceof ExpressionError)) throw error;
    throw new BadRequest(
      `文书“${notice.key}”的条件无法判断：${error.text['zh-Hans']} / the condition of "${notice.key}" cannot be judged: ${error.text.en}`,
    );
  }
}

/** Subjects of a workflow whose day lies in the period, in the order of that day, with their cards. Two statements. */
async function cardsInPeriod(container: Container, workflow: WorkflowDefinition, day: string, period: Period): Promise<SetItem[]> {
  const found = (await container.strapi.db.query(workflow.subject.type).findMany({
    where: { publishedAt: null, [day]: { $gte: period.from, $lte: period.until }, ...workflow.subject.where },
    orderBy: [{ [day]: 'asc' }, { id: 'asc' }],
    limit: MOST + 1,
  })) as (Record<string, Value> & { documentId: string })[];
  if (found.length > MOST)
    throw new BadRequest(
      `这一期有 ${MOST} 件以上，一份文书列不下 / More than ${MOST} cards lie in this period; one document lists no more`,
    );
  const cards = await cardsOf(
    container,
    workflow,
    found.map(({ documentId }) => documentId),
  );
  return found.flatMap((subject) => {
    const card = cards.get(subject.documentId);
    return card ? [{ card: cardValue(workflow, card), subject: scalars(subject) }] : [];
  });
}

async function cardsOf(container: Container, workflow: WorkflowDefinition, documents: readonly string[]): Promise<Map<string, CardRow>> {
  if (documents.length === 0) return new Map();
  const rows = (await reading(container.strapi, (db) =>
    db('workboard_cards')
      .where({ workflow: workflow.key, subject_uid: workflow.subject.type })
      .whereIn('subject_document', [...documents])
      .select('*'),
  )) as Record<string, unknown>[];
  return new Map(rows.map(cardRowOf).map((row) => [row.subject_document, row]));
}

function cardValue(workflow: WorkflowDefinition, row: CardRow): SetItem['card'] {
  return {
    id: row.id,
    stage: row.stage,
    stageTitle: stageTitle(workflow, row.stage)['zh-Hans'],
    number: row.number,
    title: row.title,
    unit: row.unit,
    units: row.units,
    openedOn: row.opened_on,
    published: row.published,
  };
}

function scalars(subject: Readonly<Record<string, unknown>>): SetItem['subject'] {
  const entries = Object.entries(subject).map(([key, value]) => [key, value instanceof Date ? value.toISOString() : value] as const);
  return Object.fromEntries(
    entries.filter(([, value]) => value === null || ['string', 'number', 'boolean'].includes(typeof value)),
  ) as SetItem['subject'];
}
