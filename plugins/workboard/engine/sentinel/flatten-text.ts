/** A text as a reader sees it, and where each of its characters came from. */
export interface FlatText {
  text: string;
  /** Place in the original of the character at `index`; its end for an index behind the last one. */
  origin(index: number): number;
}

/** What may be no letter of its own: a sign written as `&#9733;` or `&#x2605;`, and all but ASCII and the unified ideographs, which are nearly every text. */
const OTHER = /&#(?:[xX][0-9a-fA-F]{1,6}|[0-9]{1,7});|[^\p{ASCII}\u4e00-\u9fff]/gu;
const ENTITY = /^&#(?:[xX]([0-9a-fA-F]+)|([0-9]+));$/;
/** Letters, digits and signs that look alike are made alike; what nobody sees is left out. */
const UNSEEN = /^(?:\p{Cf}|\p{Variation_Selector}|\u034f|\u115f|\u1160|\u17b4|\u17b5|\u3164)$/u;

/**
 * Flattens a text for searching: full-width digits become digits, ㊙ becomes 秘, zero-width characters inside a number vanish (NFKC of every
 * character, UTS #39). Linear in the text. Where its characters came from is worked out only for a text in which something was found.
 */
export function flattenText(original: string): FlatText {
  let origins: readonly number[] | undefined;
  return {
    text: original.replace(OTHER, flattened),
    origin: (index) => (origins ??= originsOf(original))[index] ?? original.length,
  };
}

function flattened(written: string): string {
  const sign = signOf(written);
  return UNSEEN.test(sign) ? '' : sign.normalize('NFKC');
}

function signOf(written: string): string {
  const entity = ENTITY.exec(written);
  const code = entity ? Number.parseInt(entity[1] ?? entity[2] ?? '', entity[1] === undefined ? 10 : 16) : 0;
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : written;
}

function originsOf(original: string): number[] {
  const origins: number[] = [];
  const asTheyAre = (end: number) => {
    for (; at < end; at += 1) origins.push(at);
  };
  let at = 0;
  for (const { index, 0: written } of original.matchAll(OTHER)) {
    asTheyAre(index);
    for (let left = flattened(written).length; left > 0; left -= 1) origins.push(at);
    at += written.length;
  }
  asTheyAre(original.length);
  return origins;
}
