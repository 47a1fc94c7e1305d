import { holidayAfter } from '../../../../engine/calendar/holiday-eve';
import type { ClauseId, Text } from '../../../../engine/text';
import type { EventDefinition, Person, WorkflowDefinition } from '../../../../engine/workflow/types';
import type { CardDue, Today, TodayGroup, TodayItem } from '../../../../shared/contract';
import type { Container } from '../../platform/container';
import type { Viewer } from '../../platform/viewer';
import type { CardRow } from '../card/card-row';
import { presentDue, stageTitle, type Presenting } from '../card/present-card';
import { presentingOf } from '../card/present-cards';
import { namesOf } from '../people/service';
import { partIn, partsOf, type Part } from './my-parts';
import { cardsWaitingFor, openTasksOf, type TaskOnCard } from './repository';
import { waitingIn } from './texts';

const GROUPS: readonly TodayGroup[] = ['overdue', 'today', 'soon', 'near', 'later', 'suspended', 'undated'];

/** Whose obligations are listed: all that bind the person's roles, or some of them. */
export interface TodayChoice {
  /** Only cards that are the person's own, of those they stand in for, or nobody's. */
  mine: boolean;
  /** Only what the person does in somebody's stead. */
  standIn: boolean;
}

/**
 * 今日必办: open tasks for the person's roles, and cards that wait for one of their roles without such a task. Derived, never
 * stored. Every obligation stands in exactly one group, by its urgency; earliest due day first. Three statements.
 */
export async function readToday(container: Container, { actor }: Pick<Viewer, 'actor'>, { mine, standIn }: TodayChoice): Promise<Today> {
  const parts = partsOf(container.workflows.all(), actor);
  const principals = parts.flatMap(({ standingInFor }) => standingInFor?.id ?? []);
  const query = { parts, mine: mine ? [actor.id, ...new Set(principals)] : null };
  const tasks = await openTasksOf(container.strapi, query);
  const withTask = new Set(tasks.map(({ card }) => card.id));
  const waiting = (await cardsWaitingFor(container.strapi, query)).filter(({ id }) => !withTask.has(id));
  const cards = [...tasks.map(({ card }) => card), ...waiting];
  const presenting = await presentingOf(container, cards);
  const names = await namesOf(
    container.strapi,
    cards.map((card) => card.assignee_id),
  );
  const roles = new Set(actor.memberships.map(({ role }) => role));
  const items = [
    ...tasks.map((task) => itemOf(task.card, presenting(task.card), names, fromTask(task, presenting(task.card), parts))),
    ...waiting.map((card) => itemOf(card, presenting(card), names, fromStage(card, presenting(card), roles, parts))),
  ]
    .filter((item) => !standIn || item.standingInFor !== null)
    .sort(byDue);
  const groups = GROUPS.map((group) => ({ group, items: items.filter((item) => groupOf(item.due) === group) }));
  const today = container.time.today();
  return {
    today,
    groups: groups.filter((group) => group.items.length > 0),
    projected: items.filter((item) => item.due?.projected).length,
    holiday: holidayAfter(today, await container.calendars.current()),
  };
}

interface Obligation {
  todo: Text;
  event: EventDefinition | null;
  clauses: readonly ClauseId[];
  due: CardDue | null;
  standingInFor: Person | null;
}

/** A task without a clock of its own is due with its card. */
function fromTask(task: TaskOnCard, context: Presenting, parts: readonly Part[]): Obligation {
  return {
    todo: JSON.parse(task.title) as Text,
    event: task.event === null ? null : (context.workflow.events[task.event] ?? null),
    clauses: JSON.parse(task.clauses) as ClauseId[],
    due: presentDue(task.due ?? task.card, context),
    standingInFor: partIn(parts, task.card, ({ role }) => role === task.role)?.standingInFor ?? null,
  };
}

function fromStage(card: CardRow, context: Presenting, roles: ReadonlySet<string>, parts: readonly Part[]): Obligation {
  const due = presentDue(card, context);
  const way = onlyWay(context.workflow, card.stage, roles);
  return {
    todo: way?.title ?? waitingIn(stageTitle(context.workflow, card.stage)),
    event: way,
    clauses: due?.clauses ?? [],
    due,
    standingInFor: partIn(parts, card, ({ stages }) => stages.includes(card.stage))?.standingInFor ?? null,
  };
}

/** The event that does it, where there is just one way on for these roles, or none on and one back. */
function onlyWay(workflow: WorkflowDefinition, stage: string, roles: ReadonlySet<string>): EventDefinition | null {
  const ways = Object.values(workflow.events).filter(
    ({ from, by, to }) => to.length > 0 && from.includes(stage) && by.some((role) => roles.has(role)),
  );
  const on = ways.filter(({ back }) => !back);
  const [only, ...others] = on.length > 0 ? on : ways;
  return others.length === 0 ? (only ?? null) : null;
}

function itemOf(card: CardRow, context: Presenting, names: ReadonlyMap<number, string>, obligation: Obligation): TodayItem {
  const { todo, event, clauses, due, standingInFor } = obligation;
  return {
    card: card.id,
    workflow: card.workflow,
    workflowTitle: context.workflow.title,
    stageTitle: stageTitle(context.workflow, card.stage),
    number: card.number,
    title: card.title,
    todo,
    event: event?.key ?? null,
    eventTitle: event?.title ?? null,
    clauses,
    due,
    assignee: card.assignee_id === null ? null : { id: card.assignee_id, name: names.get(card.assignee_id) ?? '—' },
    unit: card.unit,
    unitTitle: context.unitTitles.get(card.unit) ?? card.unit,
    standingInFor,
  };
}

function groupOf(due: CardDue | null): TodayGroup {
  return due === null || due.urgency === 'done' ? 'undated' : due.urgency;
}

function byDue(a: TodayItem, b: TodayItem): number {
  const [left, right] = [a.due?.on ?? '9999', b.due?.on ?? '9999'];
  if (left !== right) return left < right ? -1 : 1;
  const [leftAt, rightAt] = [a.due?.at ?? '9', b.due?.at ?? '9'];
  return leftAt === rightAt ? a.card - b.card : leftAt < rightAt ? -1 : 1;
}
