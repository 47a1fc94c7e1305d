import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import {
  cleanAnswers,
  describeErrors,
  initialAnswers,
  isRequired,
  labelAnswers,
  toJsonSchema,
  visibleFields,
} from '../../../plugins/workboard/engine/form';
import type { Answers, FormContext } from '../../../plugins/workboard/engine/form/types';
import type { Value } from '../../../plugins/workboard/engine/workflow/types';
import { formContext, sampleField, sampleForm } from './sample';

const form = sampleForm();
const ajv = addFormats(new Ajv({ allErrors: true, strict: true, strictTypes: false, strictTuples: false }));

/** The way the server does it: clean, compile, validate, describe. */
function errorsOf(answers: Answers, subject?: FormContext['subject']) {
  const context = formContext(answers, subject);
  const cleaned = cleanAnswers(form, context);
  const validate = ajv.compile(toJsonSchema(form, { ...context, form: cleaned }));
  return validate(cleaned) ? [] : describeErrors(form, validate.errors ?? []);
}

const shown = (answers: Answers) => visibleFields(form, formContext(answers)).map(({ key }) => key);
const field = (key: string) => sampleField(key);

describe('what is shown and required', () => {
  test('R-PUB-02 · the reason is asked for when the document is not to be public', () => {
    expect(shown({ attribute: 'proactive' })).not.toContain('reason');
    expect(shown({ attribute: 'closed' })).toContain('reason');
    expect(errorsOf({ attribute: 'closed' })).toEqual([
      {
        field: 'reason',
        code: 'required',
        message: { 'zh-Hans': '请填写“理由”', en: 'Fill in “理由”' },
        clauses: ['R-PUB-02', 'R-PUB-04'],
      },
    ]);
    expect(errorsOf({ attribute: 'closed', reason: '  ' })).toHaveLength(1);
    expect(errorsOf({ attribute: 'closed', reason: '涉及第三方' })).toEqual([]);
  });

  test('a field shown by a hidden field’s answer is hidden too', () => {
    expect(shown({ attribute: 'proactive', reason: 'left over' })).not.toContain('ground');
    expect(shown({ attribute: 'closed', reason: '有' })).toContain('ground');
  });

  test('requiredIf reads the subject', () => {
    expect(errorsOf({ attribute: 'closed', reason: '有' }, { kind: 'normative' }).map((error) => error.field)).toEqual(['ground']);
    expect(isRequired(field('ground'), formContext({}, { kind: 'notice' }))).toBe(false);
  });

  test('a condition that cannot be judged shows its field and asks for it', () => {
    const odd = { ...field('reason'), required: false, visibleIf: 'form.attribute < 3', requiredIf: 'form.attribute < 3' };
    const context = formContext({ attribute: 'closed' });
    expect(visibleFields({ ...form, fields: [field('attribute'), odd] }, context)).toHaveLength(2);
    expect(isRequired(odd, context)).toBe(true);
  });
});

describe('cleaning', () => {
  test('unknown keys and hidden answers are dropped; texts are NFC without blanks around them', () => {
    const given = JSON.parse(
      '{"attribute":"proactive","reason":"hidden","title":" Re\u0301sume\u0301 ","extra":1,"__proto__":{"title":"x"},"toString":"y","copies":0,"sure":false,"number":""}',
    ) as Answers;
    expect(cleanAnswers(form, formContext(given))).toEqual({ attribute: 'proactive', title: 'R\u00e9sum\u00e9', copies: 0, sure: false });
  });

  test('rows: each hides its own fields; empty rows go', () => {
    const terms: Value = [{ term: ' 甲 ', defined: true, meaning: 'hidden' }, { term: '乙', meaning: '释义', other: 1 }, {}, { term: ' ' }];
    expect(cleanAnswers(form, formContext({ attribute: 'proactive', terms }))).toEqual({
      attribute: 'proactive',
      terms: [
        { term: '甲', defined: true },
        { term: '乙', meaning: '释义' },
      ],
    });
    expect(cleanAnswers(form, formContext({ attribute: 'closed', terms }))['terms']).toEqual([
      { term: '甲', defined: true },
      { term: '乙' },
    ]);
  });

  test('a checklist keeps its items, their result and note', () => {
    const review: Value = {
      text: { result: 'pass', note: ' ', by: 1 },
      secrets: { result: 'fail', note: ' 见附件 ' },
      other: { result: 'pass' },
    };
    expect(cleanAnswers(form, formContext({ review }))['review']).toEqual({
      text: { result: 'pass' },
      secrets: { result: 'fail', note: '见附件' },
    });
  });

  test('first values come from the subject, the actor and the day', () => {
    expect(initialAnswers(form, formContext({}))).toEqual({ title: '关于公开的通知', issuedOn: '2026-09-30', unit: 'finance' });
  });
});

