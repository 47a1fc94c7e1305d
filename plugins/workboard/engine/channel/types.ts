import type { ClauseId } from '../text';
import type { Cel, EventKey } from '../workflow/primitives';

/** What a channel is told of an entry. The words are those of the messages: `entry.published` and so on. */
export const CHANNEL_VERBS = ['publish', 'update', 'withdraw'] as const;
export type ChannelVerb = (typeof CHANNEL_VERBS)[number];

/** Which steps of a workflow a channel is told of, and what its answer does. The office's configuration says where the channel is. */
export interface ChannelRule {
  /** Key of the channel in the office's configuration. */
  channel: string;
  clauses: readonly ClauseId[];
  /** Condition over {subject, card, today} on telling it of a `publish` or `update`; whatever withdraws is always told. */
  when?: Cel;
  /** Steps by what they mean to the channel. A step stands under one word only. */
  told: Readonly<Record<ChannelVerb, readonly EventKey[]>>;
  /** Scalar attributes that travel, beside documentId, version and hash. Never text, never anything of a person. */
  attributes: readonly string[];
  /**
   * The step that the delivery of a `publish` or `update` fires, by the system, and its answers: expressions over {delivery, subject, card, today}. Absent:
   * nothing follows. `when` skips it.
   */
  delivered?: { event: EventKey; when?: Cel; form: Readonly<Record<string, Cel>> };
  /** Attribute that is filled once somebody recorded by hand that the entry is there. */
  recorded?: string;
}

/** What a delivery is to an expression: when and where the entry appeared on the channel. */
export interface Delivery {
  /** A day in Asia/Shanghai. */
  day: string;
  /** Instant, ISO in UTC. */
  at: string;
  /** Address, or null where the channel gave none. */
  url: string | null;
  channel: string;
}

export const DELIVERY_PARTS = ['day', 'at', 'url', 'channel'] as const;
/** Names that the condition on telling a channel may start from. */
export const TOLD_ROOTS = ['subject', 'card', 'today'] as const;
/** Names that the answers of a delivery may start from. */
export const DELIVERY_ROOTS = ['delivery', 'subject', 'card', 'today'] as const;
