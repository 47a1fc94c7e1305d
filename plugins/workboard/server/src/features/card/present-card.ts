import { daysBetween } from '../../../../engine/day';
import type { Day, WorkdayCalendar } from '../../../../engine/calendar/types';
import type { Urgency } from '../../../../engine/clock/types';
import type { Text } from '../../../../engine/text';
import type { WorkflowDefinition } from '../../../../engine/workflow/types';
import type { CardDue, CardSummary } from '../../../../shared/contract';
import type { CardRow } from './card-row';

/** What presenting a card takes besides its row; read once for a whole list. */
export interface Presenting {
  workflow: WorkflowDefinition;
  calendar: WorkdayCalendar;
  today: Day;
  unitTitles: ReadonlyMap<string, string>;
}

/** A card as boards show it. Pure: a list of any length costs no statement. */
export function presentCard(row: CardRow, assigneeName: string | null, context: Presenting): CardSummary {
  return {
    id: row.id,
    workflow: row.workflow,
    stage: row.stage,
    stageTitle: stageTitle(context.workflow, row.stage),
    stageSince: row.stage_since,
    revision: row.revision,
    number: row.number,
    title: row.title,
    unit: row.unit,
    unitTitle: context.unitTitles.get(row.unit) ?? row.unit,
    assignee: row.assignee_id === null ? null : { id: row.assignee_id, name: assigneeName ?? '—' },
    due: row.due_clock === null ? null : presentDue(row, context),
    sealBroken: row.seal_broken,
  };
}

/** Title of a stage; its key for a stage that a later version dropped. */
export function stageTitle(workflow: WorkflowDefinition, stage: string): Text {
  return workflow.stages.find((candidate) => candidate.key === stage)?.title ?? { 'zh-Hans': stage, en: stage };
}

function presentDue(row: CardRow, { workflow, calendar, today }: Presenting): CardDue {
  const key = row.due_clock ?? '';
  const definition = workflow.clocks[key];
  const running = !row.due_suspended && row.due_on !== null;
  const overdue = running && row.due_on !== null && row.due_on < today;
  return {
    clock: key,
    title: definition?.title ?? { 'zh-Hans': key, en: key },
    clauses: definition?.clauses ?? [],
    on: row.due_on,
    urgency: urgencyOf(row.due_on, { suspended: row.due_suspended, today, calendar }),
    workdaysLeft: row.due_suspended ? row.due_left : running && row.due_on !== null && !overdue ? calendar.count(today, row.due_on) : null,
    daysOverdue: overdue && row.due_on !== null ? daysBetween(row.due_on, today) : 0,
    projected: row.due_projected,
  };
}

/** Urgency of a due day; the same bounds as a clock's own reading. */
export function urgencyOf(due: Day | null, { suspended, today, calendar }: { suspended: boolean; today: Day; calendar: WorkdayCalendar }): Urgency {
  if (suspended) return 'suspended';
  if (due === null) return 'done';
  if (due < today) return 'overdue';
  if (due === today) return 'today';
  const left = calendar.count(today, due);
  if (left <= 2) return 'soon';
  return left <= 5 ? 'near' : 'later';
}
