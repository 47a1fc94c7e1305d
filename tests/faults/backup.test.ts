import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { NONE, violations } from '../helpers/invariants';
import { documentAfter, setUpOffice, type Office } from '../helpers/office';
import { inDatabase } from '../helpers/postgres';
import { publishUntilKilled } from '../helpers/start-publisher';
import { startApp, type TestApp } from '../helpers/strapi';

const onPostgres = process.env.DATABASE_CLIENT === 'postgres';
const root = path.resolve(__dirname, '../..');
const folder = path.join(fs.mkdtempSync(path.join(os.tmpdir(), 'gongkai-backup-')), 'backup');

let app: TestApp;
let office: Office;

beforeAll(async () => {
  app = await startApp({ now: '2026-09-30T10:00:00+08:00' });
  office = await setUpOffice(app);
});

afterAll(async () => {
  await app.stop();
  fs.rmSync(path.dirname(folder), { recursive: true, force: true });
});

/** `npm run backup` and `npm run restore`, on the database of this test. */
function command(name: 'backup' | 'restore'): Promise<{ code: number | null; said: string }> {
  // The environment as the test sees it, whatever runs the test.
  const child = spawn(process.execPath, [path.join(root, `.tools/${name}.mjs`), folder], { cwd: root, env: { ...process.env } });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, said: said.join('') })));
}

/** The machine is gone: nothing is left of the database and of the files. */
async function lose(env: Readonly<Record<string, string>>): Promise<void> {
  fs.rmSync(env.FILES_DIR ?? '', { recursive: true, force: true });
  for (const end of ['', '-wal', '-shm']) fs.rmSync(`${env.DATABASE_FILENAME ?? ''}${end}`, { force: true });
  if (!onPostgres) return;
  await inDatabase(env.DATABASE_NAME ?? '', 'lose', (client) => client.query('DROP SCHEMA public CASCADE; CREATE SCHEMA public'));
}

test('R13 · a backup made while others publish is an office that is whole: its log verifies, the public reads the same, files are there', async () => {
  const first = await documentAfter(app, office, 'publish', { title: '备份之前公开的通知' });
  const before = (await app.request.get(`/api/documents/${first.documentId}`).expect(200)).text;
  const cards: number[] = [];
  for (let index = 0; index < 12; index += 1)
    cards.push((await documentAfter(app, office, 'issue', { title: `关于停车的第${index}件通知` })).id);
  const filesDir = process.env.FILES_DIR ?? '';
  fs.mkdirSync(filesDir, { recursive: true });
  fs.writeFileSync(path.join(filesDir, 'a-file.txt'), '内容');

  const [, made] = await Promise.all([
    publishUntilKilled({ cards, user: office.secretariat.id, on: '2026-09-30' }, 3000),
    command('backup'),
  ]);
  expect(made).toMatchObject({ code: 0, said: expect.stringContaining('Backed up to') as unknown });
  // Into a database that is not empty nothing is restored.
  expect(await command('restore')).toMatchObject({ code: 1 });

  let restored = { code: null as number | null, said: '' };
  app = await app.restart(async (env) => {
    // The application has given its environment back; the commands need it once more.
    Object.assign(process.env, env);
    await lose(env);
    restored = await command('restore');
  });
  expect(restored).toMatchObject({ code: 0, said: expect.stringContaining('the log is whole') as unknown });
  expect(await violations(app)).toEqual(NONE);
  expect(await app.workboard.verifyLog()).toMatchObject({ ok: true });
  expect((await app.request.get(`/api/documents/${first.documentId}`).expect(200)).text).toBe(before);
  expect(fs.readFileSync(path.join(filesDir, 'a-file.txt'), 'utf8')).toBe('内容');
});

test('R13 · a backup that was damaged is refused', async () => {
  const [database = ''] = fs.readdirSync(folder).filter((name) => name.startsWith('data.'));
  fs.appendFileSync(path.join(folder, database), 'x');
  expect(await command('restore')).toMatchObject({ code: 1, said: expect.stringContaining('The backup is damaged') as unknown });
});
