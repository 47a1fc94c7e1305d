import path from 'node:path';

interface EnvReader {
  (key: string, fallback?: string): string;
  int(key: string, fallback?: number): number;
  bool(key: string, fallback?: boolean): boolean;
}

interface SqliteConnection {
  pragma(source: string): unknown;
  prepare(sql: string): unknown;
}

/** Statements that a connection to SQLite keeps prepared; the house has a few hundred different ones. */
const KEPT_STATEMENTS = 500;

/** SQLite needs nothing installed; PostgreSQL carries several instances. */
export default ({ env }: { env: EnvReader }) => {
  const client = env('DATABASE_CLIENT', 'sqlite');
  if (client === 'sqlite') return { connection: sqlite(env) };
  if (client === 'postgres') return { connection: postgres(env) };
  throw new Error(`DATABASE_CLIENT must be sqlite or postgres, not "${client}"`);
};

function sqlite(env: EnvReader) {
  return {
    client: 'sqlite',
    connection: { filename: path.resolve(env('DATABASE_FILENAME', '.tmp/data.db')) },
    useNullAsDefault: true,
    pool: {
      // WAL lets readers go on beside the writer; FULL keeps an acknowledged publication through a power loss.
      afterCreate(connection: SqliteConnection, done: (error: unknown, connection: SqliteConnection) => void) {
        connection.pragma('busy_timeout = 5000');
        connection.pragma('journal_mode = WAL');
        connection.pragma('synchronous = FULL');
        // What is erased is overwritten, not only given up (G-44); a publication and a move take no more CPU for it.
        connection.pragma('secure_delete = ON');
        keepStatements(connection);
        done(null, connection);
      },
    },
  };
}

/**
 * Prepares each statement once: knex asks for it anew every time, which costs more than most of them take to run. SQLite itself prepares a
 * kept one again when the schema changed. What was not asked for longest goes first.
 */
function keepStatements(connection: SqliteConnection): void {
  const prepare = connection.prepare.bind(connection);
  const kept = new Map<string, unknown>();
  connection.prepare = (sql) => {
    const statement = kept.get(sql) ?? prepare(sql);
    kept.delete(sql);
    kept.set(sql, statement);
    const [oldest] = kept.size > KEPT_STATEMENTS ? kept.keys() : [];
    if (oldest !== undefined) kept.delete(oldest);
    return statement;
  };
}

function postgres(env: EnvReader) {
  return {
    client: 'postgres',
    connection: {
      connectionString: env('DATABASE_URL') || undefined,
      host: env('DATABASE_HOST', '127.0.0.1'),
      port: env.int('DATABASE_PORT', 5432),
      database: env('DATABASE_NAME', 'gongkai'),
      user: env('DATABASE_USERNAME', 'gongkai'),
      password: env('DATABASE_PASSWORD', ''),
      schema: env('DATABASE_SCHEMA', 'public'),
      ssl: env.bool('DATABASE_SSL', false) && { rejectUnauthorized: env.bool('DATABASE_SSL_VERIFY', true) },
      // A runaway query of one visitor must not hold the office.
      statement_timeout: env.int('DATABASE_STATEMENT_TIMEOUT_MS', 15000),
      idle_in_transaction_session_timeout: env.int('DATABASE_IDLE_TIMEOUT_MS', 30000),
    },
    pool: { min: 0, max: env.int('DATABASE_POOL_MAX', 10) },
    acquireConnectionTimeout: 30000,
  };
}
