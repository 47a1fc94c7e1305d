import type { EventDefinition, WorkflowDefinition } from '../../../../engine/workflow/types';
import type { CardRow } from '../card/card-row';
import type { LogRow } from '../log/service';
import type { Audience } from './audience';
import type { NewNotification } from './service';

/** A step of a workflow that was logged. */
export interface Happened {
  row: LogRow;
  /** As it is now. */
  card: CardRow;
  workflow: WorkflowDefinition;
  /** Null for what is no step: a comment. */
  event: EventDefinition | null;
  /** Who had brought the card to the stage it was returned from; null if that was nobody of the staff. */
  submitter: number | null;
}

/**
 * Who is told of a step, and what: whoever owns the stage it led to, who handed up what is returned, and who follows the card. Each is told
 * the most telling of these, and nobody their own doing. A card that has moved on since waits for nobody there, so nothing is said of that.
 */
export function messagesOf(
  { row, card, workflow, event, submitter }: Happened,
  audience: Audience,
  following: readonly number[],
): NewNotification[] {
  const told = new Set([row.actor_id]);
  const pick = (users: readonly number[]) => {
    const picked = audience.seeing(workflow, card, users).filter((user) => !told.has(user));
    for (const user of picked) told.add(user);
    return picked;
  };
  const stage = workflow.stages.find(({ key }) => key === row.to_stage);
  const moved = row.from_stage !== row.to_stage;
  const rests = moved && card.stage === row.to_stage && card.closed_on === null;
  const message = (kind: NewNotification['kind'], to: readonly number[]): NewNotification => ({
    kind,
    key: `log:${row.seq}:${kind}`,
    to,
    card: card.id,
    params: {
      by: row.actor_name,
      stage: stage?.title['zh-Hans'] ?? row.to_stage,
      'stage.en': stage?.title.en ?? row.to_stage,
      event: event?.title['zh-Hans'] ?? null,
      'event.en': event?.title.en ?? null,
    },
    at: row.at,
    by: row.actor_id,
  });
  if (!event)
    return [message('commented', pick(following.filter((user) => !mentioned(row).includes(user))))].filter(({ to }) => to.length > 0);
  const messages = [
    message('returned', event.back && rests && submitter !== null ? pick([submitter]) : []),
    message(stage?.urgent ? 'entered.urgent' : 'entered', rests && stage ? pick(audience.holders(workflow, card, stage.owner)) : []),
    message('followed', pick(following)),
  ];
  return messages.filter(({ to }) => to.length > 0);
}

/** Whom a comment named: they were told when it was written. */
function mentioned({ form_data: data }: LogRow): number[] {
  const { mentions = [] } = JSON.parse(data ?? '{}') as { mentions?: { id: number }[] };
  return mentions.map(({ id }) => id);
}
