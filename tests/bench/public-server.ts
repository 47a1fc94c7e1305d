/**
 * One of the servers that `public.bench.ts` measures, on the database its environment names. It listens on a port of its own and does what its parent says.
 */
import type { AddressInfo } from 'node:net';
import { factories, type Core } from '@strapi/strapi';
import type { WorkboardApi } from '../../plugins/workboard/server/src/api';
import { publicDocuments } from '../../src/api/document/public-documents';
import { parseListQuery } from '../../src/public/parse-query';
import { readList } from '../../src/public/read-collection';
import type { Position } from '../../src/public/cursor';
import { rebuild } from '../../src/public/search/catch-up';
import { STATE } from '../../src/public/search/index-tables';
import { startApp } from '../helpers/app-process';

export type ServerOrder =
  /** Published rows are put in until there are so many. */
  | { do: 'fill'; rows: number }
  /** Milliseconds of the first page by cursor, of the last one, and of the last that pages reach: medians of 200. */
  | { do: 'depth' }
  /** Seconds in which the search index is made anew. */
  | { do: 'index' }
  /** Microseconds of CPU that the process has used, in all its threads. */
  | { do: 'cpu' }
  /** Statements of the database that the answer to a path takes. */
  | { do: 'statements'; path: string };

const uid = 'api::document.document' as const;
const REPEATS = 200;

void (async () => {
  const { strapi } = await startApp();
  addStockRoutes(strapi);
  strapi.server.mount();
  const server = strapi.server.httpServer;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const work: { [D in ServerOrder['do']]: (order: Extract<ServerOrder, { do: D }>) => Promise<unknown> } = {
    fill: ({ rows }) => fill(strapi, rows),
    depth: () => depth(strapi),
    index: async () => {
      await strapi.db.connection(STATE).update({ version: 0 });
      const begin = performance.now();
      await rebuild(strapi, new AbortController().signal);
      return (performance.now() - begin) / 1000;
    },
    cpu: () => Promise.resolve(cpuTime()),
    statements: ({ path }) => statementsOf(strapi, `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`),
  };
  process.on('message', (order: ServerOrder) => {
    const does = work[order.do] as (order: ServerOrder) => Promise<unknown>;
    void does(order).then((result) => process.send?.({ result: result ?? null }));
  });
  process.on('disconnect', () => process.exit(0));
  process.send?.({ port: (server.address() as AddressInfo).port });
})();

/** Nobody else asks meanwhile, and no job runs. */
async function statementsOf(strapi: Core.Strapi, address: string): Promise<number> {
  let count = 0;
  const note = ({ sql }: { sql: string }) => {
    if (!/^(begin|commit)/i.test(sql)) count += 1;
  };
  strapi.db.connection.on('query', note);
  await (await fetch(address)).text();
  strapi.db.connection.removeListener('query', note);
  return count;
}

function cpuTime(): number {
  const { user, system } = process.cpuUsage();
  return user + system;
}

/** What Strapi would serve by itself for the same content type: its own controller and service, which ours take the place of. */
function addStockRoutes(strapi: Core.Strapi): void {
  const services = strapi.get('services') as { set(uid: string, service: unknown): unknown };
  services.set(uid, factories.createCoreService(uid));
  const controller = factories.createCoreController(uid)({ strapi }) as unknown as Record<
    'find' | 'findOne',
    (ctx: StockContext) => unknown
  >;
  const handler = (name: 'find' | 'findOne') => async (ctx: StockContext) => {
    if (ctx.params.documentId !== undefined) ctx.params.id = ctx.params.documentId;
    ctx.body = await controller[name](ctx);
  };
  const config = { auth: false as const };
  strapi.server.routes({
    type: 'content-api',
    routes: [
      { method: 'GET', path: '/stock', handler: handler('find') as never, config, info: {} },
      { method: 'GET', path: '/stock/:documentId', handler: handler('findOne') as never, config, info: {} },
    ] as never,
  });
}

