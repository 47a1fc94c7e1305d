import type { Text } from '../../../../engine/text';
import type { TemplateTag, TemplateTags } from '../../../../engine/notice/types';
import { readZip, ZipError, type ZipEntry } from '../../platform/zip';
import { templateHandler } from './render-docx';

/** Bytes of a template file, packed and unpacked. A letter with a seal and fonts has a few hundred thousand. */
export const TEMPLATE_BYTES = 1_000_000;
const LIMITS = { entries: 200, bytes: 20_000_000 };

/** Parts of a Word file that run code or fetch something: a template is text and layout. */
const ACTIVE = /(vbaProject|vbaData|activeX|\/embeddings\/|oleObject)/i;

/** Reads the tags of a DOCX, or says why it cannot be a template. Never throws. */
export async function readTemplate(bytes: Buffer): Promise<TemplateTags> {
  const parts = partsOf(bytes);
  if ('zh-Hans' in parts) return { ok: false, reason: parts };
  if (!parts.some(({ name }) => name === 'word/document.xml')) return broken('不是 Word 文档（.docx）', 'is not a Word document (.docx)');
  const active = parts.find(({ name }) => ACTIVE.test(name)) ?? parts.find(({ name, content }) => fetches(name, content));
  if (active)
    return broken(`含有宏、嵌入对象或外部链接：${active.name}`, `holds a macro, an embedded object or an external link: ${active.name}`);
  try {
    const tags = await (await templateHandler()).parseTags(bytes);
    return {
      ok: true,
      tags: tags.map(({ name, disposition }): TemplateTag => ({ name: name.trim(), kind: KINDS[disposition] })),
    };
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    return broken(`标签有误：${words}`, `a tag is broken: ${words}`);
  }
}

const KINDS = { Open: 'open', Close: 'close', SelfClosed: 'value' } as const;

function partsOf(bytes: Buffer): ZipEntry[] | Text {
  if (bytes.length > TEMPLATE_BYTES) return sized();
  try {
    return readZip(bytes, LIMITS);
  } catch (error) {
    if (!(error instanceof ZipError)) throw error;
    return { 'zh-Hans': `不是可用的 Word 文档：${error.message}`, en: `is no usable Word document: ${error.message}` };
  }
}

/** Hyperlinks are followed by a person; whatever else lies outside is fetched when the file is opened. */
function fetches(name: string, content: Buffer): boolean {
  if (!name.endsWith('.rels')) return false;
  const relations = content.toString('utf8').match(/<Relationship\b[^>]*>/g) ?? [];
  return relations.some((one) => /TargetMode\s*=\s*["']External["']/i.test(one) && !/relationships\/hyperlink["']/i.test(one));
}

function sized(): Text {
  const limit = TEMPLATE_BYTES / 1_000_000;
  return { 'zh-Hans': `超过 ${limit} MB`, en: `is larger than ${limit} MB` };
}

function broken(zh: string, en: string): TemplateTags {
  return { ok: false, reason: { 'zh-Hans': zh, en } };
}
