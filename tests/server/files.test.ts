import { createHash } from 'node:crypto';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { containerOf } from '../../plugins/workboard/server/src/platform/container';
import { createStaff, type Staff } from '../helpers/staff';
import { changePublished, publishRow, unpublishRow } from '../helpers/publish-rows';
import { documentAfter, setUpOffice, take, type Office } from '../helpers/office';
import { nastyFiles, type NastyFile } from '../helpers/nasty-files';
import { docx, pdf, picture, xlsx } from '../helpers/office-files';
import { countStatements } from '../helpers/statements';
import { startApp, type TestApp } from '../helpers/strapi';

const DOCUMENT = 'api::document.document';

interface Asset {
  id: number;
  documentId: string;
  name: string;
  url: string;
  mime: string;
  formats: Record<string, { url: string }> | null;
}

let app: TestApp;
let office: Office;
let editor: Staff;
let good: Buffer;

beforeAll(async () => {
  app = await startApp({ now: '2026-09-30T09:00:00+08:00' });
  office = await setUpOffice(app);
  editor = await createStaff(app, { name: 'fileseditor', roles: ['strapi-super-admin'] });
  good = await picture('png');
}, 240_000);

afterAll(() => app.stop());

const db = () => app.strapi.db.connection;

function send(name: string, bytes: Buffer, declared?: string, door = '/upload') {
  return app.request
    .post(door)
    .set('Authorization', editor.bearer)
    .attach('files', bytes, { filename: name, ...(declared === undefined ? {} : { contentType: declared }) });
}

async function upload(name: string, bytes: Buffer): Promise<Asset> {
  const response = await send(name, bytes);
  if (response.status !== 201) throw new Error(`${name}: ${response.status} ${response.text}`);
  return (response.body as Asset[])[0] as Asset;
}

/** The address without the signature for the staff. */
const plain = (url: string) => url.split('?')[0] ?? '';

async function stored(): Promise<string[]> {
  const names = await fs.readdir(process.env.FILES_DIR ?? '', { recursive: true });
  return names.filter((name) => name.includes('.')).sort();
}

async function attach(
  file: Asset,
  documentId: string,
  { field = 'attachments', uid = DOCUMENT }: { field?: string; uid?: string } = {},
): Promise<void> {
  const rows = (await db()('documents').where({ document_id: documentId }).select('id')) as { id: number }[];
  for (const { id } of rows)
    await db()('files_related_mph').insert({ file_id: file.id, related_id: id, related_type: uid, field, order: 1 });
}

function get(url: string) {
  return app.request
    .get(url)
    .buffer(true)
    .parse((response, done) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('end', () => done(null, Buffer.concat(parts)));
    });
}

