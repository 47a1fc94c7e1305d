import fc from 'fast-check';
import { sanitiseRichText } from '../../src/public/sanitise-rich-text';

test.each([
  ['<script>x()</script>', ''],
  ['<p onclick="x()">a</p>', '<p>a</p>'],
  ['<a href="javascript:x()">a</a>', '<a>a</a>'],
  ['<a href="java&#115;cript:x()">a</a>', '<a>a</a>'],
  ['<iframe src="https://example.org"></iframe>', ''],
  ['<svg onload=x()>', ''],
  ['<style>p{}</style><form action=x><input></form>', ''],
  ['[a](javascript:x())', '[a](#)'],
  ['[a](JaVaScRiPt:x)', '[a](#)'],
  ['![a](data:text/html,x)', '![a](#)'],
  ['[a](java&#115;cript:x)', '[a](#)'],
  ['[a](//evil.example)', '[a](#)'],
  ['[a]: vbscript:x', '[a]: #'],
])('CVE-2026-90561 · hostile: %s', (text, expected) => {
  expect(sanitiseRichText(text)).toContain(expected);
  expect(sanitiseRichText(text)).not.toMatch(/script|onclick|onload|iframe|<form|<input|<style|data:|\(\/\//i);
});

test.each([
  '# 第一条\n\n正文',
  '> 引用\n> 第二行',
  '- 一\n- 二',
  '[链接](https://example.org/a?b=1)',
  '[附件](/uploads/a.pdf)',
  '**粗** `代码`',
  '<table><tbody><tr><td colspan="2">a</td></tr></tbody></table>',
])('harmless, unchanged: %s', (text) => {
  expect(sanitiseRichText(text)).toBe(text);
});

test('what is written as text stays text', () => {
  expect(sanitiseRichText('&lt;script>x&lt;/script>')).toBe('&lt;script>x&lt;/script>');
});

test('CVE-2026-90561 · a text without tags and entities comes out as it would by way of the parser', () => {
  const piece = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('> 引用', '](javascript:alert(1))', ']: data:x', '"', '>', '\r\n', '\u0000'),
  );
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const text = pieces.join('').replace(/[<&]/g, '');
      // The tag behind it takes the whole text through the parser.
      expect(sanitiseRichText(`${text}\n<b></b>`)).toBe(`${sanitiseRichText(text)}\n<b></b>`);
    }),
    { seed: 20261128, numRuns: 300 },
  );
});
