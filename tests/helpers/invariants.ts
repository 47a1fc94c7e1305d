import type { TestApp } from './strapi';

export const DOCUMENT = 'api::document.document';

/** What must be empty at any time: public rows that nobody approved, that the log does not know, and what the log says is public and is not. */
export async function violations(app: TestApp): Promise<Record<string, string[]>> {
  const db = app.strapi.db.connection;
  const { tableName } = app.strapi.db.metadata.get(DOCUMENT);
  const ids = async (query: Promise<unknown>) => ((await query) as { id: string }[]).map(({ id }) => id);
  const publicRows = () => db(`${tableName} as d`).whereNotNull('d.published_at').select('d.document_id as id');
  const cards = db('workboard_cards as c').whereRaw('c.subject_document = d.document_id').where('c.subject_uid', DOCUMENT);
  const logged = db('workboard_log as l')
    .whereRaw('l.subject_document = d.document_id')
    .where('l.subject_uid', DOCUMENT)
    .whereIn('l.event', ['publish', 'import_published']);
  return {
    'public, not approved': await ids(
      publicRows().whereNotExists(cards.clone().where('c.published', true).whereNotNull('c.seal').where('c.seal_broken', false)),
    ),
    'public, not logged': await ids(publicRows().whereNotExists(logged.clone())),
    'public twice': await ids(publicRows().groupBy('d.document_id').havingRaw('COUNT(*) > 1')),
    'logged, not public': await ids(
      db('workboard_log as l')
        .where({ 'l.event': 'publish', 'l.subject_uid': DOCUMENT })
        .whereNotExists(db(`${tableName} as d`).whereRaw('d.document_id = l.subject_document').whereNotNull('d.published_at'))
        .select('l.subject_document as id'),
    ),
    'task left open': await ids(
      db('workboard_tasks as t')
        .join('workboard_cards as c', 'c.id', 't.card_id')
        .where({ 't.event': 'publish', 't.state': 'open', 'c.stage': 'published' })
        .select('c.subject_document as id'),
    ),
    permits: await ids(db('workboard_permits').select('document_id as id')),
  };
}

/** Nothing is violated. */
export const NONE = {
  'public, not approved': [],
  'public, not logged': [],
  'public twice': [],
  'logged, not public': [],
  'task left open': [],
  permits: [],
};
