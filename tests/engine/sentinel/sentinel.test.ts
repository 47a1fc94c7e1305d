import fc from 'fast-check';
import { fieldNames } from '../../../plugins/workboard/engine/form/field-names';
import { describeFinding, findMarks, findPersonal, scanTexts, textsIn } from '../../../plugins/workboard/engine/sentinel';
import { checkOf } from '../../../plugins/workboard/engine/sentinel/id-number';

const SEED = 20260930;
const run = { seed: SEED, numRuns: 300 };

describe('marks of classification', () => {
  test.each([
    ['机密★10年', '机密★'],
    ['绝密★长期', '绝密★'],
    ['秘 密 ★ 1年', '秘密★'],
    ['附件一　机密　★', '机密★'],
    ['**机密**★', '机密★'],
    ['<b>绝密</b><span>★</span>', '绝密★'],
    ['机\u200b密\u2060★', '机密★'],
    ['机密&#9733;10年', '机密★'],
    ['机密&#x2605;', '机密★'],
    ['機密☆', '机密★'],
    ['㊙密★', '秘密★'],
    ['密级：机密', '机密★'],
    ['密 级: 秘密', '秘密★'],
    ['机密', '机密★'],
    ['秘密 长期', '秘密★'],
  ])('R-SEC-05a X-13 · %s is one', (text, masked) => {
    expect(findMarks(text).map((finding) => finding.masked)).toEqual([masked]);
  });

  test.each([
    '经审查，内容不涉及国家秘密、商业秘密和个人隐私。',
    '明确标志为“秘密”、“机密”、“绝密”的信息不得公开',
    '五星级★酒店',
    '密切联系群众★★★',
    '商业秘密保护办法',
    '',
  ])('R-SEC-05a · “%s” is none', (text) => {
    expect(findMarks(text)).toEqual([]);
  });

  test('R-SEC-05a X-13 · a mark is found anywhere in any text, and its place is right', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 200 }),
        fc.string({ unit: 'grapheme', maxLength: 200 }),
        fc.constantFrom('机密★', '秘密★', '绝密★', '机\u200b密 ★'),
        (before, after, mark) => {
          const text = `${before}。${mark}。${after}`;
          const found = findMarks(text);
          expect(
            found.some(({ at, length }) => text.slice(at, at + length).replace(/[\u200b ]/g, '') === mark.replace(/[\u200b ]/g, '')),
          ).toBe(true);
        },
      ),
      run,
    );
  });
});

