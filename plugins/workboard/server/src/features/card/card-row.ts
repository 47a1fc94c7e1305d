import type { Day } from '../../../../engine/calendar/types';
import type { ClockEvent } from '../../../../engine/clock/types';
import type { CardState, StepOf, Value } from '../../../../engine/workflow/types';
import type { ClockHistory, DueColumns } from '../clock/service';

/** A row of `workboard_cards`, booleans and structures already read. */
export interface CardRow extends DueColumns {
  id: number;
  workflow: string;
  workflow_version: number;
  stage: string;
  stage_since: Day;
  revision: number;
  subject_uid: string;
  subject_document: string;
  published: boolean;
  number: string | null;
  /** A value of the attribute that the workflow calls its subject's kind. */
  kind: string | null;
  /** A value of the attributes that say how far the subject may be known. */
  mark: string | null;
  /** Place by hand in a first column; null for one that nobody placed. */
  rank: number | null;
  title: string;
  unit: string;
  units: readonly string[];
  assignee_id: number | null;
  last_actor: Readonly<Record<string, StepOf>>;
  /** Who changed the sealed content beside the steps. */
  editors: readonly StepOf[];
  done_in_stage: readonly string[];
  seal: string | null;
  seal_broken: boolean;
  opened_on: Day;
  closed_on: Day | null;
  /** Instant of the last step or edit. */
  updated_at: string;
  comment_count: number;
  attachment_count: number;
}

export interface LoadedCard {
  row: CardRow;
  history: ClockHistory;
}

/**
 * SQLite gives 0 and 1, PostgreSQL booleans; structures are JSON text on both.
 * @param raw as it was read; it is made into the card, since a copy of forty columns costs a step more than all the rest of this
 */
export function cardRowOf(raw: Record<string, unknown>): CardRow {
  return Object.assign(raw as unknown as CardRow, {
    published: Boolean(raw.published),
    due_suspended: Boolean(raw.due_suspended),
    due_projected: Boolean(raw.due_projected),
    seal_broken: Boolean(raw.seal_broken),
    units: JSON.parse(String(raw.units)) as string[],
    last_actor: JSON.parse(String(raw.last_actor)) as Record<string, StepOf>,
    editors: JSON.parse(String(raw.editors)) as StepOf[],
    done_in_stage: JSON.parse(String(raw.done_in_stage)) as string[],
  });
}

/** What lists show of a card, and order it by: a board reads two hundred cards at once, and needs none of their history. */
export const FACE = [
  'id',
  'workflow',
  'workflow_version',
  'stage',
  'stage_since',
  'revision',
  'number',
  'kind',
  'mark',
  'rank',
  'title',
  'unit',
  'assignee_id',
  'due_on',
  'due_clock',
  'due_suspended',
  'due_projected',
  'due_left',
  'due_at',
  'due_rule',
  'seal_broken',
  'updated_at',
  'comment_count',
  'attachment_count',
] as const satisfies readonly (keyof CardRow)[];

export type CardFace = Pick<CardRow, (typeof FACE)[number]>;

/** SQLite gives 0 and 1, PostgreSQL booleans. */
export function cardFaceOf(raw: Readonly<Record<string, unknown>>): CardFace {
  return {
    ...(raw as unknown as CardFace),
    due_suspended: Boolean(raw.due_suspended),
    due_projected: Boolean(raw.due_projected),
    seal_broken: Boolean(raw.seal_broken),
  };
}

/** The card as the engine sees it, with the units its subject names now. */
export function cardStateOf(row: CardRow, units: readonly string[]): CardState {
  return {
    id: row.id,
    workflow: row.workflow,
    stage: row.stage,
    stageSince: row.stage_since,
    revision: row.revision,
    unit: units[0] ?? row.unit,
    units,
    openedOn: row.opened_on,
    lastActor: row.last_actor,
    editors: row.editors,
    doneInStage: row.done_in_stage,
    attachments: row.attachment_count,
  };
}

/** Groups the clock events that came with a card. */
export function historyOf(rows: readonly { clock: string | null; clock_event: string | null }[]): ClockHistory {
  const history: Record<string, ClockEvent[]> = {};
  for (const row of rows) {
    if (row.clock !== null && row.clock_event !== null) (history[row.clock] ??= []).push(JSON.parse(row.clock_event) as ClockEvent);
  }
  return history;
}

/** The text that board search looks through: number and title, lower case. */
export function searchTextOf(number: string | null, title: Value): string {
  return `${number ?? ''} ${typeof title === 'string' ? title : ''}`.toLowerCase().trim();
}
