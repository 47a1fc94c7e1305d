import { isPostgres } from '../../plugins/workboard/server/src/platform/transaction';
import type { TestApp } from './strapi';

interface Sent {
  sql: string;
  bindings?: readonly unknown[];
}

/** A connection of better-sqlite3 or of pg, as knex hands it out. */
interface Connection {
  prepare(sql: string): { all(bindings: readonly unknown[]): { detail: string }[] };
  query(input: { text: string; values: readonly unknown[] }): Promise<{ rows: { 'QUERY PLAN': PlanNode[] }[] }>;
}

interface PlanNode {
  Plan?: PlanNode;
  Plans?: PlanNode[];
  'Node Type'?: string;
  'Relation Name'?: string;
}

/** What `work` asks of the database, as it was sent; only what is read. */
export async function readsOf(app: TestApp, work: () => Promise<unknown>): Promise<Sent[]> {
  const sent: Sent[] = [];
  const note = (one: Sent) => void sent.push(one);
  app.strapi.db.connection.on('query', note);
  await work();
  app.strapi.db.connection.removeListener('query', note);
  return sent.filter(({ sql }) => /^\s*(select|with)\b/i.test(sql));
}

/** The tables that the database would read from their first row to their last to answer it, by its own plan. */
export async function readWhole(app: TestApp, { sql, bindings = [] }: Sent): Promise<string[]> {
  const { client } = app.strapi.db.connection as unknown as {
    client: { acquireConnection(): Promise<Connection>; releaseConnection(connection: Connection): Promise<void> };
  };
  const connection = await client.acquireConnection();
  try {
    if (!isPostgres(app.strapi.db.connection)) {
      const values = bindings.map((value) => (typeof value === 'boolean' ? Number(value) : value));
      const plan = connection.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(values);
      return plan.flatMap(({ detail }) => tableOf(sql, /^SCAN (\w+)(?!.* USING )/.exec(detail)?.[1]));
    }
    const { rows } = await connection.query({ text: `EXPLAIN (FORMAT JSON) ${sql}`, values: bindings });
    return rows.flatMap((row) => row['QUERY PLAN']).flatMap(scanned);
  } finally {
    await client.releaseConnection(connection);
  }
}

/** SQLite calls a table by the name it bears in the statement. */
function tableOf(sql: string, alias: string | undefined): string[] {
  if (alias === undefined) return [];
  return [new RegExp(`[\`"]?(\\w+)[\`"]?\\s+(?:as\\s+)?[\`"]?${alias}[\`"]?(?!\\w)`, 'i').exec(sql)?.[1] ?? alias];
}

/** A scan right below a limit ends when it has enough: what is rare is looked for by an index, which the planner knows from its statistics. */
function scanned(node: PlanNode): string[] {
  const inner = node.Plans?.[0];
  if (node['Node Type'] === 'Limit' && inner?.['Node Type'] === 'Seq Scan') return (inner.Plans ?? []).flatMap(scanned);
  const own = node['Node Type'] === 'Seq Scan' && node['Relation Name'] !== undefined ? [node['Relation Name']] : [];
  return [...own, ...[...(node.Plan ? [node.Plan] : []), ...(node.Plans ?? [])].flatMap(scanned)];
}
