import { setImmediate as turn } from 'node:timers/promises';
import { groupAlike } from '../../../../engine/matrix';
import { mayFire } from '../../../../engine/workflow/may-fire';
import type { MatrixOrder, MatrixRow, MatrixTab, MatrixView, RegisterFilter } from '../../../../shared/contract';
import type { Container } from '../../platform/container';
import { NotFound } from '../../platform/errors';
import type { Viewer } from '../../platform/viewer';
import type { CardRow } from '../card/card-row';
import { stageTitle } from '../card/present-card';
import type { SubjectRef } from '../link/service';
import { queryOver, type RegisterQuery } from '../register/query';
import { readRows } from '../register/read-rows';
import { cardsAmong, wholeOrder, type OrderedCard } from '../register/whole-order';
import { matricesUnder, type WithMatrix } from './definitions';
import { numbersOf } from './figures';
import { matrixColumns, registerOf } from './narrow';

/** Texts compared between two turns of everybody else. */
const AT_ONCE = 500;

/** The tables that lie under a card, with their figures. @throws NotFound for a card that is not there or not for this person */
export async function readMatrices(container: Container, viewer: Viewer, card: number): Promise<MatrixTab[]> {
  const { card: parent } = await container.cards.seen(card, viewer);
  const tabs: MatrixTab[] = [];
  for (const workflow of matricesUnder(container.workflows.all(), parent.workflow))
    tabs.push(await tabOf(container, workflow, refOf(parent)));
  return tabs;
}

/** One of them, with what it shows and offers. @throws NotFound */
export async function readMatrix(container: Container, viewer: Viewer, place: Place): Promise<MatrixView> {
  const { parent, parentTitle, workflow } = await at(container, viewer, place);
  const columns = await matrixColumns(container, workflow, refOf(parent));
  const { actor } = viewer;
  return {
    ...(await tabOf(container, workflow, refOf(parent))),
    parent: { card: parent.id, workflow: parent.workflow, title: parent.title, number: parent.number, stageTitle: parentTitle },
    columns: columns.map(({ key, title, kind, sortable, filter, options }) => ({
      key,
      title,
      kind,
      sortable,
      filter,
      options: [...options],
    })),
    text: columns.find(({ source }) => source.from === 'attribute' && source.name === workflow.matrix.text)?.key ?? null,
    stages: workflow.stages.map(({ key, title }) => ({ key, title })),
    opens: Object.values(workflow.events).flatMap(({ key, title, from, form }) =>
      from.length === 0 && mayFire(workflow, key, actor, () => parent.units) ? [{ event: key, title, form: form ?? null }] : [],
    ),
  };
}

/** Every row that matches, in order, and the groups of like texts where they are asked for. @throws NotFound · BadRequest */
export async function readOrder(
  container: Container,
  viewer: Viewer,
  place: Place & { filter: RegisterFilter; alike: boolean },
): Promise<MatrixOrder> {
  const { parent, workflow } = await at(container, viewer, place);
  const query = await queryUnder(container, viewer, { workflow, parent, filter: place.filter });
  const rows = await wholeOrder(container.strapi, query, place.alike ? workflow.matrix.text : undefined);
  if (!place.alike) return { ...inColumns(rows), groups: null };
  const grouped = await inGroups(rows);
  return { ...inColumns(grouped), groups: grouped.map(({ group }) => group) };
}

function inColumns(rows: readonly OrderedCard[]): Pick<MatrixOrder, 'cards' | 'revisions' | 'notes'> {
  return { cards: rows.map(({ id }) => id), revisions: rows.map(({ revision }) => revision), notes: rows.map(({ notes }) => notes) };
}

/** Rows by their cards. @throws NotFound */
export async function readMatrixRows(
  container: Container,
  viewer: Viewer,
  place: Place & { cards: readonly number[] },
): Promise<MatrixRow[]> {
  const { parent, workflow } = await at(container, viewer, place);
  const query = await queryUnder(container, viewer, { workflow, parent, filter: { is: {}, from: {}, to: {} } });
  const found = await cardsAmong(container.strapi, query, place.cards);
  const rows = new Map((await readRows(container, query, found)).map((row) => [row.card, row]));
  const cards = new Map(found.map((card) => [card.id, card]));
  return place.cards.flatMap((id) => {
    const [card, row] = [cards.get(id), rows.get(id)];
    return card && row ? [{ ...row, revision: card.revision, title: card.title, number: card.number, notes: card.comment_count }] : [];
  });
}

interface Place {
  card: number;
  workflow: string;
}

async function at(container: Container, viewer: Viewer, { card, workflow: key }: Place) {
  const { card: parent, workflow: parentWorkflow } = await container.cards.seen(card, viewer);
  const workflow = matricesUnder(container.workflows.all(), parent.workflow).find((one) => one.key === key);
  if (!workflow) throw new NotFound(`此卡片下没有“${key}”总表 / There is no matrix “${key}” under this card`);
  return { parent, parentTitle: stageTitle(parentWorkflow, parent.stage), workflow };
}

async function queryUnder(
  container: Container,
  viewer: Viewer,
  { workflow, parent, filter }: { workflow: WithMatrix; parent: CardRow; filter: RegisterFilter },
): Promise<RegisterQuery> {
  const { q, ...rest } = filter;
  const columns = await matrixColumns(container, workflow, refOf(parent));
  const query = await queryOver(container, viewer, { workflow, register: registerOf(workflow), filter: rest }, columns);
  const text = q?.trim() ?? '';
  return { ...query, under: refOf(parent), ...(text === '' ? {} : { holds: { attribute: workflow.matrix.text, text } }) };
}

async function tabOf(container: Container, workflow: WithMatrix, ref: SubjectRef): Promise<MatrixTab> {
  const { title, clauses, figures } = workflow.matrix;
  const numbers = await numbersOf(container.strapi, workflow, ref);
  const plain = figures.filter(({ by }) => by.length === 0);
  return {
    workflow: workflow.key,
    title,
    clauses,
    figures: plain.map((figure) => ({ key: figure.key, title: figure.title, value: numbers[figure.key] ?? 0 })),
  };
}

function refOf({ subject_uid: uid, subject_document: documentId }: CardRow): SubjectRef {
  return { uid, documentId };
}

/** Groups in the order of their first rows, the largest before the smaller; inside a group rows keep their order. */
async function inGroups(rows: readonly OrderedCard[]) {
  // Whatever the order on the screen, the earliest text leads: groups do not change with a click on a column.
  const alike = groupAlike();
  const byId = [...rows].sort((a, b) => a.id - b.id);
  const leaders = new Map<number, number>();
  for (const [index, { id, text }] of byId.entries()) {
    leaders.set(id, byId[alike.add(text ?? '')]?.id ?? id);
    if (index % AT_ONCE === AT_ONCE - 1) await turn();
  }
  const groups = new Map<number, (OrderedCard & { group: number })[]>();
  for (const row of rows) {
    const group = leaders.get(row.id) ?? row.id;
    const members = groups.get(group) ?? [];
    members.push({ ...row, group });
    groups.set(group, members);
  }
  return [...groups.values()].sort((a, b) => b.length - a.length).flat();
}
