import { fork } from 'node:child_process';
import path from 'node:path';
import { ensureSchema } from '../../plugins/workboard/server/src/platform/schema/ensure-schema';
import { INDEXES } from '../../plugins/workboard/server/src/platform/schema/indexes';
import { failure } from '../helpers/failure';
import { documentAfter, setUpOffice } from '../helpers/office';
import { countStatements } from '../helpers/statements';
import { startApp, type TestApp } from '../helpers/strapi';

const onPostgres = process.env.DATABASE_CLIENT === 'postgres';

let app: TestApp;

beforeAll(async () => {
  app = await startApp({ now: '2026-09-30T10:00:00+08:00', fresh: true });
});

afterAll(() => app.stop());

/** What only grows: the log, and what the office may have to prove years later. */
const APPEND_ONLY = [
  'workboard_attachment_bytes',
  'workboard_attachments',
  'workboard_bundle_chunks',
  'workboard_bundles',
  'workboard_calendar_days',
  'workboard_calendar_versions',
  'workboard_clock_events',
  'workboard_comments',
  'workboard_delivery_attempts',
  'workboard_log',
  'workboard_notice_files',
  'workboard_notice_templates',
  'workboard_notices',
];

interface Named {
  name: string;
  table: string;
}

async function listed(sqlite: string, postgres: string): Promise<Named[]> {
  const answer: unknown = await app.strapi.db.connection.raw(onPostgres ? postgres : sqlite);
  const rows = onPostgres ? (answer as { rows: Named[] }).rows : (answer as Named[]);
  return [...rows].sort((a, b) => (a.name < b.name ? -1 : 1));
}

const triggers = () =>
  listed(
    "SELECT name, tbl_name AS \"table\" FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'workboard_%'",
    'SELECT t.tgname AS name, c.relname AS "table" FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid WHERE t.tgname LIKE \'workboard_%\'',
  );
const indexes = () =>
  listed(
    "SELECT name, tbl_name AS \"table\" FROM sqlite_master WHERE type = 'index' AND name LIKE 'workboard_%'",
    "SELECT indexname AS name, tablename AS \"table\" FROM pg_indexes WHERE indexname LIKE 'workboard_%' AND indexname NOT LIKE '%_pkey'",
  );

const dropTrigger = ({ name, table }: Named) => app.strapi.db.connection.raw(`DROP TRIGGER ${name}${onPostgres ? ` ON ${table}` : ''}`);

describe('R2, R4 · what guards the database is there at every start', () => {
  it('the log, its head and the published rows have their triggers, the tables their indexes', async () => {
    const names = (await triggers()).map(({ name }) => name);
    const guards = [
      'documents',
      'interpretations',
      'consultations',
      'comments',
      'statements',
      'disclosure_entries',
      'annual_reports',
      'cases',
    ].flatMap((table) => ['insert', 'update', 'delete'].map((verb) => `workboard_guard_${table}_${verb}`));
    const appendOnly = APPEND_ONLY.flatMap((table) => [`${table}_no_update`, `${table}_no_delete`]);
    const fixed = ['workboard_fixed_documents', 'workboard_fixed_interpretations', 'workboard_kept_comments'];
    // Requests that lie in the archive (B-19).
    const closed = ['workboard_closed_cases_update', 'workboard_closed_cases_delete'];
    // What is under an open leak incident (R-SEC-14).
    const frozen = ['documents', 'interpretations', 'consultations', 'statements', 'disclosure_entries', 'annual_reports', 'cases'].flatMap(
      (table) => ['update', 'delete'].map((verb) => `workboard_frozen_${table}_${verb}`),
    );
    expect(names).toEqual(
      [...guards, ...appendOnly, ...fixed, ...closed, ...frozen, 'workboard_log_head_no_delete', 'workboard_log_moves_head'].sort(),
    );
    const present = (await indexes()).map(({ name }) => name);
    expect(present).toEqual(expect.arrayContaining(INDEXES.map(({ name }) => name)));
    expect(present).toEqual(expect.arrayContaining(['workboard_once_documents', 'workboard_number_documents_index_number_published']));
  });

  it('dropped triggers and indexes are back after the next start, and hold', async () => {
    const office = await setUpOffice(app);
    const card = await documentAfter(app, office, 'publish');
    const before = { triggers: await triggers(), indexes: await indexes() };
    for (const trigger of before.triggers) await dropTrigger(trigger);
    for (const { name } of before.indexes) await app.strapi.db.connection.raw(`DROP INDEX ${name}`);
    expect([await triggers(), await indexes()]).toEqual([[], []]);

    app = await app.restart();
    expect({ triggers: await triggers(), indexes: await indexes() }).toEqual(before);
    const db = app.strapi.db.connection;
    expect(await failure(db('workboard_log').where({ card_id: card.id }).update({ event: 'nothing' }))).toContain('append-only');
    const change = db('documents').where({ document_id: card.documentId }).whereNotNull('published_at').update({ title: '篡改' });
    expect(await failure(change)).toContain('workflow only');
    expect(await app.workboard.verifyLog()).toMatchObject({ ok: true });
  });
});

