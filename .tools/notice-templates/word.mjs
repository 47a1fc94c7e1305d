import { Zip } from 'easy-template-x';

/**
 * Word files after GB/T 9704-2012: A4, margins 37/35/28/26 mm, 22 lines of 28 characters. Sizes: 二号 22 pt, 三号 16 pt, 四号 14 pt. In
 * WordprocessingML sizes are half points, lengths twentieths of a point.
 */
const BODY = '仿宋_GB2312';
const TITLE = '方正小标宋简体';
const HEADING = '黑体';
const LINE = 579;
const SIZE = { title: 44, body: 32, small: 28, table: 24 };
const RED = 'E60012';

const mm = (value) => Math.round(value * 56.6929);
const escape = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** A run of text. */
export function run(text, { font = BODY, size = SIZE.body, bold = false, color } = {}) {
  const look = `<w:rFonts w:ascii="${font}" w:hAnsi="${font}" w:eastAsia="${font}" w:cs="${font}"/>${bold ? '<w:b/>' : ''}${color ? `<w:color w:val="${color}"/>` : ''}<w:sz w:val="${size}"/><w:szCs w:val="${size}"/>`;
  return `<w:r><w:rPr>${look}</w:rPr><w:t xml:space="preserve">${escape(text)}</w:t></w:r>`;
}

/** A paragraph; `indent` in characters of its size. */
export function paragraph(
  text,
  { align = 'both', indent = 0, line = LINE, before = 0, after = 0, keep = false, right = 0, border = '', ...look } = {},
) {
  const size = look.size ?? SIZE.body;
  const edges = border ? `<w:pBdr>${border}</w:pBdr>` : '';
  const first = indent ? ` w:firstLineChars="${indent * 100}" w:firstLine="${((indent * size) / 2) * 20}"` : '';
  const end = right ? ` w:rightChars="${right * 100}" w:right="${((right * size) / 2) * 20}"` : '';
  const shape = `${keep ? '<w:keepNext/>' : ''}${edges}${line === 240 ? '<w:snapToGrid w:val="0"/>' : ''}<w:spacing w:before="${before}" w:after="${after}" w:line="${line}" w:lineRule="${line === 240 ? 'auto' : 'exact'}"/><w:ind${first}${end}/><w:jc w:val="${align}"/>`;
  return `<w:p><w:pPr>${shape}</w:pPr>${text === '' ? '' : run(text, look)}</w:p>`;
}

/** Body text: 三号仿宋, first line two characters in. */
export const body = (text, look = {}) => paragraph(text, { indent: 2, ...look });
export const heading = (text) => paragraph(text, { indent: 2, font: HEADING, keep: true });
export const title = (text, look = {}) =>
  paragraph(text, { align: 'center', font: TITLE, size: SIZE.title, line: 680, before: LINE, after: LINE, ...look });
export const empty = () => paragraph('');

/** 版头: the office's name in red, the number, the red rule. */
export function letterhead(office, number) {
  return [
    paragraph(office, { align: 'center', font: TITLE, size: 60, color: RED, line: 1000, before: 200 }),
    paragraph(number, { align: 'center', before: LINE, border: `<w:bottom w:val="single" w:sz="18" w:space="6" w:color="${RED}"/>` }),
  ].join('');
}

/** The line before a signature; what stands before it is kept on the signature's page. */
const BEFORE_SIGNATURE = paragraph('', { keep: true });

/** Signature and day, at the right (四字空). */
export const signature = (who, day) =>
  [BEFORE_SIGNATURE, ...[who, day].map((text) => paragraph(text, { align: 'right', right: 4, keep: true }))].join('');

/** GB/T 9704: a signature never stands on a page without text; the last paragraph goes over with it. */
function keepSignature(content) {
  return content
    .split(BEFORE_SIGNATURE)
    .map((before, index, parts) => {
      const last = before.lastIndexOf('<w:p><w:pPr>') + '<w:p><w:pPr>'.length;
      const alone = index === parts.length - 1 || before.endsWith('</w:tbl>') || before.startsWith('<w:keepNext/>', last);
      return alone ? before : `${before.slice(0, last)}<w:keepNext/>${before.slice(last)}`;
    })
    .join(BEFORE_SIGNATURE);
}

