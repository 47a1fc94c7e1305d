import { faultInTags, mergeData, parseSharedNotices, periodOf } from '../../../plugins/workboard/engine/notice';
import type { Day } from '../../../plugins/workboard/engine/calendar/types';
import type { NoticeDefinition, NoticeField, TemplateTag } from '../../../plugins/workboard/engine/notice/types';

const title = { 'zh-Hans': '某项', en: 'Something' };
const field = (key: string, more: Partial<NoticeField> = {}): NoticeField => ({
  key,
  title,
  type: 'text',
  value: `subject.${key}`,
  ...more,
});
const notice = (...fields: NoticeField[]): NoticeDefinition => ({
  key: 'letter',
  title,
  template: 'letter.docx',
  clauses: [],
  by: [],
  see: [],
  fields,
});
const tag = (name: string, kind: TemplateTag['kind'] = 'value'): TemplateTag => ({ name, kind });

const WORDS = {
  unit: (key: string) => (key === 'office' ? '办公室' : undefined),
  person: (id: number) => (id === 7 ? '孙公开' : undefined),
};

describe('merge data', () => {
  const data = (one: NoticeField, subject: Record<string, never> | object) =>
    mergeData(notice(one), { subject: subject as never, form: {}, today: '2026-11-24' }, WORDS)[one.key];

  test.each([
    ['day', '2026-09-05', '2026年9月5日'],
    ['day', '2026-09-04T17:00:00.000Z', '2026年9月5日'],
    ['instant', '2026-09-04T17:05:00.000Z', '2026年9月5日 01:05'],
    ['unit', 'office', '办公室'],
    ['unit', 'gone', 'gone'],
    ['person', 7, '孙公开'],
    ['person', 8, '8'],
    ['text', null, ''],
    ['text', ['甲', '乙'], '甲、乙'],
    ['number', 12, '12'],
  ] as const)('a %s of %j reads %j', (type, value, words) => {
    expect(data(field('x', { type }), { x: value })).toBe(words);
  });

  test('paragraphs are the lines, without the marks of rich text', () => {
    expect(data(field('x', { type: 'paragraphs' }), { x: '## 第一条\n\n为了**方便**[群众](https://a.example)。' })).toEqual([
      { text: '第一条' },
      { text: '为了方便群众。' },
    ]);
  });

  test('rows are numbered from 1 and read their own item', () => {
    const rows = field('x', {
      type: 'rows',
      fields: [field('no', { type: 'number', value: 'position' }), field('what', { value: 'row.a' })],
    });
    expect(data(rows, { x: [{ a: '甲' }, { a: '乙' }] })).toEqual([
      { no: '1', what: '甲' },
      { no: '2', what: '乙' },
    ]);
  });

  test('what cannot be shown is refused with the name of the field', () => {
    expect(() => data(field('deadline', { type: 'day' }), { deadline: '下周' })).toThrow(/deadline/);
  });

  test('characters that no document can hold are left out, pairs stay', () => {
    expect(data(field('x'), { x: 'a\u0000\u000b\ud800b😀\uffff' })).toBe('ab😀');
  });
});

describe('tags of a template', () => {
  const fields = [
    field('number'),
    field('points', { type: 'paragraphs' }),
    field('steps', { type: 'rows', fields: [field('who', { value: 'row.who' })] }),
  ];

  test('known tags, loops closed in their turn', () => {
    const tags = [
      tag('number'),
      tag('points', 'open'),
      tag('text'),
      tag('points', 'close'),
      tag('steps', 'open'),
      tag('who'),
      tag('number'),
      tag('steps', 'close'),
    ];
    expect(faultInTags(fields, tags)).toBeNull();
  });

  test.each<[string, TemplateTag[], RegExp]>([
    ['an unknown tag', [tag('secret')], /\{secret\} 不认识/],
    ['a field of a loop outside of it', [tag('who')], /\{who\} 不认识/],
    ['a loop written as a value', [tag('steps')], /\{#steps\}/],
    ['a value written as a loop', [tag('number', 'open'), tag('number', 'close')], /不是可循环/],
    ['a loop that is never closed', [tag('steps', 'open')], /没有对应的/],
    ['loops that cross', [tag('steps', 'open'), tag('points', 'open'), tag('steps', 'close')], /不对应/],
    ['what every object has', [tag('constructor')], /\{constructor\} 不认识/],
  ])('%s is refused by its name', (_what, tags, reason) => {
    expect(faultInTags(fields, tags)?.['zh-Hans']).toMatch(reason);
  });
});

test('R-PUB-12 · a half-month ends on the 15th or with the month', () => {
  expect(periodOf('half_month', '2026-02-15' as Day)).toEqual({ from: '2026-02-01', until: '2026-02-15' });
  expect(periodOf('half_month', '2026-02-16' as Day)).toEqual({ from: '2026-02-16', until: '2026-02-28' });
  expect(periodOf('half_month', '2024-02-29' as Day)).toEqual({ from: '2024-02-16', until: '2024-02-29' });
  expect(periodOf('week', '2026-11-29' as Day)).toEqual({ from: '2026-11-23', until: '2026-11-29' });
  expect(periodOf('year', '2026-11-29' as Day)).toEqual({ from: '2026-01-01', until: '2026-12-31' });
});

describe('a broken definition is refused with line and reason', () => {
  const parse = (body: string) =>
    parseSharedNotices(`notices:\n  sheet:\n    title: 单\n    template: sheet.docx\n${body}`, {
      file: 'notices.yaml',
      roles: {},
      templates: { 'sheet.docx': { ok: true, tags: [tag('secret')] } },
      series: [],
    });

  test.each([
    ['    fields: { secret: { title: 甲, value: subject.title } }\n', /subject/, 5],
    ['    fields: { other: { title: 甲, value: card.title } }\n', /\{secret\}/, 4],
    ['    series: none\n    fields: { secret: { title: 甲, value: card.title } }\n', /none/, 5],
    ['    by: nobody\n    fields: { secret: { title: 甲, value: card.title } }\n', /nobody/, 2],
    ['    fields: { secret: { title: 甲, type: rows, value: history } }\n', /fields/, 5],
    ['    fields: { secret: { title: 甲, type: choice, value: card.title, options: form.field } }\n', /须有该字段/, 5],
  ])('%j', (body, reason, line) => {
    const parsed = parse(body);
    const problem = parsed.ok ? undefined : parsed.problems.find(({ reason: words }) => reason.test(words['zh-Hans']));
    expect(problem).toMatchObject({ file: 'notices.yaml', line });
  });
});
