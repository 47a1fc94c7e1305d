/** R-EXP-15: what makes an interpretation hard to read. Hints, never a refusal. */
export interface PlainLanguage {
  /** Sentences longer than MAX_SENTENCE characters. */
  longSentences: number;
  /** Abbreviations in Latin capitals that neither the terms nor a bracket behind them explain. */
  unexplained: number;
  /** Share of the text that stands word for word in the document, 0…100. */
  copiedPercent: number;
}

const MAX_SENTENCE = 80;
/** A run of this many characters in both texts counts as copied; shorter ones are names and set phrases. */
const RUN = 12;

/**
 * Measures an interpretation against the document it explains.
 * @param terms words the interpretation explains in its glossary
 */
export function measurePlainLanguage(text: string, document: string, terms: readonly string[] = []): PlainLanguage {
  return { longSentences: longSentences(text), unexplained: unexplained(text, terms), copiedPercent: copiedPercent(text, document) };
}

function longSentences(text: string): number {
  return text.split(/[。！？；!?;\n]+/).filter((sentence) => lettersOf(sentence).length > MAX_SENTENCE).length;
}

function unexplained(text: string, terms: readonly string[]): number {
  const found = new Set(text.match(/[A-Z][A-Z0-9]+/g) ?? []);
  return [...found].filter(
    (word) => !terms.some((term) => term.includes(word)) && !text.includes(`${word}（`) && !text.includes(`${word}(`),
  ).length;
}

function copiedPercent(text: string, document: string): number {
  const letters = lettersOf(text);
  if (letters.length < RUN) return 0;
  const known = runsOf(lettersOf(document));
  const copied = new Uint8Array(letters.length);
  for (let at = 0; at + RUN <= letters.length; at++) if (known.has(letters.slice(at, at + RUN))) copied.fill(1, at, at + RUN);
  return Math.round((100 * copied.reduce((sum, one) => sum + one, 0)) / letters.length);
}

function runsOf(letters: string): Set<string> {
  const runs = new Set<string>();
  for (let at = 0; at + RUN <= letters.length; at++) runs.add(letters.slice(at, at + RUN));
  return runs;
}

/** Punctuation, space and Markdown marks do not count. */
function lettersOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '');
}
