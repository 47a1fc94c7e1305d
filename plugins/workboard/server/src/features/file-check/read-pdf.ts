import { inflateSync } from 'node:zlib';
import { active } from './check-package';
import { shownText, stringsOf } from './pdf-text';
import { RefusedFile } from './refused-file';

/** What a PDF may not do. */
const ACTIVE_NAME = /\/(JavaScript|Launch|EmbeddedFiles?|RichMedia|GoToE|SubmitForm|ImportData|XFA)(?![A-Za-z0-9])/;
const MOST_UNPACKED = 100 * 1024 * 1024;

/**
 * Looks into a PDF: its objects, also those in compressed object streams, and the text that it shows as far as its fonts say what they show.
 * @returns the text, for the sentinel
 * @throws RefusedFile for scripts, launched programs, embedded files and encryption
 */
export function readPdf(bytes: Buffer): string {
  const raw = bytes.toString('latin1');
  checkNames(raw);
  const streams = unpackStreams(raw, bytes);
  for (const stream of streams) checkNames(stream);
  return [shownText(streams), stringsOf(raw), ...streams.map(stringsOf), ...streams.map(metadataOf)].join('\n');
}

/** Names may be spelt with `#4a` for any letter (ISO 32000-1, 7.3.5). */
function checkNames(text: string): void {
  const names = text.includes('#')
    ? text.replace(/#([0-9A-Fa-f]{2})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    : text;
  const found = ACTIVE_NAME.exec(names)?.[1];
  if (found !== undefined) throw active(`脚本、附件或自动动作（/${found}）`, `scripts, attachments or actions (/${found})`);
  if (/\/Encrypt(?![A-Za-z0-9])/.test(names))
    throw new RefusedFile(
      'encrypted',
      '文件已加密，无法审查，请上传未加密的版本',
      'The file is encrypted and cannot be examined: upload it without',
    );
}

/** Every stream, unpacked where it is deflated, else as it is; one character for a byte. */
function unpackStreams(raw: string, bytes: Buffer): string[] {
  const streams: string[] = [];
  let left = MOST_UNPACKED;
  for (let at = raw.indexOf('stream'); at >= 0; at = raw.indexOf('stream', at)) {
    const start = at + (raw.startsWith('\r\n', at + 6) ? 8 : 7);
    const end = raw.indexOf('endstream', start);
    if (end < 0) break;
    const text = unpack(bytes.subarray(start, end), left);
    left -= text.length;
    streams.push(text);
    at = end + 'endstream'.length;
  }
  return streams;
}

function unpack(packed: Buffer, most: number): string {
  const tooMuch = () =>
    new RefusedFile('bomb', '文件解压后过大，请减少内容或拆分后再传', 'The file unpacks to too much: make it smaller or split it');
  if (most <= 0) throw tooMuch();
  try {
    return inflateSync(packed, { maxOutputLength: most }).toString('latin1');
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') throw tooMuch();
    return packed.toString('latin1');
  }
}

/** The text of an XMP packet. */
function metadataOf(stream: string): string {
  return /<x:xmpmeta|<\?xpacket/.test(stream)
    ? Buffer.from(stream, 'latin1')
        .toString('utf8')
        .replace(/<[^>]*>/g, '\n')
    : '';
}
