import type { Core } from '@strapi/strapi';
import type { Answers } from '../../../../engine/form/types';
import type { Actor, Value } from '../../../../engine/workflow/types';
import { changeRows } from '../../platform/change-rows';
import type { HashAlgorithm } from '../../platform/hash';
import { selectRows } from '../../platform/select-rows';
import { isPostgres, reading, type Trx } from '../../platform/transaction';
import { StaleCalendar } from '../../platform/errors';
import { hashOfRow, HASHED_COLUMNS, type Head, type LogRow } from './chain-row';
import { verifyChain, type ChainReport } from './verify-chain';

/** What happened, before it has its place in the chain. */
export interface LogEntry {
  at: string;
  card: number | null;
  workflow: string | null;
  subject: { uid: string; documentId: string } | null;
  event: string;
  from: string | null;
  to: string | null;
  revision: number | null;
  actor: Actor;
  /** Unit on whose behalf the person acted. */
  unit: string | null;
  /** Account in whose stead they acted (代); absent or null for their own right. */
  standingInFor?: number | null;
  comment: string | null;
  form: { key: string; version: number; answers: Answers } | null;
  /** What else is to be kept, beside the answers: which row is taken back, who was mentioned. */
  data?: Readonly<Record<string, Value>>;
  clauses: readonly string[];
  contentHash: string | null;
  calendarVersion: number;
}

export interface LogService {
  /**
   * Appends one row; two statements. The head of the chain stays locked until the transaction ends, so call this late.
   * @throws StaleCalendar if the calendar changed since the entry was reckoned; the transaction is then run again
   * @returns the row's number, which is the change cursor
   */
  record(trx: Trx, entry: LogEntry): Promise<number>;
  /** Locks the head of the chain until the transaction ends: nothing is logged meanwhile but by this transaction. One statement. */
  hold(trx: Trx): Promise<void>;
  /** Rows of a card, newest first. */
  ofCard(card: number, options?: { afterRevision?: number; limit?: number }): Promise<LogRow[]>;
  /** The change cursor: number of the last visible row. */
  cursor(): Promise<number>;
  /** Calls `listener` whenever something was logged on this instance and is committed. @returns ends it */
  whenCommitted(listener: () => void): () => void;
  /** Whether something that concerns no single card, such as a new calendar, happened after the row `since`. One statement. */
  hasHappened(event: string, since: number): Promise<boolean>;
  /** Recomputes the whole chain. @param head a head kept outside the database, which finds a cut-off tail or a rewritten chain */
  verify(head?: Head): Promise<ChainReport>;
}

/** The append-only, hash-chained log: who did what, when, with which answers, under which calendar. */
export function createLogService(
  strapi: Core.Strapi,
  algorithm: HashAlgorithm,
  /** Called with the version of the calendar that the log's last row names. */
  calendarSeen: (version: number) => Promise<void>,
): LogService {
  const listeners = new Set<() => void>();
  const tell = () => listeners.forEach((listener) => listener());

  return {
    record: (trx, entry) =>
      inOrder(trx, async () => {
        const head = await lockedHead(trx);
        if (head.calendarVersion > entry.calendarVersion) {
          await calendarSeen(head.calendarVersion);
          throw new StaleCalendar();
        }
        const row = rowOf(entry, head, algorithm);
        await append(trx, row);
        // Joins the transaction that is open, which costs no statement.
        if (strapi.db.inTransaction()) await strapi.db.transaction(afterCommit(tell));
        return row.seq;
      }),

    async hold(trx) {
      await lockedHead(trx);
    },

    ofCard: async (card, { afterRevision, limit } = {}) =>
      reading(strapi, (db) => {
        const query = db('workboard_log').where({ card_id: card }).orderBy('seq', 'desc');
        if (afterRevision !== undefined) void query.where('revision', '>', afterRevision);
        if (limit !== undefined) void query.limit(limit);
        return query.select<LogRow[]>('*');
      }),

    cursor: async () => {
      const head = (await reading(strapi, (db) => db('workboard_log_head').where({ id: 1 }).first('seq', 'calendar_version'))) as {
        seq: number;
        calendar_version: number;
      };
      await calendarSeen(head.calendar_version);
      return Number(head.seq);
    },

    whenCommitted(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    hasHappened: async (event, since) =>
      (await reading(strapi, (db) => db('workboard_log').where('seq', '>', since).andWhere({ event }).first('seq'))) !== undefined,

    verify: (head) => reading(strapi, (db) => verifyChain(db, algorithm, head)),
  };
}

/** The work of a transaction that only asks to be told of its end. */
function afterCommit(tell: () => void) {
  return ({ onCommit }: { onCommit(call: () => void): void }): Promise<void> => Promise.resolve(onCommit(tell));
}

const COLUMNS = [...HASHED_COLUMNS, 'hash'] as const;
/** One text for every row, so that neither knex nor the database has to make it out again. */
const APPEND = `INSERT INTO workboard_log (${COLUMNS.join()}) VALUES (${COLUMNS.map(() => '?').join()})`;

async function append(trx: Trx, row: LogRow): Promise<void> {
  await changeRows(
    trx,
    APPEND,
    COLUMNS.map((column) => row[column]),
  );
}

/** The calendar of the last row is kept beside the head, so that a step that was reckoned under an older one is found without a statement. */
interface LockedHead extends Head {
  calendarVersion: number;
}

async function lockedHead(trx: Trx): Promise<LockedHead> {
  const [head] = await selectRows<Head & { calendar_version: number }>(
    trx,
    `SELECT seq, hash, calendar_version FROM workboard_log_head WHERE id = 1${isPostgres(trx) ? ' FOR UPDATE' : ''}`,
    [],
  );
  if (!head) throw new Error('the head of the log is missing: restore the database from its backup');
  return { seq: Number(head.seq), hash: head.hash, calendarVersion: head.calendar_version };
}

const queues = new WeakMap<object, Promise<unknown>>();

/**
 * Bulk publish runs several steps at once inside one transaction, where the row lock on the head does not hold them apart.
 */
function inOrder<T>(trx: Trx, work: () => Promise<T>): Promise<T> {
  const turn = (queues.get(trx) ?? Promise.resolve()).then(work, work);
  queues.set(trx, turn);
  return turn;
}

function rowOf(entry: LogEntry, head: Head, algorithm: HashAlgorithm): LogRow {
  const row: Omit<LogRow, 'hash'> = {
    seq: head.seq + 1,
    at: entry.at,
    card_id: entry.card,
    workflow: entry.workflow,
    subject_uid: entry.subject?.uid ?? null,
    subject_document: entry.subject?.documentId ?? null,
    event: entry.event,
    from_stage: entry.from,
    to_stage: entry.to,
    revision: entry.revision,
    actor_id: entry.actor.id,
    actor_name: entry.actor.name,
    actor_unit: entry.unit,
    standing_in_for: entry.standingInFor ?? null,
    comment: entry.comment,
    form_key: entry.form?.key ?? null,
    form_version: entry.form?.version ?? null,
    form_data: entry.form === null && !entry.data ? null : JSON.stringify({ ...entry.form?.answers, ...entry.data }),
    clauses: JSON.stringify(entry.clauses),
    content_hash: entry.contentHash,
    calendar_version: entry.calendarVersion,
    previous_hash: head.hash,
  };
  return { ...row, hash: hashOfRow(row, algorithm) };
}

export type { ChainReport, LogRow };
