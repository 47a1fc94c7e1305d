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
  return { name, drop: () => asOwner((client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`)) };
}

async function asOwner(work: (client: Client) => Promise<unknown>): Promise<void> {
  const client = new Client({
    host: process.env.DATABASE_HOST ?? '127.0.0.1',
    port: Number(process.env.DATABASE_PORT ?? 5432),
    user: process.env.DATABASE_USERNAME ?? 'gongkai',
    password: process.env.DATABASE_PASSWORD ?? '',
    database: 'postgres',
  });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}