/** 版记: two rules with what was copied to whom, and who issued it. */
export function colophon(lines) {
  const rule = (side, weight) => `<w:${side} w:val="single" w:sz="${weight}" w:space="1" w:color="000000"/>`;
  return lines
    .map((text, index) =>
      paragraph(text, {
        size: SIZE.small,
        indent: 1,
        line: 520,
        before: index === 0 ? LINE : 0,
        border: `${index === 0 ? rule('top', 8) : rule('top', 6)}${index === lines.length - 1 ? rule('bottom', 8) : ''}`,
      }),
    )
    .join('');
}

/** A table; widths in millimetres, together 156. A cell is a text, a list of lines, or `{ text, label, span, align }`. */
export function table(widths, rows, { header = 0, size = SIZE.table } = {}) {
  const edge = (side) => `<w:${side} w:val="single" w:sz="6" w:space="0" w:color="000000"/>`;
  const borders = ['top', 'left', 'bottom', 'right', 'insideH', 'insideV'].map(edge).join('');
  const cells = (row) => {
    let column = 0;
    return row.map((raw) => {
      const cell = typeof raw === 'string' || Array.isArray(raw) ? { text: raw } : raw;
      const span = cell.span ?? 1;
      const width = widths.slice(column, column + span).reduce((sum, one) => sum + one, 0);
      column += span;
      return tableCell(cell, { width, span, size });
    });
  };
  const tr = (row, index) => `<w:tr><w:trPr><w:cantSplit/>${index < header ? '<w:tblHeader/>' : ''}</w:trPr>${cells(row).join('')}</w:tr>`;
  const grid = widths.map((width) => `<w:gridCol w:w="${mm(width)}"/>`).join('');
  return `<w:tbl><w:tblPr><w:tblW w:w="${mm(156)}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>${borders}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>${grid}</w:tblGrid>${rows.map(tr).join('')}</w:tbl>`;
}

function tableCell({ text, label = false, align, tall = false }, { width, span, size }) {
  const look = { size, line: 240, font: label ? HEADING : BODY, align: align ?? (label ? 'center' : 'left'), before: 60, after: 60 };
  const lines = [text]
    .flat()
    .map((one) => paragraph(one, look))
    .join('');
  const more = tall ? paragraph('', look).repeat(2) : '';
  return `<w:tc><w:tcPr><w:tcW w:w="${mm(width)}" w:type="dxa"/>${span > 1 ? `<w:gridSpan w:val="${span}"/>` : ''}<w:vAlign w:val="center"/></w:tcPr>${lines}${more}</w:tc>`;
}

const W =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/** The page number “— 1 —” in 四号宋体: right on odd pages, left on even ones, one character in. */
function footer(align) {
  const look = { font: '宋体', size: SIZE.small };
  const field = (kind, inside = '') =>
    run('', look).replace('<w:t xml:space="preserve"></w:t>', `<w:fldChar w:fldCharType="${kind}"/>${inside}`);
  const code = run('', look).replace('<w:t xml:space="preserve"></w:t>', '<w:instrText xml:space="preserve"> PAGE </w:instrText>');
  const indent = `<w:ind w:${align}="${SIZE.small * 10}"/>`;
  return `${XML}<w:ftr ${W}><w:p><w:pPr>${indent}<w:jc w:val="${align}"/></w:pPr>${run('— ', look)}${field('begin')}${code}${field('separate')}${run('1', look)}${field('end')}${run(' —', look)}</w:p></w:ftr>`;
}

