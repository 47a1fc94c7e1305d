import type { Core } from '@strapi/strapi';
import type { Answers } from '../../../../engine/form/types';
import type { Actor } from '../../../../engine/workflow/types';
import type { HashAlgorithm } from '../../platform/hash';
import { isPostgres, reading, type Trx } from '../../platform/transaction';
import { hashOfRow, type Head, type LogRow } from './chain-row';
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
  comment: string | null;
  form: { key: string; version: number; answers: Answers } | null;
  clauses: readonly string[];
  contentHash: string | null;
  calendarVersion: number;
}

export interface LogService {
  /**
   * Appends one row; two statements. The head of the chain stays locked until the transaction ends, so call this late.
   * @returns the row's number, which is the change cursor
   */
  record(trx: Trx, entry: LogEntry): Promise<number>;
  /** Rows of a card, newest first. */
  ofCard(card: number, options?: { afterRevision?: number; limit?: number }): Promise<LogRow[]>;
  /** The change cursor: number of the last visible row. */
  cursor(): Promise<number>;
  /** Cards of a workflow that changed after `since`. */
  changedSince(workflow: string, since: number): Promise<number[]>;
  /** Recomputes the whole chain. @param head a head kept outside the database, which finds a cut-off tail or a rewritten chain */
  verify(head?: Head): Promise<ChainReport>;
}

/** The append-only, hash-chained log: who did what, when, with which answers, under which calendar. */
export function createLogService(strapi: Core.Strapi, algorithm: HashAlgorithm): LogService {
  return {
    record: (trx, entry) =>
      inOrder(trx, async () => {
        const row = rowOf(entry, await lockedHead(trx), algorithm);
        await trx('workboard_log').insert(row);
        return row.seq;
      }),

    ofCard: async (card, { afterRevision, limit } = {}) =>
      reading(strapi, (db) => {
        const query = db('workboard_log').where({ card_id: card }).orderBy('seq', 'desc');
        if (afterRevision !== undefined) void query.where('revision', '>', afterRevision);
        if (limit !== undefined) void query.limit(limit);
        return query.select<LogRow[]>('*');
      }),

    cursor: async () =>
      reading(strapi, async (db) => Number(((await db('workboard_log_head').where({ id: 1 }).first('seq')) as { seq: number }).seq)),

    changedSince: async (workflow, since) =>
      reading(strapi, async (db) => {
        const rows = await db('workboard_log').where({ workflow }).andWhere('seq', '>', since).distinct<{ card_id: number }[]>('card_id');
        return rows.map((row) => row.card_id);
      }),

    verify: (head) => reading(strapi, (db) => verifyChain(db, algorithm, head)),
  };
}

async function lockedHead(trx: Trx): Promise<Head> {
  const query = trx('workboard_log_head').where({ id: 1 }).select('seq', 'hash').first();
  const head = (await (isPostgres(trx) ? query.forUpdate() : query)) as Head | undefined;
  if (!head) throw new Error('the head of the log is missing: restore the database from its backup');
  return { seq: Number(head.seq), hash: head.hash };
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
    standing_in_for: null,
    comment: entry.comment,
    form_key: entry.form?.key ?? null,
    form_version: entry.form?.version ?? null,
    form_data: entry.form === null ? null : JSON.stringify(entry.form.answers),
    clauses: JSON.stringify(entry.clauses),
    content_hash: entry.contentHash,
    calendar_version: entry.calendarVersion,
    previous_hash: head.hash,
  };
  return { ...row, hash: hashOfRow(row, algorithm) };
}

export type { ChainReport, LogRow };
