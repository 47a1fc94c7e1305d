import type { TestApp } from './strapi';

/** Every row of every table of the application as one line of text; bytes as they are, in hexadecimal and in base64. */
export async function dumpDatabase(app: TestApp): Promise<string[]> {
  const db = app.strapi.db.connection;
  const postgres = process.env.DATABASE_CLIENT === 'postgres';
  const tables = postgres
    ? await db('pg_tables').whereNotIn('schemaname', ['pg_catalog', 'information_schema']).pluck<string[]>('tablename')
    : await db('sqlite_master').where({ type: 'table' }).pluck<string[]>('name');
  const lines: string[] = [];
  for (const table of tables) {
    for (const row of (await db(table).select('*')) as Record<string, unknown>[]) lines.push(`${table} ${JSON.stringify(row, readable)}`);
  }
  return lines;
}

/** JSON turns bytes into a list of numbers before anybody is asked. */
function readable(this: unknown, key: string, value: unknown): unknown {
  const bytes = (this as Record<string, unknown>)[key];
  return Buffer.isBuffer(bytes) ? [bytes.toString('utf8'), bytes.toString('hex'), bytes.toString('base64')] : value;
}

/** The ways in which a text may lie about: plain, escaped, in hexadecimal, in base64 at each of three places. */
export function formsOf(text: string): string[] {
  const bytes = Buffer.from(text);
  const shifted = [0, 1, 2].map((shift) =>
    Buffer.concat([Buffer.alloc(shift), bytes])
      .toString('base64')
      // The first and the last letters depend on what stands beside it.
      .slice(shift === 0 ? 0 : 4, -4),
  );
  return [text, JSON.stringify(text).slice(1, -1), encodeURIComponent(text), bytes.toString('hex'), ...shifted];
}