interface StockContext {
  params: Record<string, string | undefined>;
  body: unknown;
}

const SENTENCES = [
  '为了规范停车管理，方便居民出行。',
  '各单位应当按照职责分工抓好落实。',
  '本通知自发布之日起施行。',
  '有关部门要加强监督检查。',
  '群众可以到窗口咨询。',
];

/** Rows as publications leave them, past the workflow but with its permit. */
async function fill(strapi: Core.Strapi, rows: number): Promise<void> {
  const db = strapi.db.connection;
  const { n } = (await db('documents').whereNotNull('published_at').count({ n: '*' }).first()) as { n: number | string };
  const workboard = strapi.plugin('workboard').service<WorkboardApi>('workboard');
  const { instant } = workboard.now();
  const part = 500;
  for (let start = Number(n); start < rows; start += part) {
    const documents = Array.from({ length: Math.min(part, rows - start) }, (_, index) => row(start + index, instant));
    const permits = documents.map(({ document_id }) => ({ uid, document_id }));
    await db.transaction(async (trx) => {
      await trx('workboard_permits').insert(permits);
      for (let at = 0; at < documents.length; at += 50) await trx('documents').insert(documents.slice(at, at + 50));
      await trx('workboard_permits').where({ uid }).delete();
    });
  }
  await db.raw('ANALYZE');
}

function row(n: number, instant: string) {
  const day = new Date(Date.UTC(2006, 0, 1) + (n % 7500) * 24 * 3600 * 1000).toISOString().slice(0, 10);
  return {
    document_id: `bench${String((n * 48_271) % 2_147_483_647).padStart(12, '0')}x${n}`,
    ...{ title: `关于第 ${n} 号停车管理事项的通知`, kind: 'general', issued_in_name_of: 'district_government_office', publisher: 'office' },
    ...{ index_number: `12331003E96936103G/${day.slice(0, 4)}-${n}`, doc_number: `黄政办发〔${day.slice(0, 4)}〕${n}号` },
    ...{ document_date: day, issued_at: day, portal_published_at: day, audience: 'society', disclosure_mode: 'proactive' },
    summary: `第 ${n} 号事项：${SENTENCES[n % SENTENCES.length]}`,
    body: `事项${n}。`.concat(Array.from({ length: 40 }, (_, at) => SENTENCES[(n + at * 7) % SENTENCES.length]).join('')),
    ...{ created_at: new Date(instant), updated_at: new Date(instant), published_at: new Date(instant) },
  };
}

async function depth(strapi: Core.Strapi): Promise<Record<'first' | 'last' | 'deepest', number>> {
  const byCursor = parseListQuery('pagination[cursor]=&pagination[pageSize]=25', publicDocuments);
  const end = (await strapi.db
    .connection('documents')
    .whereNotNull('published_at')
    .orderBy([{ column: 'document_date' }, { column: 'document_id' }])
    .offset(25)
    .first('document_id as documentId', 'document_date as day')) as { documentId: string; day: string };
  const position: Position = { documentId: end.documentId, values: [end.day] };
  const deepest = parseListQuery('pagination[page]=800&pagination[pageSize]=25&pagination[withCount]=false', publicDocuments);
  const result = {
    first: () => readList(strapi, publicDocuments, byCursor, null),
    last: () => readList(strapi, publicDocuments, byCursor, position),
    deepest: () => readList(strapi, publicDocuments, deepest, null),
  };
  const times: Record<keyof typeof result, number[]> = { first: [], last: [], deepest: [] };
  for (let round = 0; round < REPEATS; round += 1) {
    for (const name of Object.keys(result) as (keyof typeof result)[]) {
      const begin = performance.now();
      await result[name]();
      times[name].push(performance.now() - begin);
    }
  }
  const median = (list: number[]) => list.sort((a, b) => a - b)[Math.floor(list.length / 2)] ?? 0;
  return { first: median(times.first), last: median(times.last), deepest: median(times.deepest) };
}
