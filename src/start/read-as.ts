import type { OfficeName } from '../../config/names';

/** Words of a clause that the office reads as a name of its own: what the clause says and what is meant, in the order of the settings. */
export function readAs(id: string, text: string, names: readonly OfficeName[]): { words: string; name: string }[] {
  return names
    .filter(({ clauses }) => clauses.includes(id))
    .flatMap(({ name, words }) => words.filter((one) => text.includes(one)).map((one) => ({ words: one, name })));
}
