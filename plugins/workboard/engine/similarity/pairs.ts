/** Characters of a text that are looked at. */
const MOST = 4000;

/** The pairs of neighbouring characters of a text; width, case, blanks and punctuation do not count. */
export function pairsOf(text: string): ReadonlySet<string> {
  const letters = text
    .slice(0, MOST)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
  const pairs = new Set<string>();
  for (let at = 0; at + 1 < letters.length; at += 1) pairs.add(letters.slice(at, at + 2));
  return pairs;
}

/** How alike two texts are, in percent: twice the pairs they share among all of theirs (Dice). */
export function likeness(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const all = one.size + other.size;
  return all === 0 ? 0 : Math.round((200 * shared(one, other)) / all);
}

/** How much of a part stands in a whole, in percent: a short title in a long description. */
export function contained(part: ReadonlySet<string>, whole: ReadonlySet<string>): number {
  return part.size === 0 ? 0 : Math.round((100 * shared(part, whole)) / part.size);
}

function shared(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const [few, many] = one.size <= other.size ? [one, other] : [other, one];
  let count = 0;
  for (const pair of few) if (many.has(pair)) count += 1;
  return count;
}
