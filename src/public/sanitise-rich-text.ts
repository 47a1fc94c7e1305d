import { createRequire } from 'node:module';
import type sanitizeHtml from 'sanitize-html';

const SCHEMES = ['http', 'https', 'mailto', 'tel'];

/** What a text of the office needs; everything else is dropped, a script together with its content. */
const ALLOWED: sanitizeHtml.IOptions = {
  allowedTags: [
    ...[
      'p',
      'br',
      'hr',
      'h1',
      'h2',
      'h3',
      'h4',
      'h5',
      'h6',
      'ul',
      'ol',
      'li',
      'blockquote',
      'pre',
      'code',
      'strong',
      'b',
      'em',
      'i',
      'u',
      's',
    ],
    ...['sub', 'sup', 'a', 'img', 'figure', 'figcaption', 'table', 'caption', 'thead', 'tbody', 'tr', 'th', 'td'],
  ],
  allowedAttributes: {
    a: ['href', 'title'],
    img: ['src', 'alt', 'title', 'width', 'height'],
    th: ['colspan', 'rowspan', 'scope'],
    td: ['colspan', 'rowspan'],
  },
  allowedSchemes: SCHEMES,
  allowProtocolRelative: false,
};

let loaded: typeof sanitizeHtml | undefined;
/** Loaded when the first text with HTML in it comes: its parser, styles and all, is a fiftieth of a start. */
const sanitizer = () => (loaded ??= createRequire(__filename)('sanitize-html') as typeof sanitizeHtml);

/** Target of a Markdown link or image, `](target`, or of a reference, `]: target`. */
const MARKDOWN_TARGET = /(\](?:\(|:)\s*)([^\s)]+)/g;

/**
 * Makes Markdown with HTML in it harmless, whoever renders it: CVE-2026-90561 came from trusting what editors had stored. Runs on output,
 * because a text may have come in by import.
 */
export function sanitiseRichText(text: string): string {
  // Where nothing opens a tag or an entity there is nothing to parse, which takes a long text tens of milliseconds.
  const html = /[<&]/.test(text) ? sanitizer()(text, ALLOWED) : text;
  // A `>` alone opens nothing, and Markdown needs it for its quotations.
  return html
    .replaceAll('&gt;', '>')
    .replace(MARKDOWN_TARGET, (link, before: string, target: string) => (isSafe(target) ? link : `${before}#`));
}

function isSafe(target: string): boolean {
  const scheme = /^<?\s*([a-z][a-z0-9+.-]*):/i.exec(target)?.[1];
  return scheme === undefined ? !/^<?\s*(\/\/|&|%)/.test(target) : SCHEMES.includes(scheme.toLowerCase());
}
