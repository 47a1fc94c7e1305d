import { AsyncLocalStorage } from 'node:async_hooks';
import type { Actor } from '../../../../engine/workflow/types';
import type { Container } from '../../platform/container';
import { inTransaction } from '../../platform/transaction';
import { recordOwn } from '../log/record-own';

/** Runs work as if nobody had called: outside of the transaction that is about to be undone. */
const outside = AsyncLocalStorage.snapshot();

export interface RefusedAtDoor {
  /** Which door: `text`, `upload`, `attachment`. */
  door: string;
  actor: Actor;
  subject: { uid: string; documentId: string } | null;
  clauses: readonly string[];
  /** Kind and place, never the content (ASVS 16.2.5). */
  reason: string;
}

/**
 * Writes the log row of a refusal. The write that was refused is undone, its row must not be: within a transaction the row is written as soon as
 * that has ended, and is not waited for.
 */
export async function recordRefusal(container: Container, refused: RefusedAtDoor): Promise<void> {
  if (!container.strapi.db.inTransaction()) return write(container, refused);
  outside(() => {
    setImmediate(() => {
      write(container, refused).catch((error: unknown) => container.strapi.log.error(`a refusal could not be logged: ${String(error)}`));
    });
  });
}

function write(container: Container, { door, actor, subject, clauses, reason }: RefusedAtDoor): Promise<void> {
  return inTransaction(container.strapi, async (trx) => {
    await recordOwn(container, trx, { event: 'sentinel.refuse', actor, comment: reason, subject, data: { door }, clauses });
  });
}
