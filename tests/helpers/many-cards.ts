import { createRequire } from 'node:module';

/** The little of better-sqlite3 that is used here; the package brings no types. */
interface Sqlite {
  pragma(source: string): unknown;
  prepare(sql: string): { run(...values: unknown[]): { lastInsertRowid: number | bigint }; pluck(): { get(): unknown } };
  transaction(work: () => void): () => void;
  close(): void;
}

// The real one, in tests as in a process of its own.
const Database = createRequire(__filename)('better-sqlite3') as new (file: string) => Sqlite;

/** Writes `each` bare cards into every stage of the documents' board, straight into SQLite's file beside the running application. */
export function insertManyCards(file: string, stages: readonly string[], each: number): void {
  const database = new Database(file);
  database.pragma('busy_timeout = 10000');
  try {
    const version = database
      .prepare("SELECT MAX(workflow_version) FROM workboard_cards WHERE workflow = 'official-document'")
      .pluck()
      .get() as number;
    const card = database.prepare(`
      INSERT INTO workboard_cards (workflow, workflow_version, stage, stage_since, subject_uid, subject_document, title, unit, units,
        due_on, due_clock, due_suspended, last_actor, done_in_stage, opened_on, search_text, updated_at, closed_on)
      VALUES ('official-document', ?, ?, '2026-09-01', 'api::document.document', ?, ?, 'office-general', '["office-general"]',
        ?, 'portal', 0, '{}', '[]', '2026-09-01', ?, '2026-09-01T00:00:00.000Z', ?)`);
    const unit = database.prepare("INSERT INTO workboard_card_units (card_id, unit) VALUES (?, 'office-general')");
    database.transaction(() => {
      for (const stage of stages) {
        for (let index = 0; index < each; index += 1) {
          const title = `批量公文 ${stage} ${index}`;
          const due = `2026-10-${String((index % 28) + 1).padStart(2, '0')}`;
          const { lastInsertRowid } = card.run(
            version,
            stage,
            `many-${stage}-${index}`,
            title,
            due,
            title,
            stage === 'published' ? '2026-09-20' : null,
          );
          unit.run(lastInsertRowid);
        }
      }
    })();
  } finally {
    database.close();
  }
}
