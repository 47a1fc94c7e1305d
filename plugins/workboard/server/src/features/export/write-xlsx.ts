import { Readable } from 'node:stream';
import { streamZip, type ComingZipEntry } from '../../platform/zip-stream';
import { escaped, SHEET_END, sheetBeginning, STYLES, tableRowXml, textRowXml } from './sheet-xml';
import type { ExportColumn, ExportTable } from './types';

const WIDTHS: Readonly<Record<ExportColumn['kind'], number>> = { text: 24, number: 10, day: 12 };
const ABOUT_WIDTHS = { label: 18, words: 80 };
/** Rows that are put into XML before everybody else has their turn. */
const AT_ONCE = 50;

/**
 * A workbook (ECMA-376) of two sheets: what it is (filter, time, who), and the table with its header frozen. Rows go from the database into
 * text and out: no object for each cell lives on, so that a table of any length needs the memory of a few windows (P18). Read at the pace of
 * whoever reads it; destroyed, it asks for no further window.
 */
export function writeXlsx(table: ExportTable): Readable {
  return Readable.from(streamZip(entriesOf(table)), { objectMode: false, highWaterMark: 64 * 1024 });
}

function entriesOf(table: ExportTable): ComingZipEntry[] {
  const sheets = [table.aboutTitle, table.name];
  const fixed: Readonly<Record<string, string>> = {
    '[Content_Types].xml': contentTypes(sheets.length),
    '_rels/.rels': relationships([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': workbook(sheets),
    'xl/_rels/workbook.xml.rels': relationships([
      ...sheets.map((_, index): [string, string] => ['worksheet', `worksheets/sheet${index + 1}.xml`]),
      ['styles', 'styles.xml'],
    ]),
    'xl/styles.xml': STYLE_SHEET,
    'xl/worksheets/sheet1.xml': aboutSheet(table),
  };
  return [
    ...Object.entries(fixed).map(([name, xml]): ComingZipEntry => ({ name, content: Buffer.from(xml) })),
    { name: 'xl/worksheets/sheet2.xml', content: tableSheet(table) },
  ];
}

function aboutSheet({ about }: ExportTable): string {
  const columns = [
    { width: ABOUT_WIDTHS.label, style: 'plain' },
    { width: ABOUT_WIDTHS.words, style: 'wrapped' },
  ] as const;
  const rows = about.map(([label, words], index) =>
    textRowXml(index + 1, [
      [label, 'bold'],
      [words, 'wrapped'],
    ]),
  );
  return sheetBeginning(columns, { frozen: false }) + rows.join('') + SHEET_END;
}

async function* tableSheet({ columns, windows }: ExportTable): AsyncGenerator<Buffer> {
  const shown = columns.map(({ kind, width }) => ({ width: width ?? WIDTHS[kind], style: kind === 'day' ? 'day' : 'plain' }) as const);
  const header = textRowXml(
    1,
    columns.map(({ title }) => [title, 'bold']),
  );
  yield Buffer.from(sheetBeginning(shown, { frozen: true }) + header);
  let row = 1;
  for await (const rows of windows) {
    for (let start = 0; start < rows.length; start += AT_ONCE) {
      let xml = '';
      for (const cells of rows.slice(start, start + AT_ONCE)) xml += tableRowXml((row += 1), cells, columns);
      yield Buffer.from(xml);
    }
  }
  yield Buffer.from(SHEET_END);
}

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONSHIPS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

function contentTypes(sheets: number): string {
  const parts = [
    ['/xl/workbook.xml', 'sheet.main'],
    ['/xl/styles.xml', 'styles'],
    ...Array.from({ length: sheets }, (_, index) => [`/xl/worksheets/sheet${index + 1}.xml`, 'worksheet']),
  ];
  return (
    `${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    `${parts.map(([part, kind]) => `<Override PartName="${part}" ContentType="${TYPE}.${kind}+xml"/>`).join('')}</Types>`
  );
}

function relationships(targets: readonly (readonly [kind: string, target: string])[]): string {
  const each = targets.map(
    ([kind, target], index) => `<Relationship Id="rId${index + 1}" Type="${RELATIONSHIPS}/${kind}" Target="${target}"/>`,
  );
  return `${XML}<Relationships xmlns="${PACKAGE}/relationships">${each.join('')}</Relationships>`;
}

function workbook(sheets: readonly string[]): string {
  const each = sheets.map((name, index) => `<sheet name="${escaped(sheetName(name))}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`);
  return `${XML}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONSHIPS}"><bookViews><workbookView/></bookViews><sheets>${each.join('')}</sheets></workbook>`;
}

/** Excel allows 31 characters, and some not. */
function sheetName(name: string): string {
  return name.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31);
}

const DAY_FORMAT = 164;
const FONT = '<sz val="11"/><name val="Calibri"/><family val="2"/>';
/** In the order of their numbers in `STYLES`. */
const CELL_STYLES: Readonly<Record<keyof typeof STYLES, string>> = {
  plain: '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>',
  bold: '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>',
  day: `<xf numFmtId="${DAY_FORMAT}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`,
  wrapped: '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>',
};
const STYLE_SHEET =
  `${XML}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="${DAY_FORMAT}" formatCode="yyyy-mm-dd"/></numFmts>` +
  `<fonts count="2"><font>${FONT}</font><font><b/>${FONT}</font></fonts>` +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  `<cellXfs count="${Object.keys(STYLES).length}">${Object.values(CELL_STYLES).join('')}</cellXfs>` +
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>';
