import { RefusedFile } from './refused-file';
import type { Part } from './read-zip';

/** The part that makes a package what it says it is, and the content type it must be declared with. */
const MAIN: Readonly<Record<string, { part: string; type: string | null }>> = {
  docx: { part: 'word/document.xml', type: 'wordprocessingml.document.main+xml' },
  xlsx: { part: 'xl/workbook.xml', type: 'spreadsheetml.sheet.main+xml' },
  ofd: { part: 'OFD.xml', type: null },
};

/** Places of programs and of foreign objects in an office document (ECMA-376); printer settings are the only binaries that are harmless. */
const ACTIVE_PART = /vba|\/embeddings\/|\/activex\/|macrosheets?\/|\/externallinks\/|\/ctrlprops\/|customui|\/webextensions\/|dde/i;
const HARMLESS_PART =
  /\.(xml|rels|vml|png|jpe?g|gif|bmp|tiff?|emf|wmf|wdp|odttf|ttf|otf|fntdata|ofd|jb2|jp2|dat|esl)$|printersettings\d*\.bin$|\/mimetype$/i;

/**
 * Whether a package is a plain document: no macros, no embedded objects, no relation out of the house but an ordinary link, no XML that declares
 * entities. @throws RefusedFile
 */
export function checkPackage(ending: string, parts: readonly Part[]): void {
  const main = MAIN[ending];
  const types = textOf(parts.find(({ name }) => name === '[Content_Types].xml')?.content ?? null);
  const isWhatItSays =
    main !== undefined && parts.some(({ name }) => name === main.part) && (main.type === null || types.includes(main.type));
  if (!isWhatItSays) throw wrongType(ending);
  if (/macroenabled|vnd\.ms-office\.(vba|activex)|oleobject/i.test(types)) throw active('宏或嵌入对象', 'macros or embedded objects');
  for (const { name, content } of parts) {
    if (ACTIVE_PART.test(`/${name}`)) throw active('宏、控件或嵌入对象', 'macros, controls or embedded objects');
    if (!HARMLESS_PART.test(`/${name}`)) throw active(`不明部件“${name.slice(-60)}”`, `an unknown part “${name.slice(-60)}”`);
    if (content === null) continue;
    const text = textOf(content);
    if (/<!(DOCTYPE|ENTITY)/i.test(text)) throw active('XML 实体声明', 'XML entities');
    if (/<[\w:]*instrText[^>]*>[^<]*\bDDE(AUTO)?\b/i.test(text)) throw active('DDE 域', 'a DDE field');
    if (name.endsWith('.rels')) checkRelations(text);
  }
}

/** XML as text, by its byte order mark; UTF-8 without one, as ECMA-376 says. */
export function textOf(content: Buffer | null): string {
  if (content === null) return '';
  if (content[0] === 0xff && content[1] === 0xfe) return content.toString('utf16le', 2);
  if (content[0] === 0xfe && content[1] === 0xff)
    return Buffer.from(content.subarray(2, content.length - (content.length % 2)))
      .swap16()
      .toString('utf16le');
  const text = content.toString('utf8');
  // Another encoding would hide from every search here what an office program would still read.
  if (text.includes('\0') || /^<\?xml[^>]*encoding\s*=\s*["'](?!utf-8|us-ascii)/i.test(text.trimStart()))
    throw active('不常见的字符编码', 'an uncommon character encoding');
  return text;
}

function checkRelations(text: string): void {
  for (const [relation] of text.matchAll(/<(?:\w+:)?Relationship\b[^>]*>/g)) {
    const attribute = (name: string) => new RegExp(`\\b${name}\\s*=\\s*["']([^"']*)["']`, 'i').exec(relation)?.[1] ?? '';
    const isLink = /\/hyperlink$/.test(attribute('Type')) && /^(https?:\/\/|mailto:|#|tel:)/i.test(attribute('Target'));
    if (/external/i.test(attribute('TargetMode')) && !isLink) throw active('外部引用', 'a reference to something outside of it');
    if (/\/(oleObject|vbaProject|control|attachedTemplate|frame|package)$/i.test(attribute('Type')))
      throw active('外部模板或嵌入对象', 'a template or an embedded object');
  }
}

export function wrongType(ending: string): RefusedFile {
  return new RefusedFile(
    'type',
    `内容不是 ${ending} 文件，请用原程序另存后再传`,
    `Its content is no ${ending}: save it again with the program it came from`,
  );
}

export function active(zh: string, en: string): RefusedFile {
  return new RefusedFile('active', `文件含有${zh}，不能接收；请删除后另存再传`, `The file contains ${en}: remove them and save it again`);
}
