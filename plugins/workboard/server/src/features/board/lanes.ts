import { countsHours } from '../../../../engine/clock/ceilings';
import type { WorkflowDefinition } from '../../../../engine/workflow/types';
import type { BoardLane, LaneBy } from '../../../../shared/contract';
import type { StageCounts } from './count-stages';
import { NO_LANE, NOT_DUE } from './lane-of';
import type { NamedCard } from './repository';

const URGENCIES = ['overdue', 'today', 'soon', 'later', 'suspended', NOT_DUE];
/** What is due within so many hours; between the first and the second stands what is due today. */
const HOURS = ['overdue', 'h5', 'today', 'h24', 'h48', 'later', 'suspended', NOT_DUE];

/** What a board of this workflow can be divided by. */
export function lanesOffered(workflow: WorkflowDefinition): LaneBy[] {
  const hours = Object.values(workflow.clocks).some(countsHours);
  return ['unit', 'assignee', 'urgency', ...(workflow.subject.kind ? (['kind'] as const) : []), ...(hours ? (['hours'] as const) : [])];
}

interface LaneInput {
  by: LaneBy;
  workflow: WorkflowDefinition;
  counts: readonly StageCounts[];
  found: readonly NamedCard[];
  unitTitles: ReadonlyMap<string, string>;
}

/** The lanes of a board in their order, those without cards left out. No statement: names of people came with their cards. */
export function lanesOf(input: LaneInput): BoardLane[] {
  const lanes = new Map<string, BoardLane>();
  for (const { lane, shown, overdue } of input.counts) {
    if (lane === null || shown === 0) continue;
    const known = lanes.get(lane) ?? { key: lane, title: titleOf(input, lane), open: 0, overdue: 0 };
    lanes.set(lane, { ...known, open: known.open + shown, overdue: known.overdue + overdue });
  }
  return [...lanes.values()].sort(inOrder(input));
}

function titleOf({ by, workflow, found, unitTitles }: LaneInput, lane: string): BoardLane['title'] {
  if (lane === NO_LANE || by === 'urgency' || by === 'hours') return null;
  if (by === 'kind') return workflow.subject.kind?.titles[lane] ?? same(lane);
  if (by === 'unit') return same(unitTitles.get(lane) ?? lane);
  return same(found.find(({ row }) => String(row.assignee_id) === lane)?.assignee ?? '—');
}

function same(name: string): NonNullable<BoardLane['title']> {
  return { 'zh-Hans': name, en: name };
}

/** Urgencies and kinds in their own order, units and people by name; those that have none come last. */
function inOrder({ by, workflow }: LaneInput): (a: BoardLane, b: BoardLane) => number {
  const known: readonly string[] = {
    urgency: URGENCIES,
    hours: HOURS,
    kind: Object.keys(workflow.subject.kind?.titles ?? {}),
    unit: [],
    assignee: [],
  }[by];
  const place = ({ key }: BoardLane) => (key === NO_LANE ? known.length + 1 : known.includes(key) ? known.indexOf(key) : known.length);
  const name = ({ title }: BoardLane) => title?.['zh-Hans'] ?? '';
  return (a, b) => place(a) - place(b) || name(a).localeCompare(name(b), 'zh-Hans');
}
