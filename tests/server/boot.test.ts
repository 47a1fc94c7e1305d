import { createStaff } from '../helpers/staff';
import { countStatements } from '../helpers/statements';
import { startApp, type TestApp } from '../helpers/strapi';

let app: TestApp;

beforeAll(async () => {
  app = await startApp({ now: '2026-09-30T09:00:00+08:00', fresh: true });
});

afterAll(() => app.stop());

const onPostgres = process.env.DATABASE_CLIENT === 'postgres';

test('the application boots on the database that DATABASE_CLIENT names', async () => {
  expect(app.strapi.db.dialect.client).toBe(onPostgres ? 'postgres' : 'sqlite');
  await app.request.get('/_health').expect(204);
});

test('the database keeps what it acknowledged, and ends what runs away', async () => {
  if (onPostgres) {
    expect(await raw('show synchronous_commit')).toEqual([{ synchronous_commit: 'on' }]);
    expect(await raw('show statement_timeout')).toEqual([{ statement_timeout: '15s' }]);
  } else {
    expect(await raw('pragma journal_mode')).toEqual([{ journal_mode: 'wal' }]);
    expect(await raw('pragma synchronous')).toEqual([{ synchronous: 2 }]);
  }
});

test('the workboard plugin is there', () => {
  expect(Object.keys(app.strapi.plugins)).toContain('workboard');
});

test('the statement counter counts what reaches the database and leaves out BEGIN and COMMIT', async () => {
  const { result, statements } = await countStatements(app.strapi, () =>
    app.strapi.db.connection.transaction(async (trx) => {
      await trx.raw('select 1');
      await trx.raw('select 2');
      return 'done';
    }),
  );
  expect(result).toBe('done');
  expect(statements).toEqual(['select 1', 'select 2']);
});

test('a staff member logs in and is who they are; nobody gets in without', async () => {
  const staff = await createStaff(app, { name: 'clerk', roles: ['strapi-super-admin'] });
  const me = await app.request.get('/admin/users/me').set('Authorization', staff.bearer).expect(200);
  expect((me.body as { data: { email: string } }).data.email).toBe(staff.email);
  await app.request.get('/admin/users/me').expect(401);
});

async function raw(sql: string): Promise<unknown> {
  const answer: unknown = await app.strapi.db.connection.raw(sql);
  return onPostgres ? (answer as { rows: unknown[] }).rows : answer;
}
