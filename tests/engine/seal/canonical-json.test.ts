import fc from 'fast-check';
import { canonicalJson, sealInput } from '../../../plugins/workboard/engine/seal';
import { hash } from '../../../plugins/workboard/server/src/platform/hash';

const SEED = 20260930;

describe('canonical JSON', () => {
  test('RFC 8785 · the example of section 3.2', () => {
    const value = {
      numbers: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/',
      literals: [null, true, false],
    };
    expect(canonicalJson(value)).toBe(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  test('RFC 8785 · keys sort by UTF-16 code unit', () => {
    const keys = ['\u20ac', '\r', '\ufb33', '1', '\ud83d\ude00', '\u0080', '\u00f6'];
    const sorted = Object.keys(JSON.parse(canonicalJson(Object.fromEntries(keys.map((key) => [key, 1])))) as object).filter(
      (key) => key !== '1',
    );
    expect(sorted).toEqual(['\r', '\u0080', '\u00f6', '\u20ac', '\ud83d\ude00', '\ufb33']);
  });

  test('texts are not normalised: another spelling is another content', () => {
    expect(canonicalJson('\u00e9')).not.toBe(canonicalJson('e\u0301'));
  });

  test('what JSON has no word for is refused, not dropped', () => {
    const cycle: Record<string, unknown> = {};
    cycle['self'] = cycle;
    for (const value of [
      undefined,
      { a: undefined },
      [undefined],
      Number.NaN,
      Infinity,
      () => 1,
      1n,
      new Date(0),
      new Map(),
      cycle,
      '\ud800',
    ]) {
      expect(() => canonicalJson(value)).toThrow(TypeError);
    }
    const shared = { a: 1 };
    expect(canonicalJson([shared, shared])).toBe('[{"a":1},{"a":1}]');
  });

  test('reads back as the same value, whatever the order of its keys', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (value) => {
        const plain: unknown = JSON.parse(JSON.stringify(value));
        fc.pre(!/\\ud[89a-f]/i.test(JSON.stringify(plain)));
        const text = canonicalJson(plain);
        expect(JSON.parse(text)).toEqual(plain);
        expect(canonicalJson(reversed(plain))).toBe(text);
      }),
      { seed: SEED, numRuns: 1000 },
    );
  });
});

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, item]: [string, unknown]) => [key, reversed(item)]),
  );
}

describe('seal', () => {
  const seal = (attributes: Parameters<typeof sealInput>[1], files: string[] = []) =>
    hash('sha256', sealInput('api::document.document', attributes, files));

  test('R-INT-07 · any change of content, type or file breaks the seal; order and absence do not', () => {
    const sealed = seal({ title: '通知', body: '正文', note: null }, ['aa', 'bb']);
    expect(seal({ body: '正文', title: '通知', note: undefined }, ['bb', 'aa'])).toBe(sealed);
    expect(seal({ title: '通知', body: '正文。', note: null }, ['aa', 'bb'])).not.toBe(sealed);
    expect(seal({ title: '通知', body: '正文', note: '' }, ['aa', 'bb'])).not.toBe(sealed);
    expect(seal({ title: '通知', body: '正文', note: null }, ['aa'])).not.toBe(sealed);
    expect(seal({ title: '通知', body: '正文', note: null }, ['aa', 'bb', 'bb'])).not.toBe(sealed);
    expect(
      hash('sha256', sealInput('api::interpretation.interpretation', { title: '通知', body: '正文', note: null }, ['aa', 'bb'])),
    ).not.toBe(sealed);
  });

  test('SHA-256 · FIPS 180-4 vectors', () => {
    expect(hash('sha256', 'abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(hash('sha256', '')).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });

  test('SM3 · GB/T 32905-2016 vectors', () => {
    expect(hash('sm3', 'abc')).toBe('66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0');
    expect(hash('sm3', 'abcd'.repeat(16))).toBe('debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732');
  });
});
