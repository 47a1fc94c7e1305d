import { createRequire } from 'node:module';

interface Sqlite {
  exec(sql: string): unknown;
  close(): void;
}

// The real one, in tests as in a process of its own.
const Database = createRequire(__filename)('better-sqlite3') as new (file: string) => Sqlite;

/** Begins to write to an SQLite file beside the running application, and does not end. @returns ends it, nothing written */
export function holdFile(file: string): () => void {
  const database = new Database(file);
  database.exec('BEGIN IMMEDIATE');
  return () => {
    database.exec('ROLLBACK');
    database.close();
  };
}
