import { createRequire } from 'node:module';

/** The little of better-sqlite3 that is used here; the package brings no types. */
interface Sqlite {
  pragma(source: string): unknown;
  prepare(sql: string): { run(...values: unknown[]): { lastInsertRowid: number | bigint }; get(...values: unknown[]): unknown };
  transaction(work: () => void): () => void;
  close(): void;
}

// The real one, in tests as in a process of its own.
const Database = createRequire(__filename)('better-sqlite3') as new (file: string) => Sqlite;

/**
 * Writes screened comments under the draft of this title, straight into SQLite's file beside the running application.
 * @param text what the n-th says
 */
export function insertCommentsInto(file: string, draft: string, many: number, text: (n: number) => string): void {
  const database = new Database(file);
  database.pragma('busy_timeout = 10000');
  try {
    const parent = database.prepare('SELECT subject_document AS document, unit FROM workboard_cards WHERE title = ?').get(draft) as {
      document: string;
      unit: string;
    };
    const { version } = database.prepare("SELECT MAX(version) AS version FROM workboard_workflows WHERE key = 'comment'").get() as {
      version: number;
    };
    const comment = database.prepare(`
      INSERT INTO comments (document_id, title, text, clause, source, unit, moderated, shown, number, audience, created_at, updated_at, published_at)
      VALUES (?, ?, ?, '第三条', 'public', ?, 1, 0, ?, 'society', 1790000000000, 1790000000000, NULL)`);
    const card = database.prepare(`
      INSERT INTO workboard_cards (workflow, workflow_version, stage, stage_since, subject_uid, subject_document, title, unit, units,
        due_suspended, last_actor, done_in_stage, opened_on, search_text, kind, number, updated_at)
      VALUES ('comment', ?, 'screened', '2026-09-20', 'api::comment.comment', ?, ?, ?, ?, 0, '{}', '[]', '2026-09-20', ?, 'public', ?,
        '2026-09-20T01:00:00.000Z')`);
    const unit = database.prepare('INSERT INTO workboard_card_units (card_id, unit) VALUES (?, ?)');
    const link = database.prepare(`
      INSERT INTO workboard_links (from_uid, from_document, to_uid, to_document, created_at)
      VALUES ('api::comment.comment', ?, 'api::consultation.consultation', ?, '2026-09-20T01:00:00.000Z')`);
    database.transaction(() => {
      for (let n = 0; n < many; n += 1) {
        const [name, number, words] = [`in${parent.document.slice(0, 8)}x${n}`, `批量〔${parent.document.slice(0, 6)}〕${n}号`, text(n)];
        comment.run(name, words.slice(0, 40), words, parent.unit, number);
        const { lastInsertRowid } = card.run(version, name, words.slice(0, 40), parent.unit, JSON.stringify([parent.unit]), words, number);
        unit.run(lastInsertRowid, parent.unit);
        link.run(name, parent.document);
      }
    })();
  } finally {
    database.close();
  }
}
