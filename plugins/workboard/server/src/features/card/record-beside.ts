import type { Actor, Value } from '../../../../engine/workflow/types';
import type { Container } from '../../platform/container';
import type { Trx } from '../../platform/transaction';
import type { OwnEvent } from '../log/own-events';
import { assertChangeable } from './assert-changeable';
import type { CardRow } from './card-row';
import { mandateBeside } from './mandate-beside';

export interface BesideStep {
  event: OwnEvent;
  at: string;
  /** The card as it was before. */
  card: CardRow;
  /** Revision after it; the card's own for what leaves the card as it is. */
  revision: number;
  actor: Actor;
  comment: string | null;
  data?: Readonly<Record<string, Value>>;
}

/** What leaves a card as it is: it is told of cards that nobody changes any more, too. */
const READS: ReadonlySet<OwnEvent> = new Set([
  'personal.reveal',
  'personal.erase',
  'attachment.open',
  'notice.open',
  'bundle.make',
  'bundle.download',
]);

/**
 * Writes the log row of what happens to a card beside its steps. @returns its number
 * @throws Forbidden for what would change a card in a read-only stage; the caller's transaction undoes the rest
 */
export async function recordBeside(container: Container, trx: Trx, { card, ...beside }: BesideStep): Promise<number> {
  const workflow = await container.workflows.version(card.workflow, card.workflow_version);
  if (!READS.has(beside.event)) assertChangeable(workflow, card);
  const mandate = mandateBeside(workflow, card, beside.actor);
  return container.log.record(trx, {
    at: beside.at,
    card: card.id,
    workflow: card.workflow,
    subject: { uid: card.subject_uid, documentId: card.subject_document },
    event: beside.event,
    from: card.stage,
    to: card.stage,
    revision: beside.revision,
    actor: beside.actor,
    unit: mandate?.unit ?? null,
    standingInFor: mandate?.standingInFor?.id ?? null,
    comment: beside.comment,
    form: null,
    ...(beside.data ? { data: beside.data } : {}),
    clauses: [],
    contentHash: null,
    calendarVersion: (await container.calendars.current()).version,
  });
}
