import type { AuditDefinition } from '../audit/types';
import type { ChannelRule } from '../channel/types';
import type { DutyDefinition } from '../duty/types';
import type { RecipientList } from '../recipient/types';
import type { DoorDefinition } from '../door/types';
import type { MatrixDefinition } from '../matrix/types';
import type { ClockDefinition } from '../clock/types';
import type { NoticeDefinition } from '../notice/types';
import type { RegisterDefinition } from '../register/types';
import type { BundleDefinition } from '../bundle/types';
import type { StatisticsDefinition } from '../statistics/types';
import type { ClauseId, RoleKey, Text } from '../text';
import type { StageKey, EventKey, Cel, Scalar } from './primitives';
import type { EventDefinition } from './event-definition';

/** Whose cards, and which texts, are compared to find what was asked before. */
export interface RepeatsDefinition {
  /** Party by whom the cards of one person are found. */
  person: string;
  /** Attributes that are compared by pairs of characters; the first is the title. */
  texts: readonly string[];
  /** How far back. */
  years: number;
  clauses: readonly ClauseId[];
}

export interface StageDefinition {
  key: StageKey;
  title: Text;
  kind: 'initial' | 'normal' | 'final';
  /** Whose turn it is while a card rests here. */
  owner: readonly RoleKey[];
  /** Whoever it waits for is told at once, in quiet hours too (R-OPN-18). */
  urgent?: true;
  /** How many cards may rest here: above `soft` the board warns, at `hard` no further card may enter. */
  wip?: { soft?: number; hard?: number };
  /** Clauses by which a card that rests here is changed by nobody any more, through no door; absent: it can be. */
  readOnly?: readonly ClauseId[];
  /** Clauses by which the sealed content of the entry that this card was opened from is changed by nobody, through no door, while it rests here. */
  freezes?: readonly ClauseId[];
}

/** Which subject a workflow governs, and which of its attributes mean what. */
export interface SubjectDefinition {
  /** Strapi content type, for example `api::document.document`. */
  type: string;
  /** Which rows of the type, where several workflows share one: every attribute must have this value. */
  where?: Readonly<Record<string, Scalar>>;
  /** Attribute shown as the card's title. */
  title: string;
  /** Attributes that may serve as the card's number; the first that is filled is shown. */
  number: readonly string[];
  /** Attribute that says of what kind a subject is, and the titles of its values: a chip on the card, lanes of the board. */
  kind?: { attribute: string; titles: Readonly<Record<string, Text>> };
  /**
   * How far a subject may be known: the first of these attributes that is filled, and the titles of those of its values that its card is
   * marked with.
   */
  mark?: { attributes: readonly string[]; titles: Readonly<Record<string, Text>> };
  /** What values of attributes are called where no form chooses among them: attribute → value → words. */
  words?: Readonly<Record<string, Readonly<Record<string, Text>>>>;
  /** Attributes holding unit keys; the first filled one is the card's unit. */
  units: readonly string[];
  /** Attributes whose content is approved: what the seal covers. */
  sealed: readonly string[];
  /** Those of them that the decision itself writes: approved with the rest, but nobody could have vouched for them before. */
  stamped?: readonly string[];
  /** Sealed attribute that lists, by name, which files beside the card go out with it: the seal covers what these files hold. */
  enclosures?: string;
  /** `parent`: the seal of these cards covers not their own subject but the content of the entry they were opened from. */
  sealOf?: 'parent';
  /** Steps that the system takes when that content is no longer what was sealed, and when it is so again. */
  lapse?: { broken?: EventKey; restored?: EventKey };
  /** JSON attribute in which `keep` lays down what steps found out: `subject.details.search.result`. Only events write it. */
  details?: string;
  /** Attributes that only events write; every other write of them is refused (B-22). */
  state: readonly string[];
  /** Attributes that linked subjects were given a copy of, with the clauses that ask for it: they stay as they are while there is a link (R-INT-02). */
  fixedWhenLinked: Readonly<Record<string, readonly ClauseId[]>>;
}

export interface RoleDefinition {
  key: RoleKey;
  title: Text;
  /**
   * `office`: acts on and sees every card of the workflow. `unit`: only where a membership's unit stands in one of `units`. `public`: held by
   * people outside of the office and by nobody of the staff, as the roles file says (`heldBy: public`).
   */
  scope: 'office' | 'unit' | 'public';
  /** Subject attributes that hold the unit, for scope `unit`. */
  units: readonly string[];
}

/** A policy as data: one workflow. `version` is given by the store; running cards stay on theirs. */
export interface WorkflowDefinition {
  key: string;
  version: number;
  title: Text;
  description?: Text;
  clauses: readonly ClauseId[];
  subject: SubjectDefinition;
  roles: Readonly<Record<RoleKey, RoleDefinition>>;
  /** Named conditions of the law, usable in every expression as `term.<name>`. */
  terms: Readonly<Record<string, Cel>>;
  stages: readonly StageDefinition[];
  clocks: Readonly<Record<string, ClockDefinition>>;
  events: Readonly<Record<EventKey, EventDefinition>>;
  /** Registers (台账) of its cards; absent in versions that were stored before there were any. Read them with `registersOf`. */
  registers?: readonly RegisterDefinition[];
  /** Tables of numbers over its cards; absent in versions that were stored before there were any. */
  statistics?: readonly StatisticsDefinition[];
  /** The case file of a card; absent: there is none. */
  bundle?: BundleDefinition;
  /** What is looked for each night; absent in versions that were stored before there were audits. Read them with `auditsOf`. */
  audits?: readonly AuditDefinition[];
  /** Documents made of its cards (文书), those that every workflow has among them. Read them with `noticesOf`. */
  notices?: readonly NoticeDefinition[];
  /** Which channels are told of which steps; absent in versions that were stored before there were channels. Read them with `channelsOf`. */
  channels?: readonly ChannelRule[];
  /** Duties that come again, each a card for every period; absent: none. */
  recurring?: readonly DutyDefinition[];
  /** To whom steps send what they make, and who has read it; absent: to nobody. */
  recipients?: readonly RecipientList[];
  /** Through which people outside open a card and follow it; absent: they cannot. */
  door?: DoorDefinition;
  /** Its cards under one parent as one table; absent: they are partners like any other. */
  matrix?: MatrixDefinition;
  /** How repeated and alike cards are found; absent: they are not looked for. */
  repeats?: RepeatsDefinition;
  /**
   * How long the data of persons outside of the office is kept: whole years after the card was closed. Absent: until somebody erases it. `given`:
   * parties, and fields of each, that come with the card from the form of the step that opens it.
   */
  personal?: { keep: { years: number; after: 'closed' }; given?: Readonly<Record<string, readonly string[]>> };
  /** Version of each form that the events name: a card is asked what its version of the workflow asks. Given by the store. */
  formVersions: Readonly<Record<string, number>>;
}