/** Digits with a right check character: province, day, serial. */
const idNumbers = fc
  .record({
    area: fc.constantFrom('330103', '110101', '620102', '820000'),
    year: fc.integer({ min: 1900, max: 2026 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
    serial: fc.integer({ min: 0, max: 999 }),
  })
  .map(({ area, year, month, day, serial }) => {
    const digits = `${area}${year}${String(month).padStart(2, '0')}${String(day).padStart(2, '0')}${String(serial).padStart(3, '0')}`;
    return `${digits}${checkOf(digits)}`;
  });

const mobiles = fc
  .tuple(fc.integer({ min: 3, max: 9 }), fc.integer({ min: 0, max: 999_999_999 }))
  .map(([second, rest]) => `1${second}${String(rest).padStart(9, '0')}`);

const cards = fc.tuple(fc.constantFrom('62', '4', '51'), fc.integer({ min: 0, max: 999_999_999_999 })).map(([head, rest]) => {
  const digits = `${head}${String(rest)
    .padStart(15 - head.length, '1')
    .slice(0, 15 - head.length)}`;
  return (
    Array.from('0123456789')
      .map((last) => `${digits}${last}`)
      .find(luhn) ?? ''
  );
});

function luhn(digits: string): boolean {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const value = Number(digits[digits.length - 1 - index]) * (index % 2 === 0 ? 1 : 2);
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0;
}

const words = fc.stringMatching(/^[一-龥，。：；（）]{0,30}$/);

describe('numbers of persons', () => {
  test.each([
    ['id_number', idNumbers],
    ['phone', mobiles],
    ['bank_card', cards],
  ] as const)('X-13 R-SEC-05b · every %s is found, where it stands, and what is said of it does not give it away', (kind, numbers) => {
    fc.assert(
      fc.property(words, numbers, words, (before, number, after) => {
        const text = `${before}${number}${after}`;
        const [found, ...others] = findPersonal(text);
        expect([found?.kind, found?.at, others]).toEqual([kind, before.length, []]);
        expect(text.slice(found?.at, (found?.at ?? 0) + (found?.length ?? 0))).toBe(number);
        expect(found?.masked).toHaveLength(number.length);
        expect(found?.masked.replaceAll('*', '').length).toBeLessThanOrEqual(10);
        expect(`${text.replace(number, '')}${JSON.stringify(found)}`).not.toContain(number);
      }),
      run,
    );
  });

  test('X-13 · one wrong character makes an ID number none', () => {
    fc.assert(
      fc.property(idNumbers, fc.integer({ min: 1, max: 9 }), (number, shift) => {
        const wrong = `${number.slice(0, 16)}${(Number(number[16]) + shift) % 10}${number[17]}`;
        expect(findPersonal(wrong).filter(({ kind }) => kind === 'id_number')).toEqual([]);
      }),
      run,
    );
  });

  test.each([
    ['330103 19900307 123' + checkOf('33010319900307123'), 'id_number', '330103********123' + checkOf('33010319900307123')],
    ['３３０１０３１９９００３０７１２３' + checkOf('33010319900307123'), 'id_number', '330103********123' + checkOf('33010319900307123')],
    ['身份证330103900307123', 'id_number', '3301*******7123'],
    ['138-0013-8000', 'phone', '138****8000'],
    ['+86 138 0013 8000', 'phone', '138****8000'],
    ['1\u200b3800138000', 'phone', '138****8000'],
    ['TEL13800138000', 'phone', '138****8000'],
    ['家庭电话：0576-84110000', 'phone', '057*****0000'],
    ['6222 0212 3456 7890 128', 'bank_card', null],
  ])('X-13 · written as %s it is a %s', (text, kind, masked) => {
    const found = findPersonal(text.replace('6222 0212 3456 7890 128', cardOf('622202123456789012')));
    expect(found.map((one) => one.kind)).toEqual([kind]);
    if (masked !== null) expect(found[0]?.masked).toBe(masked);
  });

  test('X-13 · two numbers side by side are two', () => {
    expect(findPersonal('13800138000 13900139000、15012345678').map(({ masked }) => masked)).toEqual([
      '138****8000',
      '139****9000',
      '150****5678',
    ]);
  });

  test.each([
    '咨询电话：0576-84110000',
    '区政府总机 84110000',
    '索引号 12331003E96936103G/2024-154420',
    '黄政发〔2026〕801号，2026年11月24日，共 12345678 元',
    '统一社会信用代码 91331003MA2AKCD43P',
    '330103199013071234',
    '1380013800',
    '23800138000',
    '版本 1234567890123456',
  ])('G-23 · “%s” stops nobody', (text) => {
    expect(findPersonal(text)).toEqual([]);
  });

  test("X-13 · the office's own numbers may stand anywhere, however they are written", () => {
    const options = { officeNumbers: ['138-0013-8000'] };
    expect(findPersonal('值班手机 13800138000，或 138 0013 8000', options)).toEqual([]);
    expect(findPersonal('值班手机 13800138001', options)).toHaveLength(1);
  });
});

test('X-13 · every text of an entry is looked at, with the way to it', () => {
  const entry = { title: '通知', blocks: [{ text: '甲' }, { text: '附：机密★', media: null }], day: new Date(0), count: 3 };
  const { marks } = scanTexts(textsIn(entry));
  expect(marks.map((mark) => describeFinding(mark)['zh-Hans'])).toEqual(['blocks.1.text 第 3 字 密级标志 机密★']);
});

test('B-02 R-SEC-05a X-13 · where a finding stands is said as the person calls it, in both languages', () => {
  const names = fieldNames({
    fields: [
      { key: 'summary', type: 'text', label: { 'zh-Hans': '概述', en: 'Summary' }, required: false, clauses: [] },
      {
        ...{ key: 'withheld', type: 'group', label: { 'zh-Hans': '不公开的内容', en: 'What is withheld' }, required: false, clauses: [] },
        fields: [{ key: 'passage', type: 'text', label: { 'zh-Hans': '位置', en: 'Where' }, required: false, clauses: [] }],
      },
    ],
  });
  const { marks } = scanTexts(textsIn({ summary: '机密★', withheld: [{ passage: '秘密★5年', note: '绝密★' }], other: '机密★' }));
  expect(marks.map((mark) => describeFinding(mark, names))).toEqual([
    { 'zh-Hans': '概述 第 1 字 密级标志 机密★', en: 'Summary, character 1: classification mark 机密★' },
    {
      'zh-Hans': '不公开的内容 第 1 项 位置 第 1 字 密级标志 秘密★',
      en: 'What is withheld, item 1, Where, character 1: classification mark 秘密★',
    },
    { 'zh-Hans': '不公开的内容 第 1 项 第 1 字 密级标志 绝密★', en: 'What is withheld, item 1, character 1: classification mark 绝密★' },
    { 'zh-Hans': 'other 第 1 字 密级标志 机密★', en: 'other, character 1: classification mark 机密★' },
  ]);
});

test('P7 · a long text of digits and stars takes no longer than its length', () => {
  const long = '1 2-3★秘密*<'.repeat(20_000);
  expect(findPersonal(long)).toEqual([]);
  expect(findMarks(long).length).toBeLessThanOrEqual(40_000);
});

function cardOf(digits: string): string {
  const number =
    Array.from('0123456789')
      .map((last) => `${digits}${last}`)
      .find(luhn) ?? '';
  return number.replace(/(\d{4})(?=\d)/g, '$1 ');
}
