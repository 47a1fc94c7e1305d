import type { Person } from '../../../../shared/contract';

/** An `@…` that is being typed. */
export interface OpenMention {
  /** Where its `@` stands. */
  start: number;
  /** What is typed behind it so far. */
  q: string;
}

/** The mention the cursor stands in, or null. An `@` inside of a word, as in an address, begins none. */
export function openMention(text: string, cursor: number): OpenMention | null {
  const found = /(?:^|[\s，。、；：（(])@([^\s@，。、；：]{0,20})$/u.exec(text.slice(0, cursor));
  return found ? { start: cursor - (found[1] ?? '').length - 1, q: found[1] ?? '' } : null;
}

/** The text with the person's name in place of what was typed, and where the cursor then stands. */
export function withMention(text: string, mention: OpenMention, person: Pick<Person, 'name'>): { text: string; cursor: number } {
  const before = `${text.slice(0, mention.start)}@${person.name} `;
  return { text: before + text.slice(mention.start + 1 + mention.q.length), cursor: before.length };
}

/** Of the people who were picked, those whose name still stands in the text. */
export function mentionedIn(text: string, picked: readonly Person[]): number[] {
  return [...new Set(picked.filter(({ name }) => text.includes(`@${name}`)).map(({ id }) => id))];
}
