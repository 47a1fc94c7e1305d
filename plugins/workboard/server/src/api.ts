/**
 * The plugin's service API: what `src/` and other plugins may call, as
 * `strapi.plugin('workboard').service('workboard') as WorkboardApi`. Everything else of the plugin is private.
 */
import type { Knex } from 'knex';
import type { Day, WorkdayCalendar } from '../../engine/calendar/types';
import type { CalendarSeed } from './features/calendar/service';
import type { Answers } from '../../engine/form/types';
import type { Actor, LinkedCard, Value } from '../../engine/workflow/types';
import type { Text } from '../../engine/text';
import type { StatisticsTable } from '../../shared/contract';
import type { ClauseSource } from './features/clause/service';
import type { EnglishLabels } from './features/label/service';
import type { SchemaPart } from './platform/schema/standing';
import type { JobHandler } from './features/job/service';
import type { OfficeJobKind } from './features/job/titles';
import type { GivenFile } from './features/file-check/check-file';
import type { AdmittedFile } from './features/sentinel/service';
import type { DoorService } from './features/door/service';
import type { FindSuggestions } from './features/form/suggestions';
import type { Under } from './features/door/find-parent';
import type { OpenFile } from './platform/files';
import type { PublishedProof } from './features/card/verify-published';
import type { PublicChanges } from './features/publication/changes-since';
import type { KeptObligation } from './features/report/public-performance';
import type { Withdrawal } from './features/publication/read-withdrawal';

export type { ClauseSource, EnglishLabels, SchemaPart };

/** What a fact may look at. Facts are the only code of a pack; they read, they never write. */
export interface FactInput {
  subject: Readonly<Record<string, Value>>;
  documentId: string;
  linked: Readonly<Record<string, readonly LinkedCard[]>>;
  today: Day;
  /** Answers of the step's form, as far as they are given; empty where no step is taken. */
  form: Answers;
  /** The office's calendar of workdays. */
  calendar: WorkdayCalendar;
  /** Subjects of the other cards of the same person (a party of this card), the newest first: found without being read (G-44). */
  samePerson(person: string): Promise<{ cardId: number; documentId: string; openedOn: string }[]>;
  /** A table of a workflow's `statistics` for a year, over all of its cards, whoever takes the step. */
  statistics(workflow: string, table: string, year: number): Promise<Pick<StatisticsTable, 'columns' | 'rows' | 'checks'>>;
  /** Reads inside the transaction of the step, if there is one, in the order the rows were made. `select` names attributes; a component comes with its own. */
  find(uid: string, where: Record<string, unknown>, select: readonly string[]): Promise<Record<string, Value>[]>;
}

/** A named question that only code can answer, registered by a pack. */
export type Fact = (input: FactInput) => Promise<Value>;

export interface PackSource {
  /** Folder with workflow.yaml and forms/*.yaml. */
  dir: string;
  facts: Readonly<Record<string, Fact>>;
}

export interface FireInput {
  event: string;
  expectedRevision?: number;
  form?: Answers;
  actor: Actor;
  /** Instant it happened; the time source's now if absent. The seed and the importer set it. */
  at?: string;
}

export interface FiredCard {
  id: number;
  workflow: string;
  documentId: string;
  stage: string;
  revision: number;
}

