/** A text as a reader sees it, and where each of its characters came from. */
export interface FlatText {
  text: string;
  /** Place in the original of the character at `index`; its end for an index behind the last one. */
  origin(index: number): number;
}

/** Letters, digits and signs that look alike are made alike; what nobody sees is left out. `&#9733;` and `&#x2605;` are the sign they stand for. */
const ENTITY = /^&#(?:x([0-9a-f]{1,6})|([0-9]{1,7}));/i;
const UNSEEN = /^(?:\p{Cf}|\p{Variation_Selector}|\u034f|\u115f|\u1160|\u17b4|\u17b5|\u3164)$/u;

/**
 * Flattens a text for searching: full-width digits become digits, ㊙ becomes 秘, zero-width characters inside a number vanish (NFKC of every
 * character, UTS #39). Linear in the text.
 */
export function flattenText(original: string): FlatText {
  const parts: string[] = [];
  const origins: number[] = [];
  for (let at = 0; at < original.length;) {
    const code = original.charCodeAt(at);
    if (isPlain(code)) {
      parts.push(original.charAt(at));
      origins.push(at);
      at += 1;
      continue;
    }
    const { sign, length } = signAt(original, at);
    const flat = UNSEEN.test(sign) ? '' : sign.normalize('NFKC');
    parts.push(flat);
    for (let index = 0; index < flat.length; index += 1) origins.push(at);
    at += length;
  }
  return { text: parts.join(''), origin: (index) => origins[index] ?? original.length };
}

/** ASCII but for the ampersand, and the unified ideographs: nearly every text, and nothing to do. */
function isPlain(code: number): boolean {
  return (code < 0x80 && code !== 0x26) || (code >= 0x4e00 && code <= 0x9fff);
}

function signAt(text: string, at: number): { sign: string; length: number } {
  const entity = text[at] === '&' ? ENTITY.exec(text.slice(at, at + 12)) : null;
  const code = entity ? Number.parseInt(entity[1] ?? entity[2] ?? '', entity[1] === undefined ? 10 : 16) : Number.NaN;
  if (entity && code > 0 && code <= 0x10ffff) return { sign: String.fromCodePoint(code), length: entity[0].length };
  const sign = String.fromCodePoint(text.codePointAt(at) ?? 0);
  return { sign, length: sign.length };
}
