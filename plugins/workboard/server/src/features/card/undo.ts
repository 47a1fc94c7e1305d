import type { Text } from '../../../../engine/text';
import type { Actor, EventDefinition, WorkflowDefinition } from '../../../../engine/workflow/types';
import type { UndoOffer } from '../../../../shared/contract';
import type { Container } from '../../platform/container';
import { BadRequest } from '../../platform/errors';
import type { CardRow } from './card-row';
import type { Fired } from './service';

/**
 * Whether the step that was just made can be taken back now by this person, by which event, or why not. No statement where the workflow
 * declares no event for it.
 */
export async function undoOffer(container: Container, { card, event }: Fired, actor: Actor): Promise<UndoOffer> {
  if (!event.undo) return { why: notDeclared(event) };
  if ('why' in event.undo) return { why: event.undo.why };
  const { event: key } = event.undo;
  const { events } = await container.cards.permitted(card.id, actor);
  const found = events.find((one) => one.event === key);
  if (found?.allowed) return { event: key, title: found.title, form: found.form };
  return { why: joined((found?.unmet ?? []).map(({ message }) => message)) ?? notDeclared(event) };
}

/**
 * Number of the log row that an undo takes back: the person's own last step on the card, whose workflow names this event for it.
 * @throws BadRequest if the last step is another's, or is taken back by another event or none
 */
export async function stepToTakeBack(
  container: Container,
  { card, workflow, event, actor }: { card: CardRow; workflow: WorkflowDefinition; event: string; actor: Actor },
): Promise<number> {
  const rows = await container.log.ofCard(card.id, { afterRevision: card.revision - 1 });
  const last = rows.find((row) => row.revision === card.revision && Object.hasOwn(workflow.events, row.event));
  const undo = last && workflow.events[last.event]?.undo;
  if (last && last.actor_id === actor.id && undo && 'event' in undo && undo.event === event) return last.seq;
  throw new BadRequest(
    '只能撤销本人刚刚办理的一步；请改用“下一步”中的步骤 / Only one’s own last step can be undone; choose a step from “Next” instead',
    'undo',
  );
}

function notDeclared({ title }: EventDefinition): Text {
  return {
    'zh-Hans': `“${title['zh-Hans']}”不能直接撤销，需要更正的请从“下一步”中选择退回等步骤`,
    en: `“${title.en}” cannot be undone; to correct it, choose a step back from “Next”`,
  };
}

function joined(texts: readonly Text[]): Text | null {
  if (texts.length === 0) return null;
  return { 'zh-Hans': texts.map((text) => text['zh-Hans']).join('；'), en: texts.map((text) => text.en).join('; ') };
}
