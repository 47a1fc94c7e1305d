/** 消息: what a person is told, and how the office tells it. */
import type { Text } from '../../engine/text';

export interface Message {
  id: number;
  /** Instant of what it tells. */
  at: string;
  kind: string;
  kindTitle: Text;
  line: Text;
  /** Due today, or overdue. */
  urgent: boolean;
  read: boolean;
  /** Where it leads; null without a card, or for one this person may not see any more. */
  card: { id: number; workflow: string } | null;
}

/** GET /messages?state=unread&before=120 — newest first. */
export interface MessagePage {
  messages: Message[];
  /** `before` of the next page; null on the last. */
  next: number | null;
  unread: number;
}

/** GET /messages/unread; POST /messages/read `{ ids: number[] | 'all' }` answers with it too. */
export interface Unread {
  unread: number;
}

export interface MessageKind {
  kind: string;
  title: Text;
}

/** What a person wishes: e-mail for which kinds, and at once or once a day. The inbox has everything. */
export interface MessageWishes {
  /** Kinds that do not come by e-mail. */
  emailOff: string[];
  digest: boolean;
}

export type ChannelState = 'on' | 'off';

/** GET /messages/wishes, PUT /messages/wishes takes `MessageWishes`. */
export interface OwnWishes extends MessageWishes {
  kinds: MessageKind[];
  email: ChannelState;
  /** Where e-mail goes. */
  address: string;
}

/** The office's rules for what leaves the house. */
export interface MessageSettings {
  /** What becomes of messages while e-mail is off: they wait for it, or are left out. */
  emailWhenOff: 'wait' | 'skip';
  chatWhenOff: 'wait' | 'skip';
  /** Kinds that go to the staff's chat group. */
  chatKinds: string[];
  /** Whose titles the chat group does not see: those of cards that are not public yet, of all, of none. */
  chatMask: 'unpublished' | 'all' | 'none';
  /** 免打扰: e-mail and chat wait until it is over. */
  quiet: {
    on: boolean;
    /** `20:00` to `08:00`, Asia/Shanghai. */
    from: string;
    until: string;
    /** Days that are no workdays are quiet too. */
    restDays: boolean;
    /** What is due today or overdue comes all the same. */
    urgentAnyway: boolean;
  };
}

/** GET /messages/settings, PUT /messages/settings takes `MessageSettings`. Needs `job.manage`. */
export interface OfficeMessageSettings {
  settings: MessageSettings;
  kinds: MessageKind[];
  email: ChannelState;
  chat: ChannelState;
}

/** POST /messages/settings/test `{ channel: 'email' | 'chat' }`: one message at once, e-mail to whoever asks. 400 if the channel is off. Needs `job.manage`. */
export interface ChannelTrial {
  sent: boolean;
  /** The address, for e-mail. */
  to: string | null;
  /** What the other end said against it, “中文 / English”; null if it was sent. */
  reason: string | null;
}
