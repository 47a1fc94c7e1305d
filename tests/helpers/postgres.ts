import { Client } from 'pg';

/** A PostgreSQL database of its own for one test file. */
export interface TestDatabase {
  name: string;
  /** Drops it, with whatever still holds a connection. */
  drop(): Promise<void>;
}

/**
 * Makes a database on the server that `DATABASE_*` names; `npm test` starts one and sets them.
 * @param template the database it is a copy of; absent: it is empty
 * @throws if the server cannot be reached.
 */
export async function createDatabase(template?: string): Promise<TestDatabase> {
  const name = `gongkai_${process.pid}_${Date.now().toString(36)}`;
  await asOwner((client) => client.query(`CREATE DATABASE ${name}${template === undefined ? '' : ` TEMPLATE ${template}`}`));
  return {
    name,
    drop: () =>
      asOwner(async (client) => {
        await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      }),
  };
}

/** The database of the application under test. */
export const databaseName = (): string => process.env.DATABASE_NAME ?? '';

/** Work beside the application, in the server's own database. */
export function asOwner<T>(work: (client: Client) => Promise<T>): Promise<T> {
  return inDatabase('postgres', 'owner', work);
}

/** Work beside the application, by a connection of that name. */
export async function inDatabase<T>(database: string, name: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({
    host: process.env.DATABASE_HOST ?? '127.0.0.1',
    port: Number(process.env.DATABASE_PORT ?? 5432),
    user: process.env.DATABASE_USERNAME ?? 'gongkai',
    password: process.env.DATABASE_PASSWORD ?? '',
    database,
    application_name: name,
  });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
