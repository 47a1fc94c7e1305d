import fc from 'fast-check';
import { parseForm, parseSharedFields } from '../../../plugins/workboard/engine/form';
import { FORM_YAML, sampleForm } from './sample';

describe('a form as written is a form as used', () => {
  test('shorthands, defaults and order', () => {
    const form = sampleForm();
    expect(form.fields.map(({ key }) => key).slice(0, 3)).toEqual(['attribute', 'reason', 'ground']);
    expect(form.fields[0]).toEqual({
      key: 'attribute',
      type: 'radio',
      label: { 'zh-Hans': '公开属性', en: '公开属性' },
      required: true,
      clauses: ['R-PUB-01'],
      options: [
        { value: 'proactive', label: { 'zh-Hans': '主动公开', en: '主动公开' } },
        { value: 'closed', label: { 'zh-Hans': '不予公开', en: 'Not public' } },
      ],
    });
    expect(form).toMatchObject({ key: 'opinion', version: 1, intro: { 'zh-Hans': '请如实填写', en: 'Please be accurate' } });
    expect(JSON.parse(JSON.stringify(form))).toEqual(form);
  });
});

const BROKEN: [string, string, string, string, string][] = [
  ['unknown key', 'label: 份数,', 'label: 份数, step: 2,', 'fields.8.step', '“step” is not known here'],
  ['unknown type', 'type: number', 'type: nummer', 'fields.8.type', 'must be one of: text'],
  [
    'unknown field in a condition',
    "visibleIf: form.attribute == 'closed'",
    "visibleIf: form.atribute == 'closed'",
    'fields.1.visibleIf',
    'there is no field “atribute”',
  ],
  ['unknown field of a row', 'filled(row.phone)', 'filled(row.fone)', 'fields.16.fields.0.requiredIf', 'there is no field “fone”'],
  [
    'row outside a group',
    'visibleIf: filled(form.reason)',
    'visibleIf: filled(row.reason)',
    'fields.2.visibleIf',
    '“row” is not a name known here',
  ],
  [
    'shown by a field below',
    "visibleIf: form.attribute == 'closed'",
    "visibleIf: form.title == 'x'",
    'fields.1.visibleIf',
    'a field is shown by fields above it only; “title” is not',
  ],
  [
    'facts in a form',
    "requiredIf: subject.kind == 'normative'",
    "requiredIf: facts.kind == 'normative'",
    'fields.2.requiredIf',
    '“facts” is not a name known here',
  ],
  ['unknown part of the actor', 'actor.units[0]', 'actor.unit', 'fields.13.initial', 'actor has no “unit”'],
  [
    'condition that does not type-check',
    'visibleIf: filled(form.reason)',
    'visibleIf: size(form.reason)',
    'fields.2.visibleIf',
    'a condition must be true or false',
  ],
  [
    'no options',
    'type: multi, label: 解读形式, options: { text: 文字, chart: 图解, video: 视频 }',
    'type: multi, label: 解读形式',
    'fields.9.options',
    'needs “options”',
  ],
  [
    'options where there are none',
    'type: date, label: 印发日期',
    'type: date, label: 印发日期, options: { a: b }',
    'fields.6.options',
    'a date field has no options',
  ],
  ['bounds the wrong way round', 'min: 1, max: 100', 'min: 100, max: 1', 'fields.8.min', '“min” exceeds “max”'],
  ['bounds of a date', 'type: date, label: 印发日期', 'type: date, label: 印发日期, max: 3', 'fields.6.max', 'a date field has no bounds'],
  [
    '1.3.5 · pattern that may never end',
    '"黄政办发〔\\\\d{4}〕\\\\d{1,3}号"',
    '"(a+)+b"',
    'fields.4.pattern',
    'a repeated group must not repeat',
  ],
  [
    '1.3.5 · pattern that chooses in circles',
    '"黄政办发〔\\\\d{4}〕\\\\d{1,3}号"',
    '"(a|a)*b"',
    'fields.4.pattern',
    'a repeated group must not repeat',
  ],
  ['1.3.5 · pattern with many open ends', '"黄政办发〔\\\\d{4}〕\\\\d{1,3}号"', '"a*a*a*a*b"', 'fields.4.pattern', 'at most two'],
  ['pattern with a back reference', '"黄政办发〔\\\\d{4}〕\\\\d{1,3}号"', '"(a)\\\\1"', 'fields.4.pattern', 'back references'],
  [
    'words for a pattern where there is none',
    'label: 标题, initial',
    'label: 标题, patternHelp: 两个字, initial',
    'fields.3.patternHelp',
    'no pattern to explain',
  ],
  ['pattern that is none', '"黄政办发〔\\\\d{4}〕\\\\d{1,3}号"', '"(a"', 'fields.4.pattern', 'not a valid regular expression'],
  [
    'files offered by a field that is no list',
    'type: date, label: 印发日期',
    'type: date, label: 印发日期, files: true',
    'fields.6.files',
    'only a multi field without options, in no group, offers files',
  ],
  [
    'files beside options',
    'label: 解读形式, options: { text: 文字, chart: 图解, video: 视频 }',
    'label: 解读形式, files: true, options: { text: 文字 }',
    'fields.9.files',
    'only a multi field without options',
  ],
  [
    'files in a group',
    '{ key: defined, type: checkbox, label: 文中有释义 }',
    '{ key: defined, type: multi, label: 文中有释义, files: true }',
    'fields.15.fields.1.files',
    'in no group',
  ],
  ['files that are no yes', 'type: number, label: 份数', 'type: multi, label: 份数, files: all', 'fields.8.files', ''],
  ['field that stands twice', 'key: copies,', 'key: title,', 'fields.8.key', 'field “title” stands twice'],
  [
    'group inside a group',
    '{ key: name, type: text, label: 姓名, requiredIf: filled(row.phone) }',
    '{ key: name, type: group, label: 姓名, fields: [] }',
    'fields.16.fields.0',
    '',
  ],
];

