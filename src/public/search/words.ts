import { QueryError } from '../query-error';

/** Words of one search, and characters of `q`. */
const MOST_WORDS = 8;
const LONGEST = 100;
/** Of a word in letters, such as a name; PostgreSQL takes no longer lexemes than two kilobytes. */
const LONGEST_RUN = 64;
const RUNS = /\p{Script=Han}+|[^\p{Script=Han} ]+/gu;

/** A text as it is compared: one form of every character, small letters, and one space for all that is neither letter nor digit. */
export function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/**
 * The terms under which a text is found: each two Chinese characters that stand together, each last one alone, and whole words and numbers. Chinese has no spaces, and most of its
 * words have two characters.
 * @param text as `plain` gives it
 */
export function termsOf(text: string): string[] {
  const terms = new Set<string>();
  for (const [run] of text.matchAll(RUNS)) {
    if (!isHan(run)) terms.add(run.slice(0, LONGEST_RUN));
    else {
      const characters = Array.from(run);
      characters.forEach((character, index) => terms.add(character + (characters[index + 1] ?? '')));
    }
  }
  return [...terms];
}

/** A term that must be there, or the beginning of one. */
export interface Wanted {
  term: string;
  beginning: boolean;
}

/** The terms that a text with this word has. @param word as `plain` gives it */
export function wantedFor(word: string): Wanted[] {
  return [...word.matchAll(RUNS)].flatMap(([run]): Wanted[] => {
    if (!isHan(run)) return [{ term: run.slice(0, LONGEST_RUN), beginning: true }];
    const characters = Array.from(run);
    if (characters.length === 1) return [{ term: run, beginning: true }];
    return characters.slice(1).map((character, index) => ({ term: `${characters[index] ?? ''}${character}`, beginning: false }));
  });
}

/** Whether having the terms of a word is not yet having the word: 停车管理 is more than 停车, 车管 and 管理. */
export function needsText(word: string): boolean {
  return wantedFor(word).length > 1;
}

/**
 * Reads `q`.
 * @returns its words as `plain` gives them, each once
 * @throws QueryError
 */
export function wordsOf(q: string): string[] {
  if (q.length > LONGEST) throw new QueryError(`"q" is longer than ${LONGEST} characters.`, 'q');
  const words = q
    .normalize('NFKC')
    .split(/\s+/u)
    .map(plain)
    .filter((word) => word !== '');
  if (words.length === 0) throw new QueryError('"q" holds no word to search for. Write q=停车 管理.', 'q');
  if (words.length > MOST_WORDS) throw new QueryError(`"q" holds more than ${MOST_WORDS} words.`, 'q');
  return [...new Set(words)];
}

const isHan = (run: string) => /^\p{Script=Han}/u.test(run);
