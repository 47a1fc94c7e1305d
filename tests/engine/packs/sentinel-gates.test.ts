import { onDocument, onInterpretation, type Case } from './office';

const PHONE = '正文 第 12 字 个人电话号码 138****8000';
const MARK = '正文 第 1 字 密级标志 机密★';
const both = (text: string, en = text) => ({ 'zh-Hans': text, en });
const MARKED = { marks: [MARK], personal: [], marked: both(MARK, 'Text, character 1: classification mark 机密★'), list: both('') };
const NUMBERS = { marks: [], personal: [PHONE], marked: both(''), list: both(PHONE) };

const document = (facts: object, form: Record<string, string> = {}) =>
  onDocument('approve', { attribute: 'proactive', documentDate: '2026-09-28', ...form }, {
    stage: 'leader_review',
    facts: { sentinel: facts },
  } as Case);
const interpretation = (facts: object, form: Record<string, string> = {}) =>
  onInterpretation('approve', { documentDate: '2026-09-28', ...form }, { stage: 'deputy_review', facts: { sentinel: facts } } as Case);

const refusals = (outcome: ReturnType<typeof document>) =>
  outcome.ok
    ? []
    : outcome.unmet
        .filter(({ clauses }) => clauses.some((id) => id.startsWith('R-SEC-05')))
        .map(({ clauses, message, cure }) => [clauses, message['zh-Hans'], cure]);

describe.each([
  ['document', document],
  ['interpretation', interpretation],
] as const)('approving a %s', (_, approve) => {
  test('R-SEC-05a B-02 X-13 · a mark of classification stops it, and no reason helps', () => {
    for (const form of [undefined, { personalReason: '经领导同意', reason: '经领导同意' }]) {
      expect(refusals(approve(MARKED, form))).toMatchObject([[['R-SEC-05a'], expect.stringContaining(MARK), expect.anything()]]);
    }
    const outcome = approve(MARKED);
    const english = outcome.ok ? [] : outcome.unmet.map(({ message }) => message.en);
    expect(english).toContainEqual(expect.stringContaining('(Text, character 1: classification mark 机密★)'));
  });

  test('R-SEC-05b X-13 G-23 · numbers of persons stop it and are named, masked; who signs may answer for them with a reason', () => {
    const [refusal] = refusals(approve(NUMBERS));
    expect(refusal).toEqual([['R-SEC-05b'], expect.stringContaining(PHONE), { in: 'form', field: 'personalReason' }]);
    expect(refusals(approve(NUMBERS, { personalReason: '名单按条例须公开，当事人已书面同意' }))).toEqual([]);
  });

  test('X-13 · with nothing found nothing is asked', () => {
    expect(refusals(approve({ marks: [], personal: [], marked: both(''), list: both('') }))).toEqual([]);
  });
});

test('R-SEC-05b · what is not to be public may name persons', () => {
  expect(refusals(document(NUMBERS, { attribute: 'not_public', reason: '涉及个人隐私' }))).toEqual([]);
});
