import type { WorkflowDefinition } from '../../../../engine/workflow/types';
import type { Container } from '../../platform/container';
import { reading } from '../../platform/transaction';
import type { OwnEvent } from '../log/own-events';

/** What the log says of the public side after a number of its own. */
export interface PublicChanges {
  /** Number of the last row that was read; the next question begins here. */
  cursor: number;
  /** Subjects that were published, published again or withdrawn, each once. */
  subjects: { uid: string; documentId: string }[];
  /** A new calendar holds. */
  calendar: boolean;
  /** There may be more rows after `cursor`. */
  more: boolean;
}

interface Row {
  seq: number;
  event: string;
  uid: string | null;
  document: string | null;
  workflow: string | null;
  version: number | null;
  /** Whether the card's subject is public now. */
  published: boolean | number | null;
}

/** Rows of one question. */
const BATCH = 500;
const CALENDAR: OwnEvent = 'calendar.apply';

/**
 * Reads from the log which subjects became public, changed in public, or ceased to be, after the row `since`. One statement. Published rows change in no
 * other way: the permit that the database asks for is given by a step, and a step is logged in its own transaction.
 */
export async function changesSince(container: Container, since: number): Promise<PublicChanges> {
  const rows = (await reading(container.strapi, (db) =>
    db({ l: 'workboard_log' })
      .leftJoin({ c: 'workboard_cards' }, 'c.id', 'l.card_id')
      .where('l.seq', '>', since)
      .orderBy('l.seq')
      .limit(BATCH)
      .select('l.seq', 'l.event', 'l.subject_uid as uid', 'l.subject_document as document')
      .select('c.workflow', 'c.workflow_version as version', 'c.published'),
  )) as Row[];
  const subjects = new Map<string, { uid: string; documentId: string }>();
  for (const { event, uid, document, workflow, version, published } of rows) {
    if (uid === null || document === null || workflow === null || version === null) continue;
    const definition = await container.workflows.version(workflow, version);
    if (changesPublication(definition, event) || (Boolean(published) && writes(definition, event))) {
      subjects.set(`${uid} ${document}`, { uid, documentId: document });
    }
  }
  return {
    cursor: Number(rows.at(-1)?.seq ?? since),
    subjects: [...subjects.values()],
    calendar: rows.some(({ event }) => event === CALENDAR),
    more: rows.length === BATCH,
  };
}

/** Whether a step writes attributes: of a subject that is public it shows them in public as well, such as that it was repealed. */
function writes(workflow: WorkflowDefinition, event: string): boolean {
  return (workflow.events[event]?.effects ?? []).some(({ do: kind }) => kind === 'set' || kind === 'assignNumber');
}

/** Whether a step publishes or withdraws. */
export function changesPublication(workflow: WorkflowDefinition, event: string): boolean {
  return (workflow.events[event]?.effects ?? []).some(({ do: kind }) => kind === 'publish' || kind === 'unpublish');
}
