import { weighTables } from '../../plugins/workboard/server/src/features/job/keep-plans';
import { isPostgres } from '../../plugins/workboard/server/src/platform/transaction';
import type { TestApp } from './strapi';

/** Of so many cases, so many are open and the others closed years ago. */
const OPEN = 300;

/** Numbers from 1, made by the database. */
const numbers = (count: number) => `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${count})`;

/** A day made of text, as a column of days takes it. */
const dayOf = (app: TestApp, text: string) => (isPostgres(app.strapi.db.connection) ? `CAST(${text} AS date)` : text);

/** Years of requests, each with draft, card, unit and clock, made by the database itself in one statement for each table, which is then weighed. */
export async function insertManyCases(app: TestApp, count: number): Promise<void> {
  const open = `i > ${count - OPEN}`;
  const received = `(CASE WHEN ${open} THEN 2026 ELSE 2017 + i % 9 END) || '-' || substr('0' || (1 + i % 9), 1, 2) || '-10'`;
  // Every other one is of another workflow.
  const workflow = `CASE WHEN i % 2 = 0 THEN 'foi' ELSE 'dispute' END`;
  const statements = [
    `INSERT INTO cases (document_id, kind, title, number, matter, unit, received_on, applicant_type)
     ${numbers(count)} SELECT 'many' || i, 'foi', '申请 ' || i, 'M' || i, 'disclosure', 'unit-' || (i % 40), ${dayOf(app, received)}, 'naturalPerson' FROM n`,
    `INSERT INTO workboard_cards (workflow, workflow_version, stage, stage_since, subject_uid, subject_document, title, unit, units, due_on, due_clock,
       assignee_id, last_actor, editors, done_in_stage, opened_on, closed_on, search_text, updated_at)
     ${numbers(count)} SELECT ${workflow}, 1, CASE WHEN ${open} THEN 'examining' WHEN i % 5 = 0 THEN 'closed_abandoned' ELSE 'archived' END, '2026-01-01', 'api::case.case', 'many' || i, '申请 ' || i,
       'unit-' || (i % 40), '["unit-' || (i % 40) || '"]', CASE WHEN ${open} THEN '2026-10-' || (10 + i % 20) END, CASE WHEN ${open} THEN 'reply' END,
       CASE WHEN ${open} THEN 1000 + i % 20 END, '{}', '[]', '[]', ${received}, CASE WHEN ${open} THEN NULL ELSE ${received} END, '申请', '2026-01-01' FROM n`,
    `INSERT INTO workboard_card_units (card_id, unit) SELECT id, unit FROM workboard_cards WHERE subject_document LIKE 'many%'`,
    `INSERT INTO workboard_clocks (card_id, key, state, started_on, due_on)
     SELECT id, 'reply', CASE WHEN closed_on IS NULL THEN 'running' ELSE 'stopped' END, opened_on, due_on FROM workboard_cards WHERE subject_document LIKE 'many%'`,
    // Fewer: each moves the head, and PostgreSQL keeps every place of it until the transaction ends.
    `INSERT INTO workboard_log (seq, at, card_id, workflow, subject_uid, subject_document, event, from_stage, to_stage, revision, actor_id, actor_name, clauses,
       calendar_version, previous_hash, hash)
     SELECT (SELECT seq FROM workboard_log_head) + ROW_NUMBER() OVER (ORDER BY id), '2026-01-01T00:00:00.000Z', id, workflow, subject_uid, subject_document, 'register',
       'received', 'examining', 1, 1, '某人', '[]', 1, '0', '0' FROM workboard_cards WHERE subject_document LIKE 'many%' AND id % 16 = 0`,
  ];
  await inOne(app, statements);
}

/** Published documents, drafts and all. */
export async function insertManyDocuments(app: TestApp, count: number): Promise<void> {
  const day = dayOf(app, `((2006 + i % 20) || '-0' || (1 + i % 9) || '-' || (10 + i % 19))`);
  const columns =
    'title, kind, publisher, index_number, doc_number, document_date, issued_at, portal_published_at, audience, disclosure_mode';
  const values = `'通知 ' || i, 'general', 'office', 'I' || i, '〔' || i || '〕', ${day}, ${day}, ${day}, 'society', 'proactive'`;
  const instant = isPostgres(app.strapi.db.connection) ? 'now()' : '1790000000000';
  const rows = (published: string) =>
    `INSERT INTO documents (document_id, published_at, created_at, updated_at, ${columns})
     ${numbers(count)} SELECT 'many' || i, ${published}, ${instant}, ${instant}, ${values} FROM n`;
  await inOne(app, [
    `INSERT INTO workboard_permits (uid, document_id) ${numbers(count)} SELECT 'api::document.document', 'many' || i FROM n`,
    // A trigger looks for the permit of each row: a publication has one, here there are thousands.
    'CREATE INDEX many_permits ON workboard_permits (document_id)',
    rows('NULL'),
    rows(instant),
    'DROP INDEX many_permits',
    'DELETE FROM workboard_permits',
  ]);
}

async function inOne(app: TestApp, statements: readonly string[]): Promise<void> {
  const db = app.strapi.db.connection;
  await db.transaction(async (trx) => {
    for (const sql of statements) await trx.raw(sql);
  });
  // As the night leaves it: PostgreSQL knows which pages all may see, so that an index alone can answer.
  if (isPostgres(db)) await db.raw('VACUUM ANALYZE');
  await weighTables(app.strapi);
}