describe('P19 · what stands is left alone, and what does not is seen', () => {
  it('a schema that stands is read, not made; a guard that was rewritten under its name is made again', async () => {
    const db = app.strapi.db.connection;
    const standing = await countStatements(app.strapi, () => ensureSchema(app.strapi));
    expect(standing.statements.map((sql) => /^\s*select/i.test(sql))).toEqual([true, true]);
    const name = 'workboard_log_no_delete';
    if (onPostgres) await db.raw(`CREATE OR REPLACE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NULL; END; $$`);
    else {
      await db.raw(`DROP TRIGGER ${name}`);
      await db.raw(`CREATE TRIGGER ${name} BEFORE DELETE ON workboard_log BEGIN SELECT RAISE(IGNORE); END`);
    }
    const removal = () => failure(db('workboard_log').where({ seq: 1 }).delete());
    expect(await removal()).toBeNull();
    await ensureSchema(app.strapi);
    expect(await removal()).toContain('append-only');
  });

  it('layouts of the content manager are gone through only when they, or the content types, have changed', async () => {
    const layouts = (name: string) => app.strapi.plugin('content-manager').service(name) as { syncConfigurations(): Promise<void> };
    const sync = async () => {
      await layouts('components').syncConfigurations();
      await layouts('content-types').syncConfigurations();
    };
    expect((await countStatements(app.strapi, sync)).statements).toHaveLength(1);
    const kept = app.strapi.db
      .connection('strapi_core_store_settings')
      .where({ key: 'plugin_content_manager_configuration_content_types::api::document.document' });
    const read = async () => {
      const { value } = (await kept.clone().first('value')) as { value: string };
      return JSON.parse(value) as { metadatas: Record<string, object> };
    };
    const { metadatas, ...rest } = await read();
    const { title: _forgotten, ...others } = metadatas;
    await kept.clone().update({ value: JSON.stringify({ ...rest, metadatas: others }) });
    await sync();
    expect((await read()).metadatas).toHaveProperty('title');
    expect((await countStatements(app.strapi, sync)).statements).toHaveLength(1);
  });
});

/** A start of the application in a process of its own. @returns what it said when it failed, '' when it did not */
function start(env: Readonly<Record<string, string>>): Promise<string> {
  const root = path.resolve(__dirname, '../..');
  const child = fork(path.join(root, 'tests/helpers/run-typescript.js'), [path.join(root, 'tests/helpers/starter.ts')], {
    cwd: root,
    silent: true,
    env: { ...process.env, ...env },
  });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  return new Promise((resolve) => child.once('exit', (code) => resolve(code === 0 ? '' : `exit ${String(code)}: ${said.join('')}`)));
}

/** Everything the plugin made and the seeds put in, so that the next start is a first one on tables that Strapi has made already. */
async function forgetEverything(): Promise<void> {
  const db = app.strapi.db.connection;
  for (const trigger of await triggers()) await dropTrigger(trigger);
  const { rows } = (await db.raw("SELECT tablename FROM pg_tables WHERE tablename LIKE 'workboard_%'")) as {
    rows: { tablename: string }[];
  };
  for (const { tablename } of rows) await db.raw(`DROP TABLE ${tablename} CASCADE`);
  for (const table of ['documents', 'organisations', 'policy_clauses']) await db.raw(`TRUNCATE ${table} CASCADE`);
  await db.raw("DELETE FROM strapi_core_store_settings WHERE key LIKE '%seed%'");
}

// SQLite is for one process.
if (onPostgres) {
  describe('R12 · two instances start at once', () => {
    const counts = async () => {
      const tables = [
        'documents',
        'organisations',
        'policy_clauses',
        'workboard_workflows',
        'workboard_forms',
        'workboard_calendar_versions',
        'workboard_log',
        'admin_permissions',
      ];
      const numbers = await Promise.all(
        tables.map(async (table) => [table, Number((await app.strapi.db.connection(table).count<{ n: string }[]>('* as n'))[0]?.n)]),
      );
      return Object.fromEntries(numbers) as Record<string, number>;
    };

    it('on a database that stands: both come up, and nothing is there twice', async () => {
      const before = await counts();
      expect(await Promise.all([start({}), start({})])).toEqual(['', '']);
      expect(await counts()).toEqual(before);
    });

    it('on tables without content: both come up, and every seed is there once', async () => {
      await forgetEverything();
      app = await app.restart();
      const once = await counts();
      await forgetEverything();
      expect(await Promise.all([start({}), start({})])).toEqual(['', '']);
      expect(await counts()).toEqual(once);
      expect(await app.workboard.verifyLog()).toMatchObject({ ok: true });
    });
  });
}
