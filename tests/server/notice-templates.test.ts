import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { addPdfs, type WithPdfs } from '../../plugins/workboard/server/src/features/bundle/add-pdfs';
import { made } from '../../plugins/workboard/server/src/features/bundle/documents';
import { convertToPdf, findOffice } from '../../plugins/workboard/server/src/features/notice/libre-office';
import { readTemplate, TEMPLATE_BYTES } from '../../plugins/workboard/server/src/features/notice/read-template';
import { renderDocx } from '../../plugins/workboard/server/src/features/notice/render-docx';
import { readZip, writeZip, ZipError } from '../../plugins/workboard/server/src/platform/zip';
import { docxText } from '../helpers/read-docx';

const LETTER = path.resolve(__dirname, '../../src/policies/official-document/notices/secrecy-letter.docx');
let letter: Buffer;

beforeAll(async () => {
  letter = await fs.readFile(LETTER);
});

/** The letter with other parts. */
function changed(parts: Readonly<Record<string, string>>): Buffer {
  const entries = readZip(letter, { entries: 100, bytes: 10_000_000 }).filter(({ name }) => !Object.hasOwn(parts, name));
  return writeZip([...entries, ...Object.entries(parts).map(([name, text]) => ({ name, content: Buffer.from(text) }))]);
}

describe('what may be a template', () => {
  test('T-15 · the tags of the letter are read in order', async () => {
    const read = await readTemplate(letter);
    expect(read.ok && read.tags.slice(0, 2)).toEqual([
      { name: 'number', kind: 'value' },
      { name: 'title', kind: 'value' },
    ]);
  });

  test('an archive that would fill memory is refused before it is unpacked', async () => {
    const bomb = changed({ 'word/media/a.bin': '0'.repeat(30_000_000) });
    expect(bomb.length).toBeLessThan(TEMPLATE_BYTES);
    expect(await readTemplate(bomb)).toMatchObject({ ok: false, reason: { en: expect.stringContaining('unpacks to too much') as string } });
  });

  test.each([
    ['a file that is too large', () => Buffer.alloc(TEMPLATE_BYTES + 1), '超过'],
    ['no archive at all', () => Buffer.from('hello'), '不是可用的 Word 文档'],
    ['an archive without a document', () => writeZip([{ name: 'a.txt', content: Buffer.from('a') }]), '不是 Word 文档'],
    ['a macro', () => changed({ 'word/vbaProject.bin': 'x' }), 'vbaProject'],
    [
      'something fetched when it is opened',
      () =>
        changed({
          'word/_rels/settings.xml.rels':
            '<Relationships><Relationship Id="a" Type="x/attachedTemplate" Target="https://a.example/t.dotm" TargetMode="External"/></Relationships>',
        }),
      '外部链接',
    ],
  ])('%s is refused', async (_what, make, reason) => {
    expect(await readTemplate(make())).toMatchObject({ ok: false, reason: { 'zh-Hans': expect.stringContaining(reason) as string } });
  });
});

describe('GB/T 9704', () => {
  test('no letter of the office ends on a page that bears its signature alone, and no line breaks inside of a number', async () => {
    const policies = path.resolve(__dirname, '../../src/policies');
    const files = (await fs.readdir(policies, { recursive: true })).filter((file) => file.endsWith('.docx'));
    let signed = 0;
    for (const file of files) {
      const parts = readZip(await fs.readFile(path.join(policies, file)), { entries: 100, bytes: 10_000_000 });
      const part = (name: string) => parts.find((one) => one.name === name)?.content.toString('utf8') ?? '';
      // Latin text in the language of Latin text: where it is Chinese, LibreOffice breaks 301 into 30 and 1.
      expect([file, /<w:lang [^>]*>/.exec(part('word/styles.xml'))?.[0]]).toEqual([file, '<w:lang w:val="en-US" w:eastAsia="zh-CN"/>']);
      const blocks = part('word/document.xml').split(/(?=<w:p>|<w:tbl>|<\/w:tbl>)/);
      const signature = blocks.findIndex((one) => one.includes('w:rightChars="400"'));
      if (signature < 0) continue;
      signed += 1;
      const [text = '', line = ''] = blocks.slice(signature - 2, signature);
      expect([file, line.includes('<w:keepNext/>')]).toEqual([file, true]);
      if (!text.startsWith('</w:tbl>')) expect([file, text.includes('<w:keepNext/>')]).toEqual([file, true]);
    }
    expect(signed).toBeGreaterThan(30);
  });
});

