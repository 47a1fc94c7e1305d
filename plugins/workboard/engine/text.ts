/** A text shown to people, in both languages of the house. Chinese is the original; English may be a translation of it. */
export interface Text {
  'zh-Hans': string;
  en: string;
}

export type Locale = keyof Text;

/** Rule id of the policies or of the national overlay: `R-PUB-08`, `N-31`, `A-09`. Verbatim texts live in `policy-clause`. */
export type ClauseId = string;

/** Name of an office role of the contract, for example `secretariat` or `deputy_director`. */
export type RoleKey = string;

/** A sentence with the clauses it rests on behind it: `…（R-SEC-14）`, `… (R-SEC-14)`. */
export function withClauses(text: Text, clauses: readonly ClauseId[] = []): Text {
  if (clauses.length === 0) return text;
  return { 'zh-Hans': `${text['zh-Hans']}（${clauses.join('、')}）`, en: `${text.en} (${clauses.join(', ')})` };
}

/** The same in both languages, one behind the other, as the server says what it refuses: `…（R-SEC-14） / … (R-SEC-14)`. */
export function inBothLanguages(text: Text, clauses: readonly ClauseId[] = []): string {
  const said = withClauses(text, clauses);
  return `${said['zh-Hans']} / ${said.en}`;
}
