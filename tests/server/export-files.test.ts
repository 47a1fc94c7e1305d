import { randomBytes } from 'node:crypto';
import { PassThrough, type Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { crc32 } from 'node:zlib';
import ExcelJS from 'exceljs';
import { fromBufferPromise } from 'yauzl';
import { keyWindows, writeExport, type ExportRow, type ExportTable } from '../../plugins/workboard/server/src/features/export/service';
import { streamZip } from '../../plugins/workboard/server/src/platform/zip-stream';

const HOSTILE = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'];

function tableOf(windows: AsyncIterable<readonly ExportRow[]>): ExportTable {
  return {
    name: '印发台账',
    aboutTitle: '说明',
    about: [
      ['筛选条件', '=cmd|calc'],
      ['行数', '2'],
    ],
    columns: [
      { title: '卡片号', kind: 'number' },
      { title: '标题', kind: 'text' },
      { title: '印发日期', kind: 'day' },
    ],
    windows,
  };
}

async function* once(rows: readonly ExportRow[]): AsyncGenerator<readonly ExportRow[]> {
  yield await Promise.resolve(rows);
}

/** Windows without end, and how many were asked for. */
function endless(): { windows: AsyncIterable<readonly ExportRow[]>; asked: () => number } {
  let asked = 0;
  const windows = keyWindows({
    size: 20,
    read: (after: number | null) => {
      asked += 1;
      return Promise.resolve(
        Array.from({ length: 20 }, (_, index): ExportRow => [(after ?? 0) + index + 1, randomBytes(3000).toString('base64'), null]),
      );
    },
    keyOf: (row) => Number(row[0]),
  });
  return { windows, asked: () => asked };
}

/** Until the number stands still. */
async function settled(read: () => number): Promise<number> {
  for (let last = -1; ;) {
    const now = read();
    if (now === last && now > 0) return now;
    last = now;
    await wait(100);
  }
}

test('D.3-23 · CSV: byte order mark, RFC 4180, and nothing in it that a spreadsheet would run', async () => {
  const rows: ExportRow[] = [
    [1, '他说“好”，"行"\n第二行', '2026-09-30'],
    [2, null, null],
    ...HOSTILE.map((text): ExportRow => [3, text, null]),
  ];
  const text = (await buffer(writeExport(tableOf(once(rows)), 'csv'))).toString('utf8');
  expect(text.startsWith('\uFEFF卡片号,标题,印发日期\r\n')).toBe(true);
  expect(text).toContain('1,"他说“好”，""行""\n第二行",2026-09-30\r\n2,,\r\n');
  for (const hostile of HOSTILE) expect(text).toContain(`'${hostile}`);
  for (const line of text.slice(1).split('\r\n')) expect(line).not.toMatch(/(^|,)"?[=+\-@\t\r]/);
});

test('D.3-23 · XLSX: what it is on the first sheet, header frozen, days are dates, nothing is a formula', async () => {
  const rows: ExportRow[] = [
    [1, '关于停车的通知', '2026-09-30'],
    ...HOSTILE.map((text): ExportRow => [2, text, null]),
    [3, 'a\u0001b', '不是日期'],
    [4, '<b>“A&B”</b> "x"  两行\n🚗 ', '1899-12-31'],
    [5, null, null],
  ];
  const book = new ExcelJS.Workbook();
  await book.xlsx.load((await buffer(writeExport(tableOf(once(rows)), 'xlsx'))) as unknown as ArrayBuffer);
  expect(book.worksheets.map(({ name }) => name)).toEqual(['说明', '印发台账']);
  expect(book.getWorksheet('说明')?.getRow(1).values).toEqual([undefined, '筛选条件', "'=cmd|calc"]);
  const sheet = book.getWorksheet('印发台账');
  expect(sheet?.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
  expect(sheet?.getRow(2).getCell(3).value).toEqual(new Date('2026-09-30T00:00:00Z'));
  expect(sheet?.getRow(2).getCell(3).numFmt).toBe('yyyy-mm-dd');
  const written = HOSTILE.map((_, index) => sheet?.getRow(3 + index).getCell(2).value);
  for (const value of written) expect(value).toEqual(expect.stringMatching(/^'[=+\-@\t\n]/));
  expect(sheet?.getRow(9).getCell(2).value).toBe('ab');
  expect(sheet?.getRow(9).getCell(3).value).toBe('不是日期');
  expect(sheet?.getRow(10).getCell(2).value).toBe('<b>“A&B”</b> "x"  两行\n🚗 ');
  // A workbook knows no day before 1900.
  expect(sheet?.getRow(10).getCell(3).value).toBe('1899-12-31');
  expect(sheet?.getColumn(1).width).toBe(10);
  expect(sheet?.getColumn(2).width).toBe(24);
  expect(sheet?.getRow(1).getCell(1).font).toMatchObject({ bold: true });
  expect(sheet?.rowCount).toBe(rows.length + 1);
});

test('D.3-23 · XLSX: a text that looks like the sign of a number, and a table of more columns than letters', async () => {
  const columns = Array.from({ length: 54 }, (_, index) => ({ title: `栏${index}`, kind: 'text' }) as const);
  const table = { ...tableOf(once([columns.map((_, index) => `_x00${index + 10}_`)])), columns };
  const sheets = await entriesOf(await buffer(writeExport(table, 'xlsx')));
  const sheet = sheets.get('xl/worksheets/sheet2.xml')?.toString('utf8');
  expect(sheet).toMatch(/<c r="Z2"[^>]*>.*_x005F_x0035_.*<c r="AA2"[^>]*>.*_x005F_x0036_.*<c r="BB2"[^>]*>.*_x005F_x0063_/);
});

test('P18 · an archive is read back whole, and the same contents are the same bytes', async () => {
  const long = randomBytes(300_000);
  const pieces = async function* () {
    yield await Promise.resolve(long.subarray(0, 100_000));
    yield long.subarray(100_000);
  };
  const archive = () =>
    buffer(
      streamZip([
        { name: 'a/空.txt', content: Buffer.alloc(0) },
        { name: 'b', content: pieces() },
      ]),
    );
  const written = await archive();
  expect(await entriesOf(written)).toEqual(
    new Map([
      ['a/空.txt', Buffer.alloc(0)],
      ['b', long],
    ]),
  );
  expect((await archive()).equals(written)).toBe(true);
});

test('P18 · what fails while it is read ends the file with the same error', async () => {
  const windows = async function* (): AsyncGenerator<readonly ExportRow[]> {
    yield await Promise.resolve([[1, 'x', null]]);
    throw new Error('the database went away');
  };
  await expect(buffer(writeExport(tableOf(windows()), 'xlsx'))).rejects.toThrow('the database went away');
});

/** What an archive holds, each held against its own checksum. */
async function entriesOf(archive: Buffer): Promise<Map<string, Buffer>> {
  const zip = await fromBufferPromise(archive);
  const found = new Map<string, Buffer>();
  for await (const entry of zip.eachEntry()) {
    const content = await buffer(await zip.openReadStreamPromise(entry));
    expect(crc32(content)).toBe(entry.crc32);
    found.set(entry.fileName, content);
  }
  return found;
}

test.each(['csv', 'xlsx'] as const)(
  'P18 · %s is written at the pace of its reader: with nobody reading, few windows are asked for',
  async (format) => {
    const { windows, asked } = endless();
    const file = writeExport(tableOf(windows), format);
    // A reader that takes the beginning and then nothing.
    const reader = file.pipe(new PassThrough({ highWaterMark: 1024 }));
    const before = await settled(asked);
    expect(before).toBeLessThan(60);
    reader.resume();
    await waitUntil(() => asked() > before + 60);
    reader.destroy();
    file.destroy();
  },
);

test.each(['csv', 'xlsx'] as const)('P18 · %s ends when its reader goes away: no further window is asked for', async (format) => {
  const { windows, asked } = endless();
  const file: Readable = writeExport(tableOf(windows), format);
  file.resume();
  await waitUntil(() => asked() > 5);
  file.destroy();
  const after = await settled(asked);
  await wait(200);
  expect(asked()).toBe(after);
});

async function waitUntil(holds: () => boolean): Promise<void> {
  while (!holds()) await wait(10);
}
