import type { WorkflowDefinition } from '../../../../engine/workflow/types';
import type { BoardCell, BoardColumn, BoardLayout, BoardOrder, CardSummary, Counts } from '../../../../shared/contract';
import type { Container } from '../../platform/container';
import { NotFound } from '../../platform/errors';
import { presentNamed } from '../card/present-cards';
import type { StageCounts } from './count-stages';
import { LANE_WINDOW, WINDOW, type NamedCard } from './repository';
import { writeCursor } from './window-cursor';

export type Stage = WorkflowDefinition['stages'][number];

/** The stages of the present version, and those of older versions in which cards still rest. */
export async function stagesOf(container: Container, workflow: WorkflowDefinition, counts: readonly StageCounts[]): Promise<Stage[]> {
  const stages: Stage[] = [...workflow.stages];
  for (const { stage, version } of counts) {
    if (stages.some(({ key }) => key === stage)) continue;
    const former = (await container.workflows.version(workflow.key, version)).stages.find(({ key }) => key === stage);
    if (!former) throw new NotFound(`${workflow.key} v${version} has no stage ${stage}`);
    stages.push(former);
  }
  return stages;
}

interface ColumnInput {
  stage: Stage;
  layout: BoardLayout;
  counts: readonly StageCounts[];
  /** First windows, of this and of other columns. */
  found: readonly NamedCard[];
  /** The same, as they are shown. */
  cards: readonly CardSummary[];
}

/** A column with its first window, or with the first window of each of its lanes. */
export function presentColumn({ stage, layout, counts, found, cards }: ColumnInput): BoardColumn {
  const order = orderIn(stage, layout);
  const rows = counts.filter((row) => row.stage === stage.key);
  const own = found.filter(({ row }) => row.stage === stage.key);
  const cells = layout.lanes ? rows.filter(({ shown }) => shown > 0).map((row) => cellOf(row, own, layout)) : [];
  return {
    stage: stage.key,
    title: stage.title,
    kind: stage.kind,
    counts: { ...countsOf(rows), open: sumOf(rows, 'shown') },
    ...(rows.some(({ more }) => more) ? { more: true as const } : {}),
    wip: stage.wip ?? null,
    order,
    cards: cards.filter((card) => card.stage === stage.key && !isExtra(card, own, layout)),
    next: layout.lanes ? null : nextOf(own, WINDOW, layout),
    cells,
  };
}

/** What a column is ordered by: by hand only where drafts wait, by the binding day in the others. */
function orderIn({ kind }: Pick<Stage, 'kind'>, { sort = 'due' }: BoardLayout): BoardOrder {
  return sort === 'manual' && kind !== 'initial' ? 'due' : sort;
}

/** Cards of windows as boards show them, each with its lane. No statement. */
export async function presentFound(container: Container, found: readonly NamedCard[]): Promise<CardSummary[]> {
  const cards = await presentNamed(container, found);
  return cards.map((card, index) => {
    const lane = found[index]?.lane;
    return typeof lane === 'string' ? { ...card, lane } : card;
  });
}

/** The cursor behind a window, where more was read than is shown. */
export function nextOf(found: readonly NamedCard[], size: number, { sort = 'due' }: BoardLayout): string | null {
  const last = found[size - 1];
  return found.length > size && last ? writeCursor(sort, last.row) : null;
}

export function countsOf(rows: readonly StageCounts[]): Counts {
  return {
    open: sumOf(rows, 'total'),
    overdue: sumOf(rows, 'overdue'),
    today: sumOf(rows, 'today'),
    soon: sumOf(rows, 'soon'),
    suspended: sumOf(rows, 'suspended'),
  };
}

/** Sums over the columns; cards that reached a final stage are not open. */
export function totalOf(workflow: WorkflowDefinition, rows: readonly StageCounts[]): Counts {
  const final = new Set(workflow.stages.filter(({ kind }) => kind === 'final').map(({ key }) => key));
  return {
    ...countsOf(rows),
    open: sumOf(
      rows.filter(({ stage }) => !final.has(stage)),
      'total',
    ),
  };
}

function cellOf({ lane, shown }: StageCounts, own: readonly NamedCard[], layout: BoardLayout): BoardCell {
  const inLane = own.filter((card) => card.lane === lane);
  return { lane: lane ?? '', open: shown, next: nextOf(inLane, LANE_WINDOW, layout) };
}

/** The one card of a window that was read to know whether there are more. */
function isExtra(card: CardSummary, own: readonly NamedCard[], { lanes }: BoardLayout): boolean {
  const window = lanes ? own.filter(({ lane }) => lane === card.lane) : own;
  return window.findIndex(({ row }) => row.id === card.id) >= (lanes ? LANE_WINDOW : WINDOW);
}

function sumOf(rows: readonly StageCounts[], part: 'total' | 'shown' | keyof Omit<Counts, 'open'>): number {
  return rows.reduce((sum, row) => sum + row[part], 0);
}