describe('filling', () => {
  test('tags in the data stay words, also inside of loops; a tag without data is empty', async () => {
    const data = { number: '{title}', title: '{#points}', points: [{ text: '{number}{/points}' }], unclear: false, reviewForm: [] };
    const text = docxText(await renderDocx(letter, data));
    expect(text.split('\n')).toEqual(expect.arrayContaining(['{title}', '{number}{/points}']));
  });

  test('the same data and template are the same bytes, whenever they are made', async () => {
    const first = await renderDocx(letter, { number: '1' });
    await new Promise((resolve) => setTimeout(resolve, 2100));
    expect(await renderDocx(letter, { number: '1' })).toEqual(first);
  });

  test('a ZIP that was written is read back, and a damaged one is refused', () => {
    const entries = [{ name: '文.xml', content: Buffer.from('内容'.repeat(1000)) }];
    const archive = writeZip(entries);
    expect(readZip(archive, { entries: 1, bytes: 10_000 })).toEqual(entries);
    expect(() => readZip(archive, { entries: 0, bytes: 10_000 })).toThrow(ZipError);
    expect(() => readZip(archive, { entries: 1, bytes: 100 })).toThrow(ZipError);
    expect(() => readZip(archive.subarray(0, archive.length - 30), { entries: 1, bytes: 10_000 })).toThrow(ZipError);
  });
});

describe('PDF', () => {
  let folder: string;

  beforeAll(async () => {
    folder = await fs.mkdtemp(path.join(os.tmpdir(), 'gongkai-office-'));
  });

  afterAll(() => fs.rm(folder, { recursive: true, force: true }));

  async function office(name: string, script: string): Promise<string> {
    const file = path.join(folder, name);
    await fs.writeFile(file, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    return file;
  }

  test('every conversion has a profile of its own and leaves nothing behind', async () => {
    const program = await office(
      'works',
      `for a in "$@"; do case "$a" in -env:UserInstallation=*) p="$a";; esac; done; printf '%s %s' "$p" "$PWD" > notice.pdf`,
    );
    const signal = new AbortController().signal;
    const [first, second] = await Promise.all([1, 2].map(() => convertToPdf({ program, docx: letter, signal })));
    expect(String(first)).toMatch(/^-env:UserInstallation=file:\/\//);
    expect(String(first)).not.toBe(String(second));
    const workFolder = String(first).split(' ')[1] ?? '';
    await expect(fs.access(workFolder)).rejects.toThrow();
  });

  test('one that hangs is killed with its children, and so is one when the instance stops', async () => {
    const program = await office('hangs', 'sleep 60 & wait');
    await expect(convertToPdf({ program, docx: letter, signal: new AbortController().signal, timeoutMs: 200 })).rejects.toThrow(
      /ended after/,
    );
    await expect(convertToPdf({ program, docx: letter, signal: AbortSignal.abort() })).rejects.toThrow(/ended after/);
  });

  describe('X-15 · sheets of a case file', () => {
    const sheet = (title: string, extension = 'docx', part = title) =>
      made({ folder: '', part, title, number: null, day: null, extension }, letter);
    const file = () => [sheet('期限计算说明'), sheet('受理登记', 'docx', '申请书'), sheet('检索结果', 'pdf'), sheet('办理经过')];
    const gathered = (script: string, signal = new AbortController().signal) =>
      addPdfs(file(), async (docx) => convertToPdf({ program: await office('sheets', script), docx, signal, timeoutMs: 300 }), signal);
    const names = ({ documents }: WithPdfs) => documents.map(({ title, extension }) => `${title}.${extension}`);

    test('a converter that works: the PDF stands beside its DOCX', async () => {
      const found = await gathered('printf "%%PDF-1.7" > notice.pdf');
      expect(names(found)).toEqual([
        '期限计算说明.docx',
        '期限计算说明.pdf',
        '受理登记.docx',
        '检索结果.pdf',
        '办理经过.docx',
        '办理经过.pdf',
      ]);
      expect(found).toMatchObject({ unconverted: [], converts: true });
    });

    test.each([
      ['fails', 'echo broken >&2; exit 1'],
      ['ends well and writes nothing', 'exit 0'],
      ['hangs', 'sleep 60'],
    ])('one that %s: every DOCX is there, what has no PDF is named, and none is waited for again', async (_how, script) => {
      const found = await gathered(`echo x >> "${folder}/tries"; ${script}`);
      expect(names(found)).toEqual(['期限计算说明.docx', '受理登记.docx', '检索结果.pdf', '办理经过.docx']);
      expect(found.unconverted).toEqual(['期限计算说明', '办理经过']);
      expect(await fs.readFile(path.join(folder, 'tries'), 'utf8')).toBe('x\n');
      await fs.rm(path.join(folder, 'tries'));
    });

    test('none at all: that is said, and is no failure', async () => {
      const found = await addPdfs(file(), () => Promise.resolve(null), new AbortController().signal);
      expect([found.converts, found.unconverted, found.documents.length]).toEqual([false, [], 4]);
    });

    test('an instance that stops makes no file with fewer pages: it is begun anew', async () => {
      await expect(gathered('sleep 60', AbortSignal.abort())).rejects.toThrow(/ended after/);
    });
  });

  test('where there is no LibreOffice, there is none', () => {
    expect(findOffice('off')).toBeNull();
    expect(findOffice(path.join(folder, 'missing'))).toBeNull();
  });
});