describe('where files lie and who reads them', () => {
  test('fact 13 R-SEC-02 CVE-2022-32114 · a file is nobody’s until an entry that is public shows it, and nobody’s again when that is withdrawn', async () => {
    const bytes = pdf('公开附件（测试）');
    const file = await upload('公开附件.pdf', bytes);
    const url = plain(file.url);
    expect(url).toMatch(/^\/files\/[0-9a-f]{32}\.pdf$/);
    const unknown = await app.request.get(`/files/${'0'.repeat(32)}.pdf`);
    const refused = async () => {
      const response = await app.request.get(url);
      expect([response.status, response.text]).toEqual([404, unknown.text]);
      expect(response.headers.etag).toBe(unknown.headers.etag);
    };
    await refused();
    await publishRow(app, DOCUMENT, { documentId: 'filesdraft' }, { title: '草稿', audience: 'society' });
    await attach(file, 'filesdraft');
    await refused();
    await publishRow(app, DOCUMENT, { documentId: 'fileslimited', published: true }, { title: '内部', audience: 'limited' });
    await attach(file, 'fileslimited');
    await refused();
    await publishRow(app, DOCUMENT, { documentId: 'filespublic', published: true }, { title: '公开', audience: 'society' });
    await attach(file, 'filespublic');
    const response = await get(url);
    expect(response.status).toBe(200);
    expect(Buffer.compare(response.body as Buffer, bytes)).toBe(0);
    expect(response.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-length': String(bytes.length),
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      'cache-control': 'public, max-age=0, must-revalidate',
      'x-checksum': createHash('sha256').update(bytes).digest('hex'),
    });
    expect(response.headers['content-disposition']).toMatch(/^attachment; .*filename\*=UTF-8''%E5%85%AC%E5%BC%80%E9%99%84%E4%BB%B6\.pdf$/);
    const etag = response.headers.etag ?? '';
    expect((await app.request.get(url).set('If-None-Match', etag)).status).toBe(304);
    await unpublishRow(app, DOCUMENT, 'filespublic');
    await refused();
    expect((await app.request.get(url).set('If-None-Match', etag)).status).toBe(404);
  });

  test('fact 13 · an attribute of the entry that is not public shows nothing; an audience that shrinks closes the file', async () => {
    const file = await upload('范围.pdf', pdf('范围'));
    await publishRow(app, DOCUMENT, { documentId: 'filesfield', published: true }, { title: '公开', audience: 'society' });
    await attach(file, 'filesfield', { field: 'internalPapers' });
    expect((await app.request.get(plain(file.url))).status).toBe(404);
    await attach(file, 'filesfield');
    expect((await app.request.get(plain(file.url))).status).toBe(200);
    await changePublished(app, { uid: DOCUMENT, documentId: 'filesfield' }, { audience: 'limited' });
    expect((await app.request.get(plain(file.url))).status).toBe(404);
  });

  test('P7 · whether a file is public is one statement', async () => {
    const file = await upload('一句.pdf', pdf('一句'));
    const { statements } = await countStatements(app.strapi, () => app.request.get(plain(file.url)).expect(404));
    expect(statements).toHaveLength(1);
  });

  test('a part of a file is served as asked, the head alone too', async () => {
    const bytes = pdf('部分内容');
    const file = await upload('部分.pdf', bytes);
    const url = file.url;
    const part = await get(url).set('Range', 'bytes=0-3');
    expect([part.status, String(part.body), part.headers['content-range']]).toEqual([206, '%PDF', `bytes 0-3/${bytes.length}`]);
    const tail = await get(url).set('Range', 'bytes=-6');
    expect([tail.status, String(tail.body)]).toEqual([206, '%%EOF\n']);
    expect((await get(url).set('Range', `bytes=${bytes.length}-`)).status).toBe(416);
    for (const odd of ['bytes=0-1,3-4', 'lines=1-2', 'bytes=9-2']) expect((await get(url).set('Range', odd)).status).toBe(200);
    expect((await get(url).set('Range', 'bytes=0-3').set('If-Range', '"other"')).status).toBe(200);
    const head = await app.request.head(url);
    expect([head.status, head.headers['content-length'], head.text]).toEqual([200, String(bytes.length), undefined]);
    expect((await app.request.head(plain(url))).status).toBe(404);
  });

  test('fact 13 · the staff reads through an address of its own, which ends, fits one file and cannot be made up', async () => {
    const file = await upload('图.png', good);
    const thumbnail = file.formats?.thumbnail?.url ?? '';
    for (const url of [file.url, thumbnail]) {
      const response = await get(url);
      expect([response.status, response.headers['content-type'], response.headers['cache-control']]).toEqual([
        200,
        'image/png',
        'private, no-store',
      ]);
      expect((await app.request.get(plain(url))).status).toBe(404);
    }
    const other = await upload('别的.pdf', pdf('别的'));
    const query = file.url.split('?')[1] ?? '';
    const later = query.replace(/expires=(\d+)/, (_, at: string) => `expires=${Number(at) + 60}`);
    const past = query.replace(/expires=\d+/, 'expires=1');
    for (const made of [
      `${plain(other.url)}?${query}`,
      `${plain(file.url)}?${later}`,
      `${plain(file.url)}?${past}`,
      `${plain(file.url)}?expires=9999999999&signature=`,
    ])
      expect([made, (await app.request.get(made)).status]).toEqual([made, 404]);
  });

  test('fact 13 · whoever may read neither the entry nor the library gets no address', async () => {
    const nobody = await createStaff(app, { name: 'filesnobody' });
    const file = await upload('谁看.pdf', pdf('谁看'));
    for (const url of ['/upload/files', `/upload/files/${file.id}`]) {
      const response = await app.request.get(url).set('Authorization', nobody.bearer);
      expect([response.status, response.text.includes('signature=')]).toEqual([403, false]);
    }
  });

  test.each(['/uploads/a.txt', '/%75ploads/a.txt', '//uploads/a.txt', '/x/../uploads/a.txt', '/uploads%2fa.txt', '/UPLOADS/a.txt'])(
    'fact 13 · what lies in the folder of old is read by nobody at %s',
    async (address) => {
      const place = path.join(app.strapi.dirs.static.public, 'uploads', 'a.txt');
      await fs.writeFile(place, 'canary-of-the-old-folder');
      try {
        const response = await app.request.get(address);
        expect([response.status, response.text.includes('canary')]).toEqual([404, false]);
      } finally {
        await fs.rm(place);
      }
    },
  );

  test.each([
    '/files/../../package.json',
    '/files/..%2f..%2fpackage.json',
    '/files/%00.pdf',
    `/files/${'0'.repeat(32)}.pdf.part`,
    '/files/',
  ])('ASVS 5.3.2 · %s leads nowhere', async (address) => {
    expect([403, 404]).toContain((await app.request.get(address)).status);
  });

  test('R-INT-07 · what is public is neither replaced, renamed nor deleted but by its workflow', async () => {
    const file = await upload('锁定.pdf', pdf('锁定'));
    await publishRow(app, DOCUMENT, { documentId: 'fileslocked', published: true }, { title: '公开', audience: 'society' });
    const change = (method: 'post' | 'delete', url: string) => app.request[method](url).set('Authorization', editor.bearer);
    const rename = () => change('post', `/upload?id=${file.id}`).send({ fileInfo: { name: '改名.pdf' } });
    expect((await rename()).status).toBe(200);
    await attach(file, 'fileslocked');
    expect((await send('替换.pdf', pdf('替换'), undefined, `/upload?id=${file.id}`)).status).toBe(403);
    expect((await change('post', `/upload?id=${file.id}`).send({ fileInfo: { name: '又改名.pdf' } })).status).toBe(403);
    expect((await change('delete', `/upload/files/${file.id}`)).status).toBe(403);
    expect((await get(plain(file.url))).status).toBe(200);
    await unpublishRow(app, DOCUMENT, 'fileslocked');
    const replaced = await send('替换.pdf', pdf('替换'), undefined, `/upload?id=${file.id}`);
    expect(replaced.status).toBe(200);
    const fresh = replaced.body as Asset;
    expect(plain(fresh.url)).not.toBe(plain(file.url));
    expect(await stored()).toEqual(expect.not.arrayContaining([expect.stringContaining(plain(file.url).slice(7))]));
    expect((await send('表.xlsx', xlsx(['一']), undefined, `/upload?id=${file.id}`)).status).toBe(400);
    expect((await change('delete', `/upload/files/${file.id}`)).status).toBe(200);
    expect((await app.request.get(fresh.url)).status).toBe(404);
  });

  test('R-INT-07 X-14 · the seal takes in the bytes of the files: an attachment goes through approval, is public, and verifies', async () => {
    const card = await documentAfter(app, office, 'create');
    const file = await upload('附件一.docx', docx(['附件一']));
    await app.strapi.documents(DOCUMENT).update({ documentId: card.documentId, data: { attachments: [file.id] } as never });
    for (const step of ['submit_draft', 'opine', 'check', 'approve', 'issue', 'publish']) await take(app, office, card.id, step);
    const { body } = await app.request.get(`/api/documents/${card.documentId}?fields=attachments`);
    const [shown] = (body as { data: { attachments: { url: string; name: string }[] } }).data.attachments;
    expect(shown).toMatchObject({ name: '附件一.docx', url: plain(file.url) });
    expect((await get(shown?.url ?? '')).status).toBe(200);
    expect(await app.workboard.verifyPublished(DOCUMENT, card.documentId)).toMatchObject({ algorithm: 'sha256' });
    const proof = await app.workboard.verifyPublished(DOCUMENT, card.documentId);
    expect(proof?.approved).toBe(proof?.published);
    await fs.writeFile(path.join(process.env.FILES_DIR ?? '', plain(file.url).slice(7, 9), plain(file.url).slice(7)), docx(['别的']));
    expect((await app.workboard.verifyPublished(DOCUMENT, card.documentId))?.published).not.toBe(proof?.published);
  });

  test('a signature that came into a text with a picture is not stored', async () => {
    const card = await documentAfter(app, office, 'create');
    const file = await upload('插图.png', good);
    await app.strapi.documents(DOCUMENT).update({ documentId: card.documentId, data: { body: `见图 ![图](${file.url})` } as never });
    expect(await app.strapi.documents(DOCUMENT).findOne({ documentId: card.documentId })).toMatchObject({
      body: `见图 ![图](${plain(file.url)})`,
    });
  });

  test('R-SEC-05a R-SEC-05b · a database from before finds its files moved at the next start, and looked into: what bears a mark or a number of a person is shown to nobody outside, and whoever keeps the system reads why', async () => {
    const bytes = { clean: pdf('旧文件'), person: docx(['联系人 13800138000']), marked: docx(['机密★10年', '某事不可告人']) };
    const kinds = Object.keys(bytes) as (keyof typeof bytes)[];
    const ending = { clean: 'pdf', person: 'docx', marked: 'docx' };
    const mime = { pdf: 'application/pdf', docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' };
    const old = (kind: keyof typeof bytes) => path.join(app.strapi.dirs.static.public, 'uploads', `old_${kind}.${ending[kind]}`);
    await publishRow(app, DOCUMENT, { documentId: 'filesold', published: true }, { title: '从前公开的', audience: 'society' });
    for (const kind of kinds) {
      await fs.writeFile(old(kind), bytes[kind]);
      const [row] = (await db()('files')
        .insert({
          name: `旧${kind}.${ending[kind]}`,
          url: `/uploads/old_${kind}.${ending[kind]}`,
          ext: `.${ending[kind]}`,
          mime: mime[ending[kind] as keyof typeof mime],
          size: 1,
          hash: `old_${kind}`,
          provider: 'local',
          document_id: `old${kind}`,
        })
        .returning('id')) as { id: number }[];
      await attach({ id: row?.id } as Asset, 'filesold');
    }
    app = await app.restart();
    const row = async (kind: string) =>
      (await db()('files')
        .where({ document_id: `old${kind}` })
        .first('id', 'url', 'provider_metadata')) as Record<string, unknown>;
    const statuses = async () => Promise.all(kinds.map(async (kind) => (await app.request.get(String((await row(kind)).url))).status));
    for (const kind of kinds) {
      expect((await row(kind)).url).toMatch(/^\/files\/[0-9a-f]{32}\.(pdf|docx)$/);
      await expect(fs.stat(old(kind))).rejects.toThrow('ENOENT');
    }
    const [, , name = ''] = String((await row('clean')).url).split('/');
    expect(await fs.readFile(path.join(process.env.FILES_DIR ?? '', name.slice(0, 2), name))).toEqual(bytes.clean);
    // Nobody has looked yet.
    expect(await statuses()).toEqual([404, 404, 404]);
    await containerOf(app.strapi).jobs.runDue(['office.scan-file']);
    expect(await statuses()).toEqual([200, 404, 404]);
    const given = (await db()('workboard_jobs').where({ kind: 'office.scan-file' }).orderBy('id').select('state', 'error')) as {
      state: string;
      error: string | null;
    }[];
    expect(given.map(({ state }) => state)).toEqual(['done', 'dead', 'dead']);
    expect(given[1]?.error).toContain('138****8000');
    expect(given[2]?.error).toContain('R-SEC-05a');
    expect(JSON.stringify(given)).not.toMatch(/13800138000|某事|marked\.docx/);
    // The next start asks nobody again, and what is held back stays so.
    app = await app.restart();
    expect(await containerOf(app.strapi).jobs.runDue(['office.scan-file'])).toBe(0);
    expect(await statuses()).toEqual([200, 404, 404]);
  }, 240_000);
});

