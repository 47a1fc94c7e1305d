import { active, textOf } from './check-package';
import type { Part } from './read-zip';

/** Text of a package: words run together as they are read, paragraphs and cells apart; also what is hidden, in headers, notes and properties. */
export function packageText(parts: readonly Part[]): string {
  return parts
    .filter(({ name, content }) => content !== null && /\.xml$/i.test(name))
    .map(({ content }) =>
      textOf(content)
        .replace(/<(\/w:p|\/w:tc|w:br|w:tab|\/si|\/c|\/a:p|\/\w+:TextCode)\b[^>]*>/g, '\n')
        .replace(/<[^>]*>/g, '')
        .replace(/&(lt|gt|amp|quot|apos);/g, (_, name: string) => ({ lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" })[name] ?? ''),
    )
    .join('\n');
}

/**
 * Looks into a file of the older Office generation (MS-CFB): names of macros and embedded objects stand in its directory in UTF-16.
 * @returns its text as far as it stands uncompressed: Chinese in UTF-16 or GBK
 * @throws RefusedFile
 */
export function readOle(bytes: Buffer): string {
  const has = (name: string) => bytes.includes(Buffer.from(name, 'utf16le'));
  if (has('_VBA_PROJECT') || has('Macros\0')) throw active('宏', 'macros');
  if (has('ObjectPool') || has('Ole10Native') || has('EncryptedPackage') || has('MBD0'))
    throw active('嵌入对象或加密内容', 'embedded or encrypted objects');
  const even = bytes.subarray(0, bytes.length - (bytes.length % 2));
  const odd = bytes.subarray(1, bytes.length - ((bytes.length + 1) % 2));
  return [even.toString('utf16le'), odd.toString('utf16le'), new TextDecoder('gbk').decode(bytes)].join('\n');
}
