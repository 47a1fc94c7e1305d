import type { WorkflowDefinition } from '../../../../engine/workflow/types';
import type { CardSummary } from '../../../../shared/contract';
import type { Container } from '../../platform/container';
import { namesOf } from '../people/service';
import type { CardFace, CardRow } from './card-row';
import { presentCard, type Presenting } from './present-card';

/** Cards as lists show them. One statement for the names of all assignees, none without any. */
export async function presentCards(container: Container, rows: readonly CardRow[]): Promise<CardSummary[]> {
  const names = await namesOf(
    container.strapi,
    rows.map((row) => row.assignee_id),
  );
  return presentNamed(
    container,
    rows.map((row) => ({ row, assignee: row.assignee_id === null ? null : (names.get(row.assignee_id) ?? null) })),
  );
}

/** Cards that came with the names of their assignees. No statement. */
export async function presentNamed(
  container: Container,
  cards: readonly { row: CardFace; assignee: string | null }[],
): Promise<CardSummary[]> {
  const presenting = await presentingOf(
    container,
    cards.map(({ row }) => row),
  );
  return cards.map(({ row, assignee }) => presentCard(row, assignee, presenting(row)));
}

/** What presenting these cards takes, each on the version of its workflow. */
export async function presentingOf(
  container: Container,
  rows: readonly Pick<CardRow, 'workflow' | 'workflow_version'>[],
): Promise<(row: Pick<CardRow, 'workflow' | 'workflow_version'>) => Presenting> {
  const workflows = await definitionsOf(container, rows);
  const [calendar, unitTitles] = [await container.calendars.current(), await container.units.titles()];
  const [today, now] = [container.time.today(), container.time.instant()];
  return (row) => ({ workflow: workflows(row), calendar, today, now, unitTitles });
}

/** The workflow each card runs on. */
async function definitionsOf(
  container: Container,
  rows: readonly Pick<CardRow, 'workflow' | 'workflow_version'>[],
): Promise<(row: Pick<CardRow, 'workflow' | 'workflow_version'>) => WorkflowDefinition> {
  const found = new Map<string, WorkflowDefinition>();
  const nameOf = ({ workflow, workflow_version }: Pick<CardRow, 'workflow' | 'workflow_version'>) => `${workflow}@${workflow_version}`;
  for (const row of rows) {
    if (!found.has(nameOf(row))) found.set(nameOf(row), await container.workflows.version(row.workflow, row.workflow_version));
  }
  return (row) => {
    const workflow = found.get(nameOf(row));
    if (!workflow) throw new Error(`the workflow ${nameOf(row)} was not read`);
    return workflow;
  };
}
