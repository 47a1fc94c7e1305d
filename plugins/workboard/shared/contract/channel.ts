/** Channels of publication: where what is published goes, and how far each message has come. All need the action `channel.use`, switch and rotate `channel.manage`. */
import type { Text } from '../../engine/text';

/** GET /channels */
export interface ChannelOverview {
  channels: ChannelView[];
}

export interface ChannelView {
  key: string;
  title: Text;
  /** Null: it has no address, its messages are ticked off by hand. */
  host: string | null;
  state: 'on' | 'off' | 'by_hand';
  offAt: string | null;
  /** `gone`: the other end answered 410. */
  offReason: 'gone' | 'hand' | null;
  offNote: string | null;
  /** It asked to be left alone until then. */
  restsUntil: string | null;
  rotatedAt: string | null;
  /** Until then the secret before the newest signs as well. */
  bothUntil: string | null;
  waiting: number;
  dead: number;
  done: number;
  lastAt: string | null;
}

/** GET /channels/deliveries?channel=&state=waiting|dead|done|refused&document=&before= — 50 at a time, the newest first. */
export interface ChannelDeliveryPage {
  deliveries: ChannelDelivery[];
  /** `before` of the next page; null for the last. */
  next: number | null;
}

export interface ChannelDelivery {
  id: number;
  channel: string;
  /** The `webhook-id` of every try. */
  messageId: string;
  /** documentId */
  document: string;
  /** Null for whoever may not see the card. */
  card: { id: number; title: string; number: string | null; workflow: string } | null;
  event: Text;
  verb: 'publish' | 'update' | 'withdraw';
  version: number;
  state: 'waiting' | 'done' | 'dead';
  how: 'sent' | 'hand' | null;
  attempts: number;
  status: number | null;
  error: string | null;
  nextAt: string | null;
  createdAt: string;
  finishedAt: string | null;
  publishedAt: string | null;
  url: string | null;
  /** What became of the step that the delivery fires. */
  report: 'none' | 'pending' | 'done' | 'refused';
  reportError: string | null;
}

/** GET /channels/deliveries/:id/attempts → DeliveryAttempt[], the newest first. */
export interface DeliveryAttempt {
  at: string;
  status: number | null;
  ms: number;
  error: string | null;
}

/** POST /channels/deliveries/:id/retry · POST /channels/deliveries/:id/tick with TickRequest → {} */
export interface TickRequest {
  /** A day. */
  on: string;
  url?: string;
}

/** POST /channels/:key/switch → ChannelOverview */
export interface SwitchRequest {
  on: boolean;
  reason: string;
}

/** POST /channels/:key/rotate with { hours } → RotatedSecret: shown this once. */
export interface RotatedSecret {
  secret: string;
}

/** POST /channels/:key/replay with { document } or { since: day } → Replayed */
export interface Replayed {
  /** Messages that wait to be sent now. */
  messages: number;
}
