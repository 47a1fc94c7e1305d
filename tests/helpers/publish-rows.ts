import type { TestApp } from './strapi';

type Values = Readonly<Record<string, unknown>>;
type Uid =
  | 'api::document.document'
  | 'api::interpretation.interpretation'
  | 'api::consultation.consultation'
  | 'api::statement.statement'
  | 'api::disclosure-entry.disclosure-entry'
  | 'api::annual-report.annual-report'
  | 'api::policy-clause.policy-clause'
  | 'api::organisation.organisation';

export interface RowState {
  documentId: string;
  /** Writes the public row; without it there is a draft only. */
  published?: boolean;
}

/**
 * Writes rows as a publication leaves them, a draft and, if asked, a published one, straight into the table and with the permit of the
 * workflow. For states that no workflow would let through, such as a published entry for a limited audience.
 */
export async function publishRow(app: TestApp, uid: Uid, { documentId, published = false }: RowState, values: Values): Promise<void> {
  const { tableName, attributes } = app.strapi.db.metadata.get(uid) as unknown as {
    tableName: string;
    attributes: Record<string, { columnName?: string }>;
  };
  const columns = Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      const column = attributes[name]?.columnName;
      if (!column) throw new Error(`${uid} has no column for "${name}"`);
      return [column, value];
    }),
  );
  const row = (publishedAt: Date | null) => ({
    ...columns,
    document_id: documentId,
    created_at: new Date('2026-09-01T01:00:00Z'),
    updated_at: new Date('2026-09-02T01:00:00Z'),
    published_at: publishedAt,
  });
  const withDrafts = app.strapi.contentTypes[uid]?.options?.draftAndPublish === true;
  await app.strapi.db.connection.transaction(async (trx) => {
    if (withDrafts) await trx(tableName).insert(row(null));
    if (!published && withDrafts) return;
    if (withDrafts) await trx('workboard_permits').insert({ uid, document_id: documentId });
    await trx(tableName).insert(row(new Date('2026-09-30T02:00:00Z')));
    if (withDrafts) await trx('workboard_permits').where({ uid, document_id: documentId }).delete();
  });
}

/** Removes the public row of a document, as a withdrawal does; the draft stays. */
export async function unpublishRow(app: TestApp, uid: Uid, documentId: string): Promise<void> {
  const { tableName } = app.strapi.db.metadata.get(uid);
  await app.strapi.db.connection.transaction(async (trx) => {
    await trx('workboard_permits').insert({ uid, document_id: documentId });
    await trx(tableName).where({ document_id: documentId }).whereNotNull('published_at').delete();
    await trx('workboard_permits').where({ uid, document_id: documentId }).delete();
  });
}

/** Changes columns of the public row past every door, as somebody with the database in hand could. Names are those of the columns. */
export async function changePublished(app: TestApp, { uid, documentId }: { uid: Uid; documentId: string }, columns: Values): Promise<void> {
  const { tableName } = app.strapi.db.metadata.get(uid);
  await app.strapi.db.connection.transaction(async (trx) => {
    await trx('workboard_permits').insert({ uid, document_id: documentId });
    await trx(tableName).where({ document_id: documentId }).whereNotNull('published_at').update(columns);
    await trx('workboard_permits').where({ uid, document_id: documentId }).delete();
  });
}

/** Ties two subjects, as the interpretation's workflow does when it is opened for a document. */
export async function linkRows(app: TestApp, from: { uid: Uid; documentId: string }, to: { uid: Uid; documentId: string }): Promise<void> {
  await app.strapi.db.connection('workboard_links').insert({
    from_uid: from.uid,
    from_document: from.documentId,
    to_uid: to.uid,
    to_document: to.documentId,
    created_at: '2026-09-01T01:00:00Z',
  });
}
