/** An article of a draft: what a comment can be anchored to, and the words it begins with. */
export interface ClauseAnchor {
  /** 第三条, as the draft writes it. A type, not an interface of its own, so that it is a plain value of the workflow. */
  [part: string]: string;
  anchor: string;
  heading: string;
}

/** An article begins a line: 第一条, 第十二条之一; Markdown marks before it do not count. */
const ARTICLE = /^[#>*\s]*(第[〇零一二三四五六七八九十百千0-9]+条(?:之[一二三四五六七八九十]+)?)[*\s]*(.*)$/;
const HEADING = 60;
/** No rule of an office has more; a text that is made of nothing else ends here. */
const MOST = 500;

/** The articles of a draft in their order, each once. @param body Markdown; anything else has none */
export function anchorsOf(body: unknown): ClauseAnchor[] {
  if (typeof body !== 'string') return [];
  const found = new Map<string, ClauseAnchor>();
  for (const line of body.split('\n')) {
    const [, anchor, rest = ''] = ARTICLE.exec(line) ?? [];
    if (anchor === undefined || found.has(anchor)) continue;
    found.set(anchor, { anchor, heading: rest.slice(0, HEADING) });
    if (found.size === MOST) break;
  }
  return [...found.values()];
}