describe('validation', () => {
  const sound: Answers = {
    attribute: 'proactive',
    sure: true,
    title: '通知',
    number: '黄政办发〔2026〕12号',
    issuedOn: '2026-09-30',
    servedAt: '2026-09-30T09:00:00+08:00',
    copies: 3,
    forms: ['text'],
    review: { text: { result: 'pass' } },
    reviewer: 4,
    unit: 'finance',
    link: 'https://www.example.gov.cn/a',
    terms: [
      { term: '甲', defined: true },
      { term: '乙', meaning: '释义' },
    ],
    contact: { name: '李四', phone: '1' },
  };

  test('sound answers pass', () => expect(errorsOf(sound)).toEqual([]));

  test.each<[string, Answers, string, string]>([
    ['attribute', {}, 'attribute', '请填写“公开属性”'],
    ['attribute', { attribute: 'secret' }, 'attribute', '“公开属性”的选项无效，请重新选择'],
    ['title', { title: '甲' }, 'title', '“标题”至少 2 个字'],
    ['number', { number: '黄政办发〔26〕1号' }, 'number', '“文号”格式不符'],
    [
      'phone, with what is asked for',
      { contact: { name: '李四', phone: '八四〇〇' } },
      'contact.phone',
      '“联系人 电话”格式不符：只写号码，如 0576-84001234',
    ],
    ['number, not only a part of it', { number: 'x黄政办发〔2026〕12号' }, 'number', '“文号”格式不符'],
    ['issuedOn', { issuedOn: '2026-02-30' }, 'issuedOn', '“印发日期”须为日期，如 2026-09-30'],
    ['servedAt without zone', { servedAt: '2026-09-30T09:00:00' }, 'servedAt', '“送达时间”须为日期和时间'],
    ['copies', { copies: 101 }, 'copies', '“份数”不能大于 100'],
    ['copies as text', { copies: '3' }, 'copies', '“份数”填写有误'],
    ['forms', { forms: ['text', 'text'] }, 'forms', '“解读形式”有重复的项'],
    ['sure', { sure: false }, 'sure', '请勾选“已核对”'],
    ['link', { link: 'javascript:alert(1)' }, 'link', '“网址”须为以 http:// 或 https:// 开头的网址'],
    ['review', { review: { text: { result: 'perhaps' } } }, 'review.text.result', '“审查 文字无误”的选项无效，请重新选择'],
    ['terms', { terms: [{ term: '甲', defined: true }, { term: '乙' }] }, 'terms.1.meaning', '请填写“术语 第 2 行 释义”'],
    ['too many terms', { terms: [1, 2, 3, 4].map((n) => ({ term: String(n), defined: true })) }, 'terms', '“术语”最多 3 项'],
    ['contact', { contact: { phone: '1' } }, 'contact.name', '请填写“联系人 姓名”'],
    ['an object for a text', { title: { a: 1 } }, 'title', '“标题”填写有误'],
  ])('%s', (_name, change, path, message) => {
    const answers = Object.keys(change).length === 0 ? { ...sound, attribute: null } : { ...sound, ...change };
    const errors = errorsOf(answers);
    expect(errors.map((error) => [error.field, error.message['zh-Hans']])).toContainEqual([path, message]);
  });

  test('errors stand in the order of the form, one for each field', () => {
    const fields = errorsOf({ copies: 1000, title: '甲', link: 'x' }).map((error) => error.field);
    expect(fields).toEqual(['attribute', 'title', 'copies', 'link']);
  });
});

test('answers read back with the words of the form', () => {
  const answers: Answers = {
    attribute: 'closed',
    forms: ['text', 'video'],
    sure: true,
    reviewer: 4,
    unit: 'finance',
    terms: [{ term: '甲' }, { term: '乙' }],
    review: { secrets: { result: 'fail', note: '见附件' } },
    gone: 1,
  };
  const names = { user: (id: number) => (id === 4 ? '王五' : undefined), unit: () => '区财政局' };
  expect(labelAnswers(form, answers, names).map(({ label, value }) => `${label['zh-Hans']}=${value}`)).toEqual([
    '公开属性=不予公开',
    '解读形式=文字、视频',
    '已核对=是',
    '审查 不涉密=不通过：见附件',
    '审查人=王五',
    '单位=区财政局',
    '术语 第 1 行 名称=甲',
    '术语 第 2 行 名称=乙',
  ]);
  expect(labelAnswers(form, answers, {}, 'en')[0]?.value).toBe('Not public');
});

describe('hidden values never survive', () => {
  const anything: fc.Arbitrary<Value> = fc.oneof(
    fc.constantFrom<Value>('proactive', 'closed', '', ' x ', null, true, false, 0, 3),
    fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.parse(JSON.stringify(value)) as Value),
  );
  const row = fc.record({ term: anything, defined: anything, meaning: anything, extra: anything }, { requiredKeys: [] });
  const answers = fc.record(
    {
      ...Object.fromEntries(form.fields.map(({ key }) => [key, anything])),
      extra: anything,
      terms: fc.oneof(fc.array(row, { maxLength: 4 }), anything),
    },
    { requiredKeys: [] },
  ) as fc.Arbitrary<Answers>;

  test('what is left is shown, known and already clean; validation never fails but by saying so', () => {
    fc.assert(
      fc.property(answers, (given) => {
        const context = formContext(given);
        const cleaned = cleanAnswers(form, context);
        const visible = visibleFields(form, { ...context, form: cleaned }).map(({ key }) => key);
        expect(Object.keys(cleaned).filter((key) => !visible.includes(key))).toEqual([]);
        if (cleaned['attribute'] !== 'closed') expect(cleaned).not.toHaveProperty('reason');
        const terms = cleaned['terms'];
        for (const one of Array.isArray(terms) ? (terms as Value[]) : []) {
          if (typeof one !== 'object' || one === null || Array.isArray(one)) continue;
          expect(one).not.toHaveProperty('extra');
          if ((one as Answers)['defined'] === true || cleaned['attribute'] !== 'proactive') expect(one).not.toHaveProperty('meaning');
        }
        expect(cleanAnswers(form, { ...context, form: cleaned })).toEqual(cleaned);
        expect(() => toJsonSchema(form, { ...context, form: cleaned })).not.toThrow();
      }),
      { seed: 20260930, numRuns: 500 },
    );
  });
});
