import { writeZip } from './zip';

/** A paragraph, or a table of texts whose first row is its head; the column `fine` holds what is compared and not read. */
export type WordBlock =
  | { kind: 'title' | 'heading' | 'text' | 'note'; text: string }
  | { kind: 'table'; widths: readonly number[]; fine?: number; head?: readonly string[]; rows: readonly (readonly string[])[] };

/**
 * A plain Word file of paragraphs and tables, A4, its pages numbered; what stands in it are texts, whatever characters they hold. The same blocks are
 * the same bytes.
 */
export function wordFile(blocks: readonly WordBlock[]): Buffer {
  const part = (name: string, xml: string) => ({ name, content: Buffer.from(`${DECLARATION}${xml}`, 'utf8') });
  return writeZip([
    part('[Content_Types].xml', CONTENT_TYPES),
    part('_rels/.rels', relations([['officeDocument', 'word/document.xml']])),
    part('word/document.xml', `<w:document ${NAMESPACES}><w:body>${blocks.map(blockXml).join('')}${SECTION}</w:body></w:document>`),
    part('word/footer1.xml', FOOTER),
    part('word/styles.xml', STYLES),
    part(
      'word/_rels/document.xml.rels',
      relations([
        ['styles', 'styles.xml'],
        ['footer', 'footer1.xml'],
      ]),
    ),
  ]);
}

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const NAMESPACES =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const CONTENT_TYPES = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="${TYPE}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${TYPE}.styles+xml"/><Override PartName="/word/footer1.xml" ContentType="${TYPE}.footer+xml"/></Types>`;

function relations(parts: readonly (readonly [type: string, target: string])[]): string {
  const list = parts.map(
    ([type, target], index) =>
      `<Relationship Id="rId${index + 1}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list.join('')}</Relationships>`;
}

/** 仿宋 for texts as the house's letters have it; a machine without it takes its own. */
const fonts = (name: string) => `<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="${name}"/>`;
const style = (id: string, paragraph: string, run: string) =>
  `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${id}"/><w:pPr>${paragraph}</w:pPr><w:rPr>${run}</w:rPr></w:style>`;
const STYLES = `<w:styles ${NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>${fonts('仿宋')}<w:sz w:val="24"/></w:rPr></w:rPrDefault></w:docDefaults>${[
  style('title', '<w:keepNext/><w:spacing w:after="240"/><w:jc w:val="center"/>', `${fonts('方正小标宋简体')}<w:sz w:val="36"/>`),
  style('heading', '<w:keepNext/><w:spacing w:before="240" w:after="80"/>', `${fonts('黑体')}<w:sz w:val="28"/>`),
  style('text', '<w:spacing w:after="60" w:line="360" w:lineRule="auto"/>', ''),
  style('note', '<w:spacing w:before="120" w:after="60"/>', '<w:sz w:val="20"/>'),
  style('cell', '<w:spacing w:before="20" w:after="20"/>', '<w:sz w:val="20"/>'),
  style('fine', '<w:spacing w:before="20" w:after="20"/>', '<w:rFonts w:ascii="Courier New" w:hAnsi="Courier New"/><w:sz w:val="13"/>'),
].join('')}</w:styles>`;

const PAGE_NUMBER =
  '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>';
const FOOTER = `<w:ftr ${NAMESPACES}><w:p><w:pPr><w:jc w:val="center"/></w:pPr>${PAGE_NUMBER}</w:p></w:ftr>`;
const SECTION =
  '<w:sectPr><w:footerReference w:type="default" r:id="rId2"/><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1440" w:right="1247" w:bottom="1247" w:left="1247" w:header="720" w:footer="720" w:gutter="0"/></w:sectPr>';
/** Twips between the margins. */
const WIDTH = 9400;

function blockXml(block: WordBlock): string {
  return block.kind === 'table'
    ? tableXml(block)
    : lines(block.text)
        .map((line) => paragraph(block.kind, line))
        .join('');
}

function tableXml({ widths, fine, head, rows }: Extract<WordBlock, { kind: 'table' }>): string {
  const whole = widths.reduce((sum, width) => sum + width, 0);
  const twips = widths.map((width) => Math.round((width / whole) * WIDTH));
  const edge = (side: string) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="808080"/>`;
  const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(edge).join('');
  const cell = (text: string, width: number, styleId: string) =>
    `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/></w:tcPr>${lines(text)
      .map((line) => paragraph(styleId, line))
      .join('')}</w:tc>`;
  const styleOf = (index: number, properties: string) => (index === fine && properties === '' ? 'fine' : 'cell');
  const row = (cells: readonly string[], properties = '') =>
    `<w:tr>${properties}${twips.map((width, index) => cell(cells[index] ?? '', width, styleOf(index, properties))).join('')}</w:tr>`;
  const header = head ? row(head, '<w:trPr><w:tblHeader/></w:trPr>') : '';
  const properties = `<w:tblPr><w:tblW w:w="${WIDTH}" w:type="dxa"/><w:tblBorders>${borders}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr>`;
  const grid = `<w:tblGrid>${twips.map((width) => `<w:gridCol w:w="${width}"/>`).join('')}</w:tblGrid>`;
  // Word wants a paragraph between two tables.
  return `<w:tbl>${properties}${grid}${header}${rows.map((cells) => row(cells)).join('')}</w:tbl>${paragraph('cell', '')}`;
}

function paragraph(styleId: string, text: string): string {
  return `<w:p><w:pPr><w:pStyle w:val="${styleId}"/></w:pPr><w:r><w:t xml:space="preserve">${escaped(text)}</w:t></w:r></w:p>`;
}

const lines = (text: string) => text.split(/\r\n|\r|\n/);

/** Characters that XML cannot hold are left out: Word refuses the whole file for one of them. */
function escaped(text: string): string {
  return (
    text
      // eslint-disable-next-line no-control-regex
      .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
      .replace(/\p{Cs}/gu, '')
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
  );
}
