import { AsyncLocalStorage } from 'node:async_hooks';
import { changeRows } from './change-rows';
import type { Trx } from './transaction';

interface Writing {
  uid: string;
  /** Absent while the workflow creates the subject. */
  documentId: string | null;
  /** A published row may be written. */
  publishing: boolean;
}

const writing = new AsyncLocalStorage<Writing>();

/** Runs a write of a subject that the workflow itself makes: the gate lets its state attributes pass. */
export function asWorkflow<T>(uid: string, documentId: string | null, work: () => Promise<T>): Promise<T> {
  return writing.run({ uid, documentId, publishing: writing.getStore()?.publishing ?? false }, work);
}

/**
 * Runs a change of published rows. The permit stands in the database as well, where triggers look for it, and is gone
 * before the transaction ends: outside of one nobody ever sees a permit.
 */
export async function withPublishPermit<T>(trx: Trx, uid: string, documentId: string, work: () => Promise<T>): Promise<T> {
  await changeRows(trx, 'INSERT INTO workboard_permits (uid, document_id) VALUES (?, ?)', [uid, documentId]);
  const result = await writing.run({ uid, documentId, publishing: true }, work);
  await changeRows(trx, 'DELETE FROM workboard_permits WHERE uid = ? AND document_id = ?', [uid, documentId]);
  return result;
}

/** Whether the workflow itself is writing this subject now. */
export function isWorkflowWrite(uid: string, documentId: string | undefined): boolean {
  const store = writing.getStore();
  return store !== undefined && store.uid === uid && (store.documentId === null || store.documentId === documentId);
}

/** Whether a published row of this subject may be written now. */
export function mayWritePublished(uid: string, documentId: string | undefined): boolean {
  const store = writing.getStore();
  return store !== undefined && store.publishing && store.uid === uid && store.documentId === documentId;
}
