import type { WorkflowDefinition } from '../../../../engine/workflow/types';
import type { Board, BoardChanges, BoardColumn, BoardFilter, BoardTab, BoardWindow, Counts } from '../../../../shared/contract';
import type { Container } from '../../platform/container';
import { NotFound } from '../../platform/errors';
import type { Viewer } from '../../platform/viewer';
import { presentNamed } from '../card/present-cards';
import { dueBounds, type CardFilter } from './filter';
import {
  changedCards,
  countStages,
  firstWindows,
  nextWindow,
  WINDOW,
  type BoardQuery,
  type NamedCard,
  type StageCounts,
} from './repository';
import { readCursor, writeCursor } from './window-cursor';

/** The tabs: workflows in which the person has a part or sees a card, each with the counts of what they see. */
export async function readTabs(container: Container, viewer: Viewer): Promise<BoardTab[]> {
  const workflows = container.workflows.all();
  const counted = await countStages(container.strapi, await queryOf(container, viewer, workflows, {}));
  return workflows
    .map((workflow) => ({ workflow, rows: counted.filter((row) => row.workflow === workflow.key) }))
    .filter(
      ({ workflow, rows }) =>
        viewer.keeper || rows.length > 0 || viewer.actor.memberships.some(({ role }) => Object.hasOwn(workflow.roles, role)),
    )
    .map(({ workflow, rows }) => ({
      key: workflow.key,
      title: workflow.title,
      ...totalOf(workflow, rows),
      create: createEvent(workflow, viewer),
      subjectType: workflow.subject.type,
      clocks: Object.values(workflow.clocks).map(({ key, title }) => ({ key, title })),
    }));
}

/**
 * A board with the first window of every column. Three statements: cursor, counts, windows.
 * The cursor is read first: what changes meanwhile is told again, never left out.
 * @throws NotFound for a workflow that is not there
 */
export async function readBoard(container: Container, viewer: Viewer, key: string, filter: BoardFilter): Promise<Board> {
  const workflow = container.workflows.newest(key);
  const query = await queryOf(container, viewer, [workflow], filter);
  const cursor = await container.log.cursor();
  const counts = await countStages(container.strapi, query);
  const stages = await columnsOf(container, workflow, counts);
  const found = await firstWindows(
    container.strapi,
    query,
    stages.map((stage) => stage.key),
  );
  const cards = await presentNamed(container, found);
  const columns = stages.map((stage): BoardColumn => {
    return {
      stage: stage.key,
      title: stage.title,
      kind: stage.kind,
      counts: countsOf(counts.find((row) => row.stage === stage.key)),
      cards: cards.filter((card) => card.stage === stage.key).slice(0, WINDOW),
      next: nextOf(found.filter(({ row }) => row.stage === stage.key)),
    };
  });
  return { workflow: { key, title: workflow.title }, columns, counts: totalOf(workflow, counts), cursor };
}

/** The window of a column after a cursor. @throws BadRequest for a cursor that no window gave */
export async function readWindow(
  container: Container,
  viewer: Viewer,
  input: { key: string; stage: string; filter: BoardFilter; after?: string },
): Promise<BoardWindow> {
  const query = await queryOf(container, viewer, [container.workflows.newest(input.key)], input.filter);
  const found = await nextWindow(container.strapi, query, input.stage, input.after === undefined ? null : readCursor(input.after));
  return { stage: input.stage, cards: await presentNamed(container, found.slice(0, WINDOW)), next: nextOf(found) };
}

/** Visible cards that changed since a cursor. */
export async function readChanges(container: Container, viewer: Viewer, key: string, since: number): Promise<BoardChanges> {
  const workflow = container.workflows.newest(key);
  const cursor = await container.log.cursor();
  return { cursor, cards: await changedCards(container.strapi, { workflows: [workflow], viewer }, since) };
}

async function queryOf(
  container: Container,
  viewer: Viewer,
  workflows: readonly WorkflowDefinition[],
  filter: BoardFilter,
): Promise<BoardQuery> {
  const bounds = dueBounds(await container.calendars.current(), container.time.today());
  return { workflows, viewer, bounds, filter: { ...filter, ...assigneeOf(filter.assignee, viewer) } as CardFilter };
}

function assigneeOf(assignee: string | undefined, viewer: Viewer): Pick<CardFilter, 'assignee'> {
  if (assignee === undefined) return {};
  if (assignee === 'none') return { assignee };
  return { assignee: assignee === 'me' ? viewer.actor.id : Number(assignee) };
}

type Column = Pick<WorkflowDefinition['stages'][number], 'key' | 'title' | 'kind'>;

/** The stages of the present version, and those of older versions in which cards still rest. */
async function columnsOf(container: Container, workflow: WorkflowDefinition, counts: readonly StageCounts[]): Promise<Column[]> {
  const columns: Column[] = [...workflow.stages];
  for (const { stage, version } of counts) {
    if (columns.some((column) => column.key === stage)) continue;
    const former = (await container.workflows.version(workflow.key, version)).stages.find((candidate) => candidate.key === stage);
    if (!former) throw new NotFound(`${workflow.key} v${version} has no stage ${stage}`);
    columns.push(former);
  }
  return columns;
}

/** The event that opens a card here, if one of the person's roles may fire it. */
function createEvent(workflow: WorkflowDefinition, { actor }: Viewer): BoardTab['create'] {
  const roles = new Set(actor.memberships.map(({ role }) => role));
  const event = Object.values(workflow.events).find(
    ({ from, form, by }) => from.length === 0 && form !== undefined && by.some((role) => roles.has(role)),
  );
  return event?.form === undefined ? null : { event: event.key, title: event.title, form: event.form };
}

function nextOf(found: readonly NamedCard[]): string | null {
  const last = found[WINDOW - 1];
  return found.length > WINDOW && last ? writeCursor(last.row) : null;
}

function countsOf(row: StageCounts | undefined): Counts {
  return {
    open: row?.total ?? 0,
    overdue: row?.overdue ?? 0,
    today: row?.today ?? 0,
    soon: row?.soon ?? 0,
    suspended: row?.suspended ?? 0,
  };
}

/** Sums over the columns; cards that reached a final stage are not open. */
function totalOf(workflow: WorkflowDefinition, rows: readonly StageCounts[]): Counts {
  const final = new Set(workflow.stages.filter(({ kind }) => kind === 'final').map(({ key }) => key));
  const sum = (of: (row: StageCounts) => number) => rows.reduce((total, row) => total + of(row), 0);
  return {
    open: sum((row) => (final.has(row.stage) ? 0 : row.total)),
    overdue: sum((row) => row.overdue),
    today: sum((row) => row.today),
    soon: sum((row) => row.soon),
    suspended: sum((row) => row.suspended),
  };
}
