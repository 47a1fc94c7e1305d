import { registersOf } from '../../../../engine/register';
import { clausesOfEvent } from '../../../../engine/workflow/trace-clauses';
import type { WorkflowDefinition } from '../../../../engine/workflow/types';
import type { Board, BoardChanges, BoardFilter, BoardLayout, BoardList, BoardTab, BoardWindow } from '../../../../shared/contract';
import type { Container } from '../../platform/container';
import type { Viewer } from '../../platform/viewer';
import { dueBounds, type CardFilter } from './filter';
import { lanesOf, lanesOffered } from './lanes';
import { nextOf, presentColumn, presentFound, stagesOf, totalOf } from './present-board';
import { countBounded, countOpen, countStages, seenWorkflows } from './count-stages';
import { changedCards, firstLaneWindows, firstWindows, nextWindow, wholeBoard, WINDOW, type BoardQuery } from './repository';
import { readCursor } from './window-cursor';
import { workListsOf } from './work-lists';

export type { BoardQuery };

/** Cards on paper at most; who wants more narrows the filter. */
const LIST = 2000;

/** The tabs: workflows in which the person has a part or sees a card, each with the counts of what they see. */
export async function readTabs(container: Container, viewer: Viewer): Promise<BoardTab[]> {
  const workflows = container.workflows.all();
  const open = await countOpen(container.strapi, await boardQuery(container, viewer, workflows, {}));
  const rowsOf = ({ key }: WorkflowDefinition) => open.filter((row) => row.workflow === key);
  const partIn = ({ roles }: WorkflowDefinition) =>
    viewer.keeper || viewer.actor.memberships.some(({ role }) => Object.hasOwn(roles, role));
  // Whoever has no part in a workflow sees its board for the sake of a card, and be it a closed one.
  const others = workflows.filter((workflow) => !partIn(workflow) && rowsOf(workflow).length === 0);
  const seen = others.length === 0 ? [] : await seenWorkflows(container.strapi, { workflows: others, viewer });
  return workflows
    .filter((workflow) => !others.includes(workflow) || seen.includes(workflow.key))
    .map((workflow) => ({ workflow, rows: rowsOf(workflow) }))
    .map(({ workflow, rows }) => ({
      key: workflow.key,
      title: workflow.title,
      ...totalOf(workflow, rows),
      create: createEvent(workflow, viewer),
      subjectType: workflow.subject.type,
      clocks: Object.values(workflow.clocks).map(({ key, title }) => ({ key, title })),
      lists: registersOf(workflow).flatMap(workListsOf),
    }));
}

/**
 * A board with the first window of every column, or of every lane in it. Three statements: cursor, counts, windows.
 * The cursor is read first: what changes meanwhile is told again, never left out.
 * @throws NotFound for a workflow that is not there
 */
export async function readBoard(
  container: Container,
  viewer: Viewer,
  { key, filter, layout }: { key: string; filter: BoardFilter; layout: BoardLayout },
): Promise<Board> {
  const workflow = container.workflows.newest(key);
  const query = await boardQuery(container, viewer, [workflow], filter, layout);
  const cursor = await container.log.cursor();
  const counts = await (layout.lanes ? countStages : countBounded)(container.strapi, query);
  const stages = await stagesOf(container, workflow, counts);
  const first = layout.lanes ? firstLaneWindows : firstWindows;
  const found = await first(
    container.strapi,
    query,
    stages.map((stage) => stage.key),
  );
  const cards = await presentFound(container, found);
  const unitTitles = await container.units.titles();
  return {
    workflow: { key, title: workflow.title },
    columns: stages.map((stage) => presentColumn({ stage, layout, counts, found, cards })),
    lanes: layout.lanes ? lanesOf({ by: layout.lanes, workflow, counts, found, unitTitles }) : [],
    laneBy: lanesOffered(workflow),
    counts: totalOf(workflow, counts),
    cursor,
  };
}

