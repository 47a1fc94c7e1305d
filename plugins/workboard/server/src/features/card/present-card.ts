import { daysBetween } from '../../../../engine/day';
import type { Day, WorkdayCalendar } from '../../../../engine/calendar/types';
import type { Urgency } from '../../../../engine/clock/types';
import type { Text } from '../../../../engine/text';
import type { WorkflowDefinition } from '../../../../engine/workflow/types';
import type { CardDue, CardSummary } from '../../../../shared/contract';
import type { DueColumns } from '../clock/service';
import type { CardFace } from './card-row';

/** What presenting a card takes besides its row; read once for a whole list. */
export interface Presenting {
  workflow: WorkflowDefinition;
  calendar: WorkdayCalendar;
  today: Day;
  now: string;
  unitTitles: ReadonlyMap<string, string>;
}

/** A card as boards show it. Pure: a list of any length costs no statement. */
export function presentCard(row: CardFace, assigneeName: string | null, context: Presenting): CardSummary {
  return {
    id: row.id,
    workflow: row.workflow,
    stage: row.stage,
    stageTitle: stageTitle(context.workflow, row.stage),
    stageSince: row.stage_since,
    revision: row.revision,
    number: row.number,
    kind: kindOf(row, context.workflow),
    mark: row.mark === null ? null : (context.workflow.subject.mark?.titles[row.mark] ?? null),
    title: row.title,
    unit: row.unit,
    unitTitle: context.unitTitles.get(row.unit) ?? row.unit,
    assignee: row.assignee_id === null ? null : { id: row.assignee_id, name: assigneeName ?? '—' },
    due: presentDue(row, context),
    sealBroken: row.seal_broken,
    comments: row.comment_count,
    attachments: row.attachment_count,
  };
}

/** What kind of subject it is; a value the workflow gives no title keeps its own name. */
function kindOf({ kind }: CardFace, { subject }: WorkflowDefinition): CardSummary['kind'] {
  return kind === null || !subject.kind ? null : { key: kind, title: subject.kind.titles[kind] ?? { 'zh-Hans': kind, en: kind } };
}

/** Title of a stage; its key for a stage that a later version dropped. */
export function stageTitle(workflow: WorkflowDefinition, stage: string): Text {
  return workflow.stages.find((candidate) => candidate.key === stage)?.title ?? { 'zh-Hans': stage, en: stage };
}

/**
 * A due day in words. While a clock is suspended its day moves with every workday of waiting, so it is what would hold if the
 * suspension ended today.
 */
export function presentDue(columns: DueColumns, { workflow, calendar, today, now }: Omit<Presenting, 'unitTitles'>): CardDue | null {
  const { due_clock: key, due_suspended: suspended, due_left: left, due_at: at, due_rule: rule } = columns;
  if (key === null) return null;
  const definition = workflow.clocks[key];
  const moved = suspended && left !== null ? calendar.add(today, left) : null;
  const on = moved?.day ?? columns.due_on;
  const minutesLeft = at === null || suspended ? null : Math.floor((Date.parse(at) - Date.parse(now)) / 60_000);
  const urgency = minutesLeft !== null && minutesLeft < 0 ? 'overdue' : urgencyOf(on, { suspended, today, calendar });
  return {
    clock: key,
    title: definition?.title ?? { 'zh-Hans': key, en: key },
    clauses: (rule === null ? null : definition?.ceilings?.[rule]?.clauses) ?? definition?.clauses ?? [],
    on,
    at: suspended ? null : at,
    urgency,
    workdaysLeft: suspended ? left : on === null || urgency === 'overdue' ? null : calendar.count(today, on),
    minutesLeft,
    daysOverdue: on !== null && urgency === 'overdue' ? daysBetween(on, today) : 0,
    projected: moved?.projected ?? columns.due_projected,
  };
}

/** Urgency of a due day; the same bounds as a clock's own reading. */
export function urgencyOf(
  due: Day | null,
  { suspended, today, calendar }: { suspended: boolean; today: Day; calendar: WorkdayCalendar },
): Urgency {
  if (suspended) return 'suspended';
  if (due === null) return 'done';
  if (due < today) return 'overdue';
  if (due === today) return 'today';
  const left = calendar.count(today, due);
  if (left <= 2) return 'soon';
  return left <= 5 ? 'near' : 'later';
}