export interface WorkboardApi {
  /** Runs the work of a start while no other instance does: what one has put in, the next one finds. */
  startAlone(work: () => Promise<void>): Promise<void>;
  /** Makes tables, indexes and triggers of the application, or asserts them again; parts that stand cost nothing. */
  assertSchema(parts: readonly SchemaPart[]): Promise<void>;
  /** Loads and validates the packs of a folder of packs; a broken pack is refused and the stored version keeps running. */
  loadPacks(input: { rolesFile: string; packs: readonly PackSource[] }): Promise<void>;
  /** Fires an event on a card. @throws Refusal (422) with every unmet clause, Conflict (409) */
  fire(card: number, input: FireInput): Promise<FiredCard>;
  /**
   * Opens a card with the workflow's creating event: writes the subject, the card and the log row in one transaction.
   * @param input.under the subject under whose card it is opened
   */
  open(workflow: string, input: FireInput & { values?: Record<string, Value>; under?: Under }): Promise<FiredCard>;
  /** The card that travels with a subject, or null. */
  cardOf(uid: string, documentId: string): Promise<FiredCard | null>;
  /** Ids of linked subjects for many subjects at once: documentId → partners (workflow key → documentIds). */
  partners(uid: string, documentIds: readonly string[]): Promise<Map<string, { uid: string; documentId: string }[]>>;
  /** The same as a subquery (`own`, `partner`: documentIds), to read partners of one type together with their columns in one statement. */
  linkQuery(input: { uid: string; documentIds: readonly string[]; partnerUid: string }): Knex.QueryBuilder;
  /** Compares what is public of a subject with what was approved, by the log (X-14); null if it is not public. */
  verifyPublished(uid: string, documentId: string): Promise<PublishedProof | null>;
  /** Whether a subject that is not public now was public before; null if it never was, or lacks the attributes of `where`. One statement. */
  readWithdrawal(input: {
    uid: string;
    documentId: string;
    where?: Readonly<Record<string, string>>;
    /** Attributes that are told of it. */
    select?: readonly string[];
  }): Promise<Withdrawal | null>;
  /** The change cursor: number of the log's last visible row. The calendar is the newest afterwards. One statement. */
  changeCursor(): Promise<number>;
  /** What became public, changed in public, or ceased to be, after a row of the log. One statement. */
  changesSince(cursor: number): Promise<PublicChanges>;
  /** Calls `listener` whenever this instance committed something that moves the change cursor. @returns ends it */
  whenChanged(listener: () => void): () => void;
  /** The system as an actor, named for the log: 系统（定时）, 系统（初始化）. */
  system(name: string): Actor;
  /** A staff member as an actor, with the memberships that hold at `at`. */
  actor(userId: number): Promise<Actor>;
  /** Gives a person an office role in a unit. */
  grantMembership(input: { user: number; role: string; unit: string }): Promise<void>;
  calendar(): Promise<WorkdayCalendar>;
  /** Puts the calendar's first version in, if there is none. */
  seedCalendar(seed: CalendarSeed): Promise<void>;
  /** The instant now (ISO, UTC) and today in Asia/Shanghai, by the one time source. */
  now(): { instant: string; today: Day };
  /** Checks the whole log's hash chain. `head` is a head kept outside the database, to find a cut-off tail. */
  verifyLog(head?: {
    seq: number;
    hash: string;
  }): Promise<{ ok: boolean; rows: number; firstBad: number | null; reason: string | null; head: { seq: number; hash: string } }>;
  /** Says where uploaded files lie, so that a seal can take in their content. Call it in `register()`. */
  registerFiles(open: OpenFile): void;
  /**
   * The one check of an upload, on behalf of whoever is behind the request: allow-list by content, nothing active, no mark of classification.
   * @throws 400 with the cure · 422 for what is marked (R-SEC-05a); the refusal is logged without content
   */
  admitUpload(file: GivenFile): Promise<AdmittedFile>;
  /** Holds texts that come with a file against marks of classification. @throws 422 */
  admitText(value: unknown): Promise<void>;
  /** How the obligations were kept that packs let everybody know of, by their due days from one to another. One statement. */
  performance(period: { from: Day; until: Day }): Promise<KeptObligation[]>;
  /** Figures over the rows of the matrices under a subject's card, by workflow and figure; null if it has no card. */
  figures(uid: string, documentId: string): Promise<Readonly<Record<string, Readonly<Record<string, Value>>>> | null>;
  /** The doors through which people outside open cards and follow them. */
  doors: DoorService;
  /** Says where fields of a name find what is public already. Call it in `register()`, before packs are loaded. */
  registerSuggestions(name: string, find: FindSuggestions): void;
  /** Says who does jobs of the office's own kind, one after the other beside the others. Call it in `register()`. */
  registerJob(input: { kind: OfficeJobKind; title: Text; handler: JobHandler }): void;
  /** Puts a job in; the same (kind, key) is done once. */
  enqueueJob(job: { kind: OfficeJobKind; key: string; payload: Readonly<Record<string, unknown>> }): Promise<void>;
  /** Where clause texts come from, for refusals. */
  registerClauseSource(find: ClauseSource): void;
  /** What the office calls attributes in English, for messages, lists and drawers; in Chinese they are called as in the content manager. */
  registerLabels(english: EnglishLabels): void;
}

export type { DoorService } from './features/door/service';
export type { Suggestion } from '../../shared/contract';
export type { Under } from './features/door/find-parent';
export type { GivenUpload } from './features/door/types';