/** The window of a column, or of a lane in it, after a cursor. @throws BadRequest for a cursor that no window of this order gave */
export async function readWindow(
  container: Container,
  viewer: Viewer,
  input: { key: string; stage: string; filter: BoardFilter; layout: BoardLayout; lane?: string | undefined; after?: string | undefined },
): Promise<BoardWindow> {
  const { stage, layout, after, lane = null } = input;
  const query = await boardQuery(container, viewer, [container.workflows.newest(input.key)], input.filter, layout);
  const place = { stage, lane, after: after === undefined ? null : readCursor(layout.sort ?? 'due', after) };
  const found = await nextWindow(container.strapi, query, place);
  return { stage, cards: await presentFound(container, found.slice(0, WINDOW)), next: nextOf(found, WINDOW, layout) };
}

/** Every card of a filter, column by column, for paper. Two statements. */
export async function readList(
  container: Container,
  viewer: Viewer,
  { key, filter, layout }: { key: string; filter: BoardFilter; layout: BoardLayout },
): Promise<BoardList> {
  const workflow = container.workflows.newest(key);
  const query = await boardQuery(container, viewer, [workflow], filter, { sort: layout.sort ?? 'due' });
  const counts = await countStages(container.strapi, query);
  const found = await wholeBoard(container.strapi, query, LIST);
  const cards = await presentFound(container, found);
  const columns = (await stagesOf(container, workflow, counts)).map((stage) => ({
    stage: stage.key,
    title: stage.title,
    cards: cards.filter((card) => card.stage === stage.key),
  }));
  const total = counts.reduce((sum, { shown }) => sum + shown, 0);
  return { workflow: { key, title: workflow.title }, columns, total, cut: total > cards.length };
}

/** Visible cards that changed since a cursor, and whether a new calendar moved the days of others. Three statements. */
export async function readChanges(container: Container, viewer: Viewer, key: string, since: number): Promise<BoardChanges> {
  const workflow = container.workflows.newest(key);
  const cursor = await container.log.cursor();
  const calendar = await container.log.hasHappened('calendar.apply', since);
  return { cursor, cards: await changedCards(container.strapi, { workflows: [workflow], viewer }, since), calendar };
}

/** What narrows a question about cards of these workflows: what the person may see, their filter, today's bounds. */
export async function boardQuery(
  container: Container,
  viewer: Viewer,
  workflows: readonly WorkflowDefinition[],
  filter: BoardFilter,
  layout: BoardLayout = {},
): Promise<BoardQuery> {
  const bounds = dueBounds(await container.calendars.current(), container.time.today(), container.time.instant());
  return { workflows, viewer, bounds, layout, filter: { ...filter, ...peopleOf(filter, viewer) } as CardFilter };
}

/** `me` becomes the person who asks. */
function peopleOf({ assignee, watched }: BoardFilter, viewer: Viewer): Pick<CardFilter, 'assignee' | 'watched'> {
  const me = viewer.actor.id;
  const found: Pick<CardFilter, 'assignee' | 'watched'> = watched === undefined ? {} : { watched: me };
  if (assignee === undefined) return found;
  return { ...found, assignee: assignee === 'none' ? assignee : assignee === 'me' ? me : Number(assignee) };
}

/** The event that opens a card here, if one of the person's roles may fire it. The rows of a matrix are opened in it, under their parent. */
function createEvent(workflow: WorkflowDefinition, { actor }: Viewer): BoardTab['create'] {
  if (workflow.matrix !== undefined) return null;
  const roles = new Set(actor.memberships.map(({ role }) => role));
  const event = Object.values(workflow.events).find(
    ({ from, form, by }) => from.length === 0 && form !== undefined && by.some((role) => roles.has(role)),
  );
  if (event?.form === undefined) return null;
  return { event: event.key, title: event.title, form: event.form, clauses: clausesOfEvent(workflow, event) };
}
