import { spawn } from 'node:child_process';
import path from 'node:path';
import { documentAfter, setUpOffice } from '../helpers/office';
import { startApp, type TestApp } from '../helpers/strapi';

const onPostgres = process.env.DATABASE_CLIENT === 'postgres';
const root = path.resolve(__dirname, '../..');

let app: TestApp;

beforeAll(async () => {
  app = await startApp({ now: '2026-09-30T10:00:00+08:00' });
  await documentAfter(app, await setUpOffice(app), 'submit_draft');
});

afterAll(() => app.stop());

/** What `npm run verify-log` says about the database of this test, which runs on meanwhile. */
function verifyLog(...options: string[]): Promise<{ code: number | null; said: string }> {
  // Jest gives a test its own copy of the environment; a child would get the original.
  const child = spawn(process.execPath, [path.join(root, '.tools/verify-log.mjs'), ...options], { cwd: root, env: { ...process.env } });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, said: said.join('') })));
}

describe('R4 · npm run verify-log', () => {
  it('finds a log whole and prints its head; that head, kept, finds it whole again', async () => {
    const { head, rows } = await app.workboard.verifyLog();
    const { code, said } = await verifyLog();
    expect(said).toContain(`The log is whole: ${rows} rows, head ${head.seq}:${head.hash}`);
    expect(code).toBe(0);
    expect(await verifyLog('--head', `${head.seq}:${head.hash}`)).toMatchObject({ code: 0 });
  });

  it('finds a tail that was cut off, by the head that was kept', async () => {
    const { head } = await app.workboard.verifyLog();
    const { code, said } = await verifyLog('--head', `${head.seq + 3}:${'a'.repeat(64)}`);
    expect(said).toContain('its tail was cut off');
    expect(code).toBe(1);
  });

  it('names the row that was changed', async () => {
    const db = app.strapi.db.connection;
    await db.raw(`DROP TRIGGER workboard_log_no_update${onPostgres ? ' ON workboard_log' : ''}`);
    await db('workboard_log').where({ seq: 2 }).update({ actor_name: '另一个人' });
    const { code, said } = await verifyLog();
    expect(said).toContain('The log is broken at row 2: row 2 was changed after it was written');
    expect(code).toBe(1);
  });

  it('says how it is called', async () => {
    expect(await verifyLog('--hed', '3')).toMatchObject({
      code: 1,
      said: expect.stringContaining('npm run verify-log -- --head') as unknown,
    });
  });
});