describe('a broken form is refused with file, line and reason', () => {
  test.each(BROKEN)('%s', (_name, from, to, path, reason) => {
    const at = FORM_YAML.indexOf(from);
    expect(at).toBeGreaterThan(0);
    const parsed = parseForm(
      FORM_YAML.replace(from, () => to),
      { file: 'opinion.yaml' },
    );
    const found = parsed.ok ? [] : parsed.problems;
    const fitting = found.find((problem) => problem.path.startsWith(path) && problem.reason.en.includes(reason));
    expect(fitting ?? found).toMatchObject({
      file: 'opinion.yaml',
      line: FORM_YAML.slice(0, at).split('\n').length,
      reason: { 'zh-Hans': expect.stringMatching(/[\u4e00-\u9fff]/) as unknown },
    });
  });

  const SOURCE = 'source: { type: api::expert.expert, key: name, title: field, where: { active: true } }';
  test.each([
    [`type: entry, ${SOURCE}`, null],
    [`type: text, ${SOURCE}`, 'a text field has no source'],
    [`type: entry, ${SOURCE.replace('true }', 'true }, only: true')}`, null],
    ['type: entry, source: { cards: opinion-event }', null],
    ['type: entry', 'needs a “source”'],
    [`type: entry, ${SOURCE.replace('expert.expert', 'nobody.nobody')}`, 'there is no content type “api::nobody.nobody”'],
    [`type: entry, ${SOURCE.replace('key: name', 'key: code')}`, 'content type api::expert.expert has no attribute “code”'],
    [`type: entry, ${SOURCE.replace('title: field', 'title: post')}`, 'content type api::expert.expert has no attribute “post”'],
    [`type: entry, ${SOURCE.replace('active', 'state')}`, 'content type api::expert.expert has no attribute “state”'],
  ])('R-EXP-14 · what an entry field suggests must be there: %s', (written, reason) => {
    const yaml = `key: f\ntitle: 表单\nfields:\n  - { key: expert, label: 专家, ${written} }\n`;
    const parsed = parseForm(yaml, { file: 'f.yaml', attributes: { 'api::expert.expert': ['name', 'field', 'active'] } });
    const found = parsed.ok ? [] : parsed.problems.map((problem) => [problem.line, problem.path, problem.reason.en]);
    expect(found).toEqual(reason === null ? [] : [[4, 'fields.0.source', reason]]);
  });

  test('fields that forms share are taken in by name, with what is different there; a name nobody knows is told with its line', () => {
    const shared = parseSharedFields('basis:\n  type: multi\n  label: 依据\n  required: true\n  options: { law: 法律 }\n', {
      file: 'fields.yaml',
    });
    if (!shared.ok) throw new Error('the shared fields cannot be read');
    const yaml = 'key: f\ntitle: 表单\nfields:\n  - use: basis\n  - { use: basis, key: other, required: false }\n';
    const parsed = parseForm(yaml, { file: 'f.yaml', shared: shared.fields });
    expect(parsed.ok && parsed.form.fields).toMatchObject([
      { key: 'basis', type: 'multi', required: true, options: [{ value: 'law' }] },
      { key: 'other', type: 'multi', required: false, options: [{ value: 'law' }] },
    ]);
    const unknown = parseForm(yaml.replace('use: basis, key', 'use: bases, key'), { file: 'f.yaml', shared: shared.fields });
    expect(unknown.ok ? [] : unknown.problems).toMatchObject([{ line: 5, reason: { en: 'there is no “bases” in fields.yaml' } }]);
    const broken = parseSharedFields('basis: { type: many, label: 依据 }\n', { file: 'fields.yaml' });
    expect(broken.ok ? [] : broken.problems).toMatchObject([{ file: 'fields.yaml', line: 1, path: 'basis.type' }]);
  });

  test('A-30 · only a text that is not personal suggests what is public, and only from a source that the office has', () => {
    const form = (field: string) =>
      parseForm(
        `key: f\ntitle: 表\nperson: { key: a, title: 甲 }\nfields:\n  - { key: n, type: text, personal: name, label: 姓名 }\n  - { key: t, label: 概述, ${field} }\n`,
        {
          file: 'f.yaml',
          suggestions: ['documents'],
        },
      );
    const problems = (field: string) => {
      const parsed = form(field);
      return parsed.ok ? [] : parsed.problems.map(({ line, path }) => [line, path]);
    };
    expect(problems('type: text, suggests: documents')).toEqual([]);
    for (const field of [
      'type: date, suggests: documents',
      'type: text, personal: address, suggests: documents',
      'type: textarea, suggests: cards',
    ])
      expect([field, problems(field)]).toEqual([field, [[6, 'fields.1.suggests']]]);
  });

  test('a clause that is not known', () => {
    const parsed = parseForm(FORM_YAML, { file: 'opinion.yaml', knownClauses: (id) => id !== 'R-PUB-04' });
    expect(parsed.ok ? [] : parsed.problems).toMatchObject([{ path: 'fields.1', line: 11 }]);
  });

  test('never throws on a damaged file', () => {
    const lines = FORM_YAML.split('\n');
    const position = fc.nat({ max: lines.length - 1 });
    const mutation = fc.oneof(
      position.map((at) => lines.filter((_, index) => index !== at)),
      fc
        .tuple(position, fc.constantFrom('{', ']', ': ', "'", '  - x', '&a', '*b', '\t', '__proto__: 1'))
        .map(([at, text]) => lines.map((line, index) => (index === at ? line + text : line))),
    );
    fc.assert(
      fc.property(mutation, (changed) => {
        const parsed = parseForm(changed.join('\n'), { file: 'opinion.yaml' });
        if (parsed.ok) return;
        expect(parsed.problems.length).toBeGreaterThan(0);
        expect(parsed.problems.every(({ line, reason }) => line >= 1 && line <= changed.length && reason.en !== '')).toBe(true);
      }),
      { seed: 20260930, numRuns: 200 },
    );
  });
});
