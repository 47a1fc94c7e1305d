/** A part of a draft as it is read: a clause, or what stands before the first one and between them, which comments are not anchored to. */
export interface DraftPart {
  clause: string | null;
  text: string;
}

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
const HEADING_MARK = /^#{1,6}\s+/;
const HEADING = 60;
/** No rule of an office has more; a text that is made of nothing else ends here. */
const MOST = 500;

/**
 * A whole draft by its own numbering, in its order: a clause begins with a paragraph 第…条 and reaches to the next one or to a chapter. Of two with
 * one number the first counts; the other is read, and is no clause.
 */
export function draftParts(body: string): DraftPart[] {
  const named = new Set<string>();
  const parts: { clause: string | null; lines: string[] }[] = [{ clause: null, lines: [] }];
  for (const line of body.split(/\r?\n/)) {
    const [marks, clause] = BEGINNING.exec(line) ?? [];
    if (marks !== undefined && clause !== undefined && !named.has(clause) && named.size < MOST) {
      named.add(clause);
      parts.push({ clause, lines: [line.slice(marks.length)] });
    } else if (clause !== undefined || CHAPTER.test(line)) parts.push({ clause: null, lines: [line.replace(HEADING_MARK, '')] });
    else parts.at(-1)?.lines.push(line.replace(HEADING_MARK, ''));
  }
  const read = parts.map(({ clause, lines }) => ({ clause, text: lines.join('\n').trim() }));
  return read.filter(({ clause, text }) => clause !== null || text !== '');
}

/** Its clauses alone, which are what comments are anchored to. */
export function draftClauses(body: string): DraftClause[] {
  return draftParts(body).flatMap(({ clause, text }) => (clause === null ? [] : [{ clause, text }]));
}

/** The same clauses as anchors. @param body Markdown; anything else has none */
export function anchorsOf(body: unknown): ClauseAnchor[] {
  if (typeof body !== 'string') return [];
  return draftClauses(body).map(({ clause, text }) => ({ anchor: clause, heading: (text.split('\n')[0] ?? '').slice(0, HEADING) }));
}
