/** Texts are compared by the pairs of characters that they share (Dice); from this share on they are alike. */
const ALIKE = 0.6;
/** Hashes kept of each text, in bands: two alike texts most probably agree in all hashes of one band. */
const BANDS = 12;
const ROWS = 2;
/** Leaders of groups that one text is compared with at most: the cost stays linear, whatever the texts. */
const MOST_COMPARED = 40;
/** Characters that are looked at; whoever writes more is told apart by the beginning. */
const LONGEST = 600;

/** Puts texts into groups one after the other. The same texts in the same order give the same groups. */
export interface Alike {
  /** @returns the number of the text's group, which is the number of its first text */
  add(text: string): number;
}

interface Leader {
  index: number;
  pairs: ReadonlySet<number>;
}

/**
 * Groups of like texts: the same but for punctuation, case and blanks, or sharing most pairs of characters, whatever the language. The first text
 * of a group leads it, and later ones are compared with leaders alone. Bounded: each text costs its length and at most `MOST_COMPARED` comparisons.
 */
export function groupAlike(): Alike {
  const same = new Map<string, number>();
  const bands = Array.from({ length: BANDS }, () => new Map<number, Leader[]>());
  let count = 0;

  return {
    add(text) {
      const index = count;
      count += 1;
      const plain = plainText(text);
      // What says nothing is like nothing.
      if (plain === '') return index;
      const known = same.get(plain);
      if (known !== undefined) return known;
      const pairs = pairsOf(plain);
      const keys = bandKeys(pairs);
      const found = nearest(pairs, candidates(keys));
      const group = found?.index ?? index;
      same.set(plain, group);
      if (!found) keys.forEach((key, band) => remember(bands[band], key, { index, pairs }));
      return group;
    },
  };

  function candidates(keys: readonly number[]): Leader[] {
    const found = new Set<Leader>();
    keys.forEach((key, band) => {
      for (const leader of bands[band]?.get(key) ?? []) if (found.size < MOST_COMPARED) found.add(leader);
    });
    return [...found];
  }
}

function remember(band: Map<number, Leader[]> | undefined, key: number, leader: Leader): void {
  const there = band?.get(key) ?? [];
  if (there.length < MOST_COMPARED) band?.set(key, [...there, leader]);
}

/** The leader that is most alike; of several the first. */
function nearest(pairs: ReadonlySet<number>, leaders: readonly Leader[]): Leader | null {
  let best: Leader | null = null;
  let most = ALIKE;
  for (const leader of leaders) {
    const likeness = dice(pairs, leader.pairs);
    if (likeness > most || (likeness === most && (best === null || leader.index < best.index))) [best, most] = [leader, likeness];
  }
  return best;
}

function dice(a: ReadonlySet<number>, b: ReadonlySet<number>): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a];
  // Even if every pair were shared it could not be enough.
  if ((2 * small.size) / (a.size + b.size) < ALIKE) return 0;
  let shared = 0;
  for (const pair of small) if (large.has(pair)) shared += 1;
  return (2 * shared) / (a.size + b.size);
}

/** Letters and digits of every script, in one width and case. */
function plainText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .slice(0, LONGEST);
}

function pairsOf(text: string): Set<number> {
  const pairs = new Set<number>();
  for (let at = 0; at < Math.max(1, text.length - 1); at += 1) pairs.add(text.charCodeAt(at) * 65536 + (text.charCodeAt(at + 1) || 0));
  return pairs;
}

/** MinHash: of each hash function the least value over all pairs; bands of them become keys. */
function bandKeys(pairs: ReadonlySet<number>): number[] {
  const least = new Uint32Array(BANDS * ROWS).fill(0xffffffff);
  for (const pair of pairs) {
    // Two different mixes of one pair make all hash functions.
    const one = mix(pair | 0, 0x9e3779b1);
    const two = mix(Math.trunc(pair / 65536) ^ (pair << 7), 0x85ebca6b) | 1;
    for (let n = 0; n < least.length; n += 1) {
      const hash = (one + Math.imul(two, n + 1)) >>> 0;
      if (hash < (least[n] ?? 0)) least[n] = hash;
    }
  }
  return Array.from({ length: BANDS }, (_, band) => {
    let key = 0;
    for (let row = 0; row < ROWS; row += 1) key = mix((least[band * ROWS + row] ?? 0) ^ key, 0xc2b2ae35);
    return key;
  });
}

function mix(value: number, salt: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), salt);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0x27d4eb2f);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}
