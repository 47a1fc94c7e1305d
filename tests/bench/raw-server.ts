/** What the machine can do: `node:http` and prepared statements of better-sqlite3 over the rows that the office has, and nothing else. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRequire } from 'node:module';

interface Statement {
  all(...values: unknown[]): unknown[];
  get(...values: unknown[]): unknown;
}
type Open = new (filename: string, options: { readonly: boolean }) => { prepare(sql: string): Statement };

// The driver brings no types with it.
const Database = createRequire(__filename)('better-sqlite3') as Open;
const db = new Database(process.env.DATABASE_FILENAME ?? '', { readonly: true });
const COLUMNS =
  'document_id, created_at, updated_at, published_at, title, kind, issued_in_name_of, lead_drafting_unit, index_number, doc_number, publisher, document_date, issued_at, portal_published_at, portal_url, disclosure_mode, audience, effective_on, expires_on, amended_on, repealed_on, summary';
const PUBLIC = "published_at IS NOT NULL AND audience = 'society'";
const list = db.prepare(`SELECT ${COLUMNS} FROM documents WHERE ${PUBLIC} ORDER BY document_date DESC, document_id DESC LIMIT 25`);
const item = db.prepare(`SELECT ${COLUMNS}, body FROM documents WHERE document_id = ? AND ${PUBLIC}`);

const server = createServer((request, response) => {
  const url = request.url ?? '';
  if (url === '/ping') {
    if (request.headers['if-none-match']) response.writeHead(304).end();
    else response.end('pong');
    return;
  }
  const data = url.startsWith('/list') ? list.all() : item.get(url.slice(1));
  response.setHeader('content-type', 'application/json');
  response.end(JSON.stringify({ data }));
});
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }));
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.({ result: user + system });
});
process.on('disconnect', () => process.exit(0));