/** Which font stands in where one is not installed; Word and LibreOffice both read it. */
function fonts() {
  const one = ([name, ...others]) => `<w:font w:name="${name}"><w:altName w:val="${others.join(',')}"/><w:charset w:val="86"/></w:font>`;
  const list = [
    [BODY, 'FangSong', '仿宋', 'STFangsong', 'SimSun', 'Noto Serif CJK SC'],
    [TITLE, 'FZXiaoBiaoSong-B05S', '小标宋', 'SimSun', '宋体', 'Noto Serif CJK SC'],
    [HEADING, 'SimHei', 'STHeiti', 'Noto Sans CJK SC'],
    ['宋体', 'SimSun', 'STSong', 'Noto Serif CJK SC'],
  ];
  return `${XML}<w:fonts ${W}>${list.map(one).join('')}</w:fonts>`;
}

/** A whole Word file around its content. @returns {Promise<Buffer>} */
export async function wordFile(content) {
  const margins = `<w:pgMar w:top="${mm(37)}" w:right="${mm(26)}" w:bottom="${mm(35)}" w:left="${mm(28)}" w:header="${mm(15)}" w:footer="${mm(25)}" w:gutter="0"/>`;
  const section = `<w:sectPr><w:footerReference w:type="default" r:id="rId1"/><w:footerReference w:type="even" r:id="rId2"/><w:pgSz w:w="${mm(210)}" w:h="${mm(297)}"/>${margins}<w:docGrid w:type="lines" w:linePitch="${LINE}"/></w:sectPr>`;
  const relation = (id, kind, target) => `<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="${target}"/>`;
  const part = (name, kind) => `<Override PartName="/word/${name}.xml" ContentType="${TYPE}.${kind}+xml"/>`;
  const RELATIONS = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"';
  const files = {
    '[Content_Types].xml': `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${part('document', 'document.main')}${part('styles', 'styles')}${part('settings', 'settings')}${part('fontTable', 'fontTable')}${part('footer1', 'footer')}${part('footer2', 'footer')}</Types>`,
    '_rels/.rels': `${XML}<Relationships ${RELATIONS}>${relation('rId1', 'officeDocument', 'word/document.xml')}</Relationships>`,
    'word/_rels/document.xml.rels': `${XML}<Relationships ${RELATIONS}>${relation('rId1', 'footer', 'footer1.xml')}${relation('rId2', 'footer', 'footer2.xml')}${relation('rId3', 'styles', 'styles.xml')}${relation('rId4', 'settings', 'settings.xml')}${relation('rId5', 'fontTable', 'fontTable.xml')}</Relationships>`,
    'word/document.xml': `${XML}<w:document ${W}><w:body>${keepSignature(content)}${section}</w:body></w:document>`,
    'word/styles.xml': `${XML}<w:styles ${W}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="${BODY}" w:hAnsi="${BODY}" w:eastAsia="${BODY}" w:cs="${BODY}"/><w:sz w:val="${SIZE.body}"/><w:szCs w:val="${SIZE.body}"/><w:lang w:val="en-US" w:eastAsia="zh-CN"/></w:rPr></w:rPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style></w:styles>`,
    'word/settings.xml': `${XML}<w:settings ${W}><w:evenAndOddHeaders/><w:defaultTabStop w:val="640"/></w:settings>`,
    'word/fontTable.xml': fonts(),
    'word/footer1.xml': footer('right'),
    'word/footer2.xml': footer('left'),
  };
  const zip = await Zip.load(Buffer.from('UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA==', 'base64'));
  for (const [name, text] of Object.entries(files)) zip.setFile(name, text);
  return zip.export();
}

/** Paragraphs and tables that are there only where `name` has something to say. What is left of its marks takes no room. */
export function when(name, ...content) {
  const mark = (sign) =>
    `<w:p><w:pPr><w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/></w:pPr><w:r><w:t xml:space="preserve">{${sign}${name}}</w:t></w:r></w:p>`;
  return [mark('#'), ...content, mark('/')].join('');
}

/** A loop over paragraphs that keeps their look, in one paragraph of the template. */
export function bodyLoop(name, after = '') {
  return body(`{#${name} [loopOver:"paragraph"]}{text}{/${name}}${after}`);
}
