import type { Day } from '../../../../engine/calendar/types';
import { registersOf, type RegisterDefinition } from '../../../../engine/register';
import type { WorkflowDefinition } from '../../../../engine/workflow/types';
import type { RegisterFilter } from '../../../../shared/contract';
import type { Container } from '../../platform/container';
import { BadRequest, NotFound } from '../../platform/errors';
import type { Viewer } from '../../platform/viewer';
import { dueBounds, type CardFilter, type DueBounds } from '../board/filter';
import type { SubjectRef } from '../link/service';
import { columnsOf, type Column } from './columns';

/** A register that is asked for: which cards of it, and in which columns. */
export interface RegisterQuery {
  viewer: Viewer;
  filter: CardFilter;
  bounds: DueBounds;
  workflow: WorkflowDefinition;
  register: RegisterDefinition;
  columns: readonly Column[];
  stage?: string;
  open?: boolean;
  is: readonly (readonly [Column, string])[];
  from: readonly (readonly [Column, Day])[];
  to: readonly (readonly [Column, Day])[];
  /** Only cards under this subject. */
  under?: SubjectRef;
  /** Only cards whose attribute holds this text. */
  holds?: { attribute: string; text: string };
  /** Null: as the cards were opened, the newest first. */
  sort: { column: Column; descending: boolean } | null;
}

/**
 * Everything that a question about a register names, looked up.
 * @throws NotFound for a workflow or register that is not there, BadRequest for a column that cannot be narrowed or sorted by
 */
export async function registerQuery(
  container: Container,
  viewer: Viewer,
  input: { workflow: string; register: string; filter: RegisterFilter },
): Promise<RegisterQuery> {
  const workflow = container.workflows.newest(input.workflow);
  const register = registersOf(workflow).find(({ key }) => key === input.register);
  if (!register)
    throw new NotFound(`流程 ${workflow.key} 没有台账“${input.register}” / ${workflow.key} has no register "${input.register}"`);
  return queryOver(container, viewer, { workflow, register, filter: input.filter });
}

/** The same over a register that no pack declares. @param asked its columns, where they are known already */
export async function queryOver(
  container: Container,
  viewer: Viewer,
  { workflow, register, filter }: { workflow: WorkflowDefinition; register: RegisterDefinition; filter: RegisterFilter },
  asked?: readonly Column[],
): Promise<RegisterQuery> {
  const { is, from, to, stage, open, sort, ...board } = filter;
  const columns = asked ?? (await columnsOf(container, workflow, register));
  if (stage !== undefined && !workflow.stages.some(({ key }) => key === stage))
    throw unknown(
      'stage',
      stage,
      workflow.stages.map(({ key }) => key),
    );
  const named = <T>(part: string, given: Readonly<Record<string, T>>, fits: (column: Column) => boolean) =>
    Object.entries(given).map(([key, value]) => [columnAt(columns, `${part}.${key}`, key, fits), value] as const);
  return {
    viewer,
    bounds: dueBounds(await container.calendars.current(), container.time.today(), container.time.instant()),
    filter: cardFilter(board, viewer),
    workflow,
    register,
    columns,
    ...(stage === undefined ? {} : { stage }),
    ...(open === undefined ? {} : { open: open === '1' }),
    is: named('is', is, ({ filter: by }) => by === 'choice' || by === 'unit'),
    from: named('from', from, ({ filter: by }) => by === 'days'),
    to: named('to', to, ({ filter: by }) => by === 'days'),
    sort:
      sort === undefined
        ? null
        : { column: columnAt(columns, 'sort', sort.replace(/^-/, ''), ({ sortable }) => sortable), descending: sort.startsWith('-') },
  };
}

/** The board's filter; `me` becomes a person. */
function cardFilter(
  { assignee, watched, ...rest }: Pick<RegisterFilter, 'q' | 'unit' | 'assignee' | 'watched' | 'urgency'>,
  { actor }: Viewer,
): CardFilter {
  const whose = assignee === undefined || assignee === 'none' ? assignee : assignee === 'me' ? actor.id : Number(assignee);
  return { ...rest, ...(whose === undefined ? {} : { assignee: whose }), ...(watched === undefined ? {} : { watched: actor.id }) };
}

function columnAt(columns: readonly Column[], parameter: string, key: string, fits: (column: Column) => boolean): Column {
  const found = columns.find((column) => column.key === key && fits(column));
  if (!found)
    throw unknown(
      parameter,
      key,
      columns.filter(fits).map((column) => column.key),
    );
  return found;
}

function unknown(parameter: string, value: string, known: readonly string[]): BadRequest {
  const list = known.join(', ') || '—';
  return new BadRequest(
    `参数 ${parameter} 不能是“${value}”；可用：${list} / Parameter ${parameter} cannot be "${value}"; known: ${list}`,
    parameter,
  );
}