describe('what comes in', () => {
  test.each([
    ['年报.pdf', () => pdf('年报')],
    [
      '年报.docx',
      () =>
        docx(['年报'], {
          relations: [
            'Id="r2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="https://www.gov.example/" TargetMode="External"',
          ],
        }),
    ],
    ['年报.xlsx', () => xlsx(['年报'], { parts: { 'xl/printerSettings/printerSettings1.bin': 'x' } })],
    ['年报.txt', () => Buffer.from('年报')],
    ['年报.doc', () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)])],
    ['图.png', () => good],
  ])('X-13 · %s is taken', async (name, bytes) => {
    expect((await upload(name, bytes())).name).toBe(name);
  });

  test('X-13 · a name is only a name', async () => {
    expect((await upload('..\\..\\etc\\年报.pdf', pdf('年报'))).name).toBe('年报.pdf');
    expect((await upload('../../年报\u202E\u200B.pdf', pdf('年报'))).name).toBe('年报.pdf');
    const renamed = await app.request
      .post('/upload')
      .set('Authorization', editor.bearer)
      .field('fileInfo', JSON.stringify({ name: '年报.html' }))
      .attach('files', pdf('年报'), '年报.pdf');
    expect((renamed.body as Asset[])[0]?.name).toBe('年报.html.pdf');
  });

  test('X-13 R-SEC-05a B-02 CVE-2026-22707 · nothing of the corpus comes in at any door, and nothing of it is left anywhere', async () => {
    const before = { temp: await fs.readdir(os.tmpdir()), stored: await stored(), rows: await db()('files').count({ n: '*' }) };
    const card = await documentAfter(app, office, 'create');
    const corpus = nastyFiles(good);
    expect(corpus.length).toBeGreaterThan(50);
    const wrong: string[] = [];
    let tries = 0;
    for (const [index, file] of corpus.entries()) {
      const statuses = [
        await atLibrary(file),
        await atCard(file, card.id),
        ...(index % 8 === 0 ? [await atLibrary(file, '/upload/files')] : []),
      ];
      tries += statuses.length;
      if (statuses.some((status) => status !== file.status)) wrong.push(`${file.what}: ${statuses.join()}`);
    }
    expect(tries).toBeGreaterThan(100);
    expect(wrong).toEqual([]);
    expect(await stored()).toEqual(before.stored);
    expect(await db()('files').count({ n: '*' })).toEqual(before.rows);
    expect(await db()('workboard_attachments').where({ card_id: card.id })).toEqual([]);
    const left = (await fs.readdir(os.tmpdir())).filter((name) => !before.temp.includes(name));
    expect(left.filter((name) => /^(strapi|upload|[0-9a-z]{20,})/.test(name))).toEqual([]);
    expect((await send('照样.pdf', pdf('照样'))).status).toBe(201);
  }, 300_000);

  test('X-13 R-SEC-05a · the refusal names the clause and the cure, and its row in the log says nothing of the file', async () => {
    const { body } = await send('机密★ 关于某事的方案.docx', docx(['机密★10年', '某事不可告人']));
    const { error } = body as { error: { message: string; details: unknown } };
    expect(error.message).toMatch(/密级标志.*R-SEC-05a.*未保存/);
    const [row] = (await db()('workboard_log').orderBy('seq', 'desc').limit(1)) as Record<string, string>[];
    expect(row).toMatchObject({ event: 'sentinel.refuse', actor_id: editor.id });
    expect(JSON.stringify(row)).toContain('R-SEC-05a');
    expect(JSON.stringify(row)).not.toMatch(/某事|方案/);
    expect(await app.workboard.verifyLog()).toMatchObject({ ok: true });
  });

  test('X-13 · numbers of persons in a file are noted, masked, and do not hinder its upload', async () => {
    const file = await upload('名单.docx', docx(['联系人 13800138000']));
    const [row] = (await db()('files').where({ id: file.id }).select('provider_metadata')) as { provider_metadata: unknown }[];
    const metadata = typeof row?.provider_metadata === 'string' ? row.provider_metadata : JSON.stringify(row?.provider_metadata);
    expect(metadata).toContain('138****8000');
    expect(metadata).not.toContain('13800138000');
  });

  test('CVE-2024-52588 · the server fetches no address for anybody', async () => {
    const response = await app.request
      .post('/upload/actions/upload-from-urls')
      .set('Authorization', editor.bearer)
      .send({ urls: ['http://127.0.0.1:1/x.pdf', 'https://example.org/x.pdf'] });
    expect(response.text).toContain('不从网址导入文件');
    expect(response.text).not.toContain('file:complete');
  });

  test('CVE-2024-31217 fact 11 · an upload that is broken off or too large leaves nothing', async () => {
    const before = await fs.readdir(os.tmpdir());
    const large = await send('大.pdf', Buffer.concat([pdf('大'), Buffer.alloc(51 * 1024 * 1024)]));
    expect([400, 413]).toContain(large.status);
    const broken = send('断.pdf', Buffer.alloc(2 * 1024 * 1024)).timeout({ deadline: 5 });
    await expect(Promise.resolve(broken)).rejects.toThrow();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect((await app.request.get('/api/documents')).status).toBe(200);
    const left = (await fs.readdir(os.tmpdir())).filter((name) => !before.includes(name));
    const sizes = await Promise.all(
      left.map(async (name) => [name, (await fs.stat(path.join(os.tmpdir(), name)).catch(() => null))?.isFile() ?? false]),
    );
    expect(sizes.filter(([name, isFile]) => isFile && /^[0-9a-z]{20,}$/.test(String(name)))).toEqual([]);
  });
});

async function atLibrary({ name, bytes, declared }: NastyFile, door = '/upload'): Promise<number> {
  return (await send(name, bytes, declared, door)).status;
}

async function atCard({ name, bytes, declared }: NastyFile, card: number): Promise<number> {
  const clerk = await bearerOf();
  const request = app.request
    .post(`/workboard/cards/${card}/attachments`)
    .set('Authorization', clerk)
    .attach('file', bytes, { filename: name, ...(declared === undefined ? {} : { contentType: declared }) });
  return (await request).status;
}

let clerkBearer: string | undefined;

/** Somebody who may lay files beside the card. */
async function bearerOf(): Promise<string> {
  if (clerkBearer === undefined) {
    const clerk = await createStaff(app, { name: 'filesclerk', actions: ['plugin::workboard.board.read', 'plugin::workboard.board.move'] });
    await app.workboard.grantMembership({ user: clerk.id, role: 'handling_clerk', unit: 'test-section' });
    clerkBearer = clerk.bearer;
  }
  return clerkBearer;
}
