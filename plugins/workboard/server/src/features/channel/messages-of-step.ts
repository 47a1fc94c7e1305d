import { isTold, toldOf, type ChannelRule, type ChannelVerb } from '../../../../engine/channel';
import type { Value, WorkflowDefinition } from '../../../../engine/workflow/types';
import type { Container } from '../../platform/container';
import type { LogRow } from '../log/service';
import type { CardRow } from '../card/card-row';
import type { ChannelConfig } from './config';
import type { DeliveryRow } from './repository';

/** A step of a workflow, with what it happened to as it is now. */
export interface Step {
  row: LogRow;
  card: CardRow;
  workflow: WorkflowDefinition;
  /** Attributes that the channels' rules read. */
  subject: Readonly<Record<string, Value>>;
}

const WORDS: Readonly<Record<ChannelVerb, string>> = { publish: 'entry.published', update: 'entry.updated', withdraw: 'entry.withdrawn' };

/**
 * The messages a step is told in, one for each channel that takes this content type. Thin: what, which version and its hash; the receiver reads the
 * entry itself from the public address. Never a text, never a person.
 */
export function messagesOf(container: Container, step: Step, only?: string): Partial<DeliveryRow>[] {
  const { row, card, workflow, subject } = step;
  const channels = container.channels.all();
  const today = container.time.today();
  return toldOf(workflow, row.event).flatMap(({ rule, verb }) => {
    const config = channels[rule.channel];
    if (!config || (only !== undefined && only !== rule.channel) || !takes(config, card.subject_uid)) return [];
    if (verb !== 'withdraw' && !isTold(rule, { subject, card: { id: card.id, stage: card.stage }, today })) return [];
    const now = container.time.instant();
    return [
      {
        channel: rule.channel,
        log_seq: row.seq,
        card_id: card.id,
        workflow: workflow.key,
        uid: card.subject_uid,
        document_id: card.subject_document,
        event: row.event,
        verb,
        body: JSON.stringify(bodyOf(container, step, rule, verb)),
        next_at: now,
        created_at: now,
        ...(isRecorded(config, rule, verb, subject)
          ? { state: 'done' as const, how: 'hand' as const, finished_at: now, report: 'done' as const }
          : { state: 'waiting' as const, how: null, finished_at: null, report: 'none' as const }),
      },
    ];
  });
}

function bodyOf(container: Container, { row, card, subject }: Step, rule: ChannelRule, verb: ChannelVerb) {
  return {
    type: WORDS[verb],
    timestamp: row.at,
    data: {
      channel: rule.channel,
      contentType: card.subject_uid.split('.').at(-1) ?? card.subject_uid,
      documentId: card.subject_document,
      version: row.seq,
      event: row.event,
      hash: row.content_hash === null ? null : { algorithm: container.hash, value: row.content_hash },
      ...Object.fromEntries(rule.attributes.map((name) => [name, subject[name] ?? null])),
    },
  };
}

const takes = ({ types }: ChannelConfig, uid: string) => types.length === 0 || types.includes(uid);

/** Nobody sends to a channel without an address; where the step itself says that the entry is there, nothing is left to tick off. */
function isRecorded({ url }: ChannelConfig, rule: ChannelRule, verb: ChannelVerb, subject: Step['subject']): boolean {
  if (url !== '' || verb !== 'publish' || rule.recorded === undefined) return false;
  const value = subject[rule.recorded];
  return value !== undefined && value !== null && value !== '';
}
