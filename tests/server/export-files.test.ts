import { randomBytes } from 'node:crypto';
import { PassThrough, type Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import ExcelJS from 'exceljs';
import { keyWindows, writeExport, type ExportRow, type ExportTable } from '../../plugins/workboard/server/src/features/export/service';

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
  expect(sheet?.rowCount).toBe(rows.length + 1);
});

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
