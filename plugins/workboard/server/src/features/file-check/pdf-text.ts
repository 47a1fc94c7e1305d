/** Bytes that are decoded at most, over all fonts: a page is read once for every font, so that a hostile file could make this long. */
const MOST_DECODED = 30_000_000;
const HEX = /<[0-9A-Fa-f\s]+>/g;
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** A ToUnicode table (ISO 32000-1, 9.10.3): what each code of a font shows. */
interface UnicodeTable {
  /** Bytes of one code. */
  width: number;
  signs: Map<number, string>;
}

/**
 * What the pages show. Fonts are not followed from page to page: every table is tried on every page, which also finds text that is white, tiny
 * or outside of the paper. Given twice, run together and string by string: a mark may be drawn letter by letter, two numbers may be neighbours.
 */
export function shownText(streams: readonly string[]): string {
  const tables = streams.filter((stream) => stream.includes('begincmap')).map(unicodeTable);
  const pages = streams.filter((stream) => /\bBT\b/.test(stream) && /\bT[jJ]\b/.test(stream)).map(stringBytes);
  const texts: string[] = [];
  let left = MOST_DECODED;
  for (const table of tables) {
    for (const page of pages) {
      left -= page.reduce((sum, bytes) => sum + bytes.length, 0);
      if (left < 0) return texts.join('\n');
      const decoded = page.map((bytes) => decode(bytes, table));
      texts.push(decoded.join(''), decoded.join('\n'));
    }
  }
  // Fonts without a table show letters and digits as they are.
  for (const page of pages) texts.push(page.map((bytes) => bytes.toString('latin1')).join(''));
  return texts.join('\n');
}

/** Strings as they stand, for what is written without a font: titles, bookmarks, notes, form fields. */
export function stringsOf(text: string): string {
  return stringBytes(text)
    .map((bytes) => (bytes[0] === 0xfe && bytes[1] === 0xff ? utf16be(bytes.subarray(2)) : bytes.toString('latin1')))
    .join('\n');
}

function stringBytes(text: string): Buffer[] {
  return [...stringsIn(text)].map((string) =>
    string.startsWith('<') ? Buffer.from(evenHex(string.slice(1, -1)), 'hex') : Buffer.from(unescape(string.slice(1, -1)), 'latin1'),
  );
}

/** Strings with their brackets, in order. By hand: an expression for it runs out of stack, or of time, on megabytes that somebody made for it. */
function* stringsIn(text: string): Generator<string> {
  let at = 0;
  while (at < text.length) {
    const open = text.indexOf('(', at);
    yield* hexStrings(text, at, open < 0 ? text.length : open);
    if (open < 0) return;
    const stop = endOfString(text, open);
    if (text[stop] === ')') {
      yield text.slice(open, stop + 1);
      at = stop + 1;
    } else {
      // Never closed. Brackets before the stop are escaped: they would end at the same place.
      yield* hexStrings(text, open + 1, stop);
      at = stop;
    }
  }
}

/** Where a string that opens here meets its `)`, another `(`, or the end. */
function endOfString(text: string, open: number): number {
  for (let at = open + 1; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text[at] === '(' || text[at] === ')') return at;
  }
  return text.length;
}

function* hexStrings(text: string, from: number, until: number): Generator<string> {
  for (const [string] of text.slice(from, until).matchAll(HEX)) yield string;
}

function evenHex(hex: string): string {
  const digits = hex.replace(/\s/g, '');
  return digits.length % 2 === 0 ? digits : `${digits}0`;
}

function unescape(string: string): string {
  return string.replace(/\\([0-7]{1,3}|\r?\n|[\s\S])/g, (_, sign: string) =>
    /^[0-7]/.test(sign) ? String.fromCharCode(Number.parseInt(sign, 8) & 0xff) : /^\r?\n$/.test(sign) ? '' : (ESCAPES[sign] ?? sign),
  );
}

function unicodeTable(stream: string): UnicodeTable {
  const width = Math.min(4, Math.max(1, (/begincodespacerange\s*<([0-9A-Fa-f]+)>/.exec(stream)?.[1]?.length ?? 4) >> 1));
  const signs = new Map<number, string>();
  for (const [, body = ''] of stream.matchAll(/beginbfchar([\s\S]*?)endbfchar/g))
    for (const [, code = '', sign = ''] of body.matchAll(/<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>/g))
      signs.set(Number.parseInt(code, 16), fromHex(sign));
  for (const [, body = ''] of stream.matchAll(/beginbfrange([\s\S]*?)endbfrange/g)) addRanges(signs, body);
  return { width, signs };
}

function addRanges(signs: Map<number, string>, body: string): void {
  for (const [, from = '', to = '', first, list = ''] of body.matchAll(
    /<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:<([0-9A-Fa-f]+)>|\[([^\]]*)\])/g,
  )) {
    const start = Number.parseInt(from, 16);
    const count = Math.min(Number.parseInt(to, 16) - start, 0xffff);
    const named = [...list.matchAll(/<([0-9A-Fa-f]+)>/g)].map(([, sign = '']) => fromHex(sign));
    for (let step = 0; step <= count; step += 1) {
      const sign = first === undefined ? named[step] : following(fromHex(first), step);
      if (sign !== undefined) signs.set(start + step, sign);
    }
  }
}

function following(sign: string, steps: number): string {
  return `${sign.slice(0, -1)}${String.fromCharCode(sign.charCodeAt(sign.length - 1) + steps)}`;
}

function fromHex(hex: string): string {
  return utf16be(Buffer.from(evenHex(hex), 'hex'));
}

function utf16be(bytes: Buffer): string {
  return bytes.length === 1
    ? bytes.toString('latin1')
    : Buffer.from(bytes.subarray(0, bytes.length - (bytes.length % 2)))
        .swap16()
        .toString('utf16le');
}

function decode(bytes: Buffer, { width, signs }: UnicodeTable): string {
  let text = '';
  for (let at = 0; at + width <= bytes.length; at += width) text += signs.get(bytes.readUIntBE(at, width)) ?? '';
  return text;
}
