/** A clause of a draft: what it is called, which is what comments are anchored to, and its text. */
export interface DraftClause {
  clause: string;
  text: string;
}

/** What a comment can be anchored to, and the words it begins with. A type of its own parts, so that it is a plain value of the workflow. */
export interface ClauseAnchor {
  [part: string]: string;
  anchor: string;
  heading: string;
}

const NUMERAL = '[〇零一二三四五六七八九十百千0-9]{1,9}';
/** 第七条, as a paragraph begins with it; Markdown's marks of headings, lists and emphasis do not count. */
const BEGINNING = new RegExp(`^[#>*\\-\\s]*(?:\\*\\*|__)?(第${NUMERAL}条(?:之[一二三四五六七八九十]+)?)(?:\\*\\*|__)?[\\s：:、]*`, 'u');
/** 第二章 总则: between clauses, and part of none. */
const CHAPTER = new RegExp(`^[#>*\\-\\s]*(?:\\*\\*|__)?第${NUMERAL}[编章节]`, 'u');
const HEADING = 60;
/** No rule of an office has more; a text that is made of nothing else ends here. */
const MOST = 500;

/**
 * The clauses of a draft by its own numbering: each begins with a paragraph 第…条 and reaches to the next one. Of two with one number the first
 * counts. What stands before the first clause belongs to none.
 */
export function draftClauses(body: string): DraftClause[] {
  const found = new Map<string, string[]>();
  let open: string[] | null = null;
  for (const line of body.split(/\r?\n/)) {
    const [marks, clause] = BEGINNING.exec(line) ?? [];
    if (marks !== undefined && clause !== undefined) {
      open = [line.slice(marks.length)];
      if (!found.has(clause) && found.size < MOST) found.set(clause, open);
    } else if (CHAPTER.test(line)) open = null;
    else open?.push(line);
  }
  return [...found].map(([clause, lines]) => ({ clause, text: lines.join('\n').trim() }));
}

/** The same clauses as anchors. @param body Markdown; anything else has none */
export function anchorsOf(body: unknown): ClauseAnchor[] {
  if (typeof body !== 'string') return [];
  return draftClauses(body).map(({ clause, text }) => ({ anchor: clause, heading: (text.split('\n')[0] ?? '').slice(0, HEADING) }));
}
