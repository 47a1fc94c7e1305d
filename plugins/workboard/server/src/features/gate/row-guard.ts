import type { Core } from '@strapi/strapi';
import { containerOf } from '../../platform/container';
import { Forbidden } from '../../platform/errors';
import { mayWritePublished } from '../../platform/permit';

interface RowEvent {
  params: { data?: Record<string, unknown> | Record<string, unknown>[]; where?: Record<string, unknown> };
}

/**
 * The second guard, on rows: Strapi's query engine (`strapi.db.query`) passes no document middleware, but its lifecycles see every write.
 * A row with `publishedAt` is only written while the workflow publishes that very document. Deletion and SQL meet the triggers.
 */
export function guardRows(strapi: Core.Strapi, uids: readonly string[]): void {
  for (const uid of uids) {
    const refuse = (event: RowEvent) => {
      const rows = [event.params.data ?? {}].flat();
      const offending = rows.find(
        (row) => row.publishedAt !== undefined && row.publishedAt !== null && !mayWritePublished(uid, documentIdOf(row, event)),
      );
      // What bears a mark of classification is published by nobody, whatever way its draft came in (R-SEC-05a).
      containerOf(strapi).sentinel.refuseMarked(rows);
      if (offending) throw new Forbidden('只有流程可以公开内容 / Only the workflow publishes content');
    };
    strapi.db.lifecycles.subscribe({
      models: [uid],
      beforeCreate: refuse,
      beforeCreateMany: refuse,
      beforeUpdate: refuse,
      beforeUpdateMany: refuse,
    } as never);
  }
}

function documentIdOf(row: Record<string, unknown>, event: RowEvent): string | undefined {
  const id = row.documentId ?? event.params.where?.documentId;
  return typeof id === 'string' ? id : undefined;
}
