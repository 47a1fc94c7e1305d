import type { Day } from '../../../plugins/workboard/engine/calendar/types';
import { contained, likeness, pairsOf } from '../../../plugins/workboard/engine/similarity/pairs';
import type { Value } from '../../../plugins/workboard/engine/workflow/types';
import type { FactInput } from '../../../plugins/workboard/server/src/api';
import { facts } from '../../../src/policies/foi/facts';
import { feeOf, feeSentence, rateOf } from '../../../src/policies/foi/fee';
import { remedyDays } from '../../../src/policies/foi/remedy-days';
import { seedCalendar } from '../calendar/seed-calendar';
import { effectsOf, onRequest, opening, packs, person, refusedBy, REQUEST, written } from './office';

const day = (text: string) => text as Day;
const calendar = seedCalendar();
const tasks = (outcome: Parameters<typeof effectsOf>[0]) =>
  effectsOf(outcome).flatMap((effect) => (effect.do === 'createTask' ? [effect.task] : []));

describe('the fee (国办函〔2020〕109号)', () => {
  test.each([
    [1, 0],
    [10, 0],
    [11, 100],
    [30, 100],
    [31, 200],
    [40, 200],
    [41, 300],
    [50, 300],
    [51, 400],
    [100, 800],
    [101, 900],
  ])('N-18 · the %i-th item of a natural month costs %i yuan', (item, yuan) => {
    expect(rateOf(item)).toBe(yuan);
    expect(feeOf(item - 1, 1).amount).toBe(yuan);
  });

  test.each([
    [0, 10, 0],
    [0, 11, 100],
    [9, 2, 100],
    [0, 30, 2000],
    [0, 31, 2200],
    [29, 2, 300],
    [0, 40, 4000],
    [0, 41, 4300],
    [30, 20, 5000],
  ])('N-18 · after %i items an application of %i costs %i yuan in all', (before, items, yuan) => {
    const { amount, lines } = feeOf(before, items);
    expect(amount).toBe(yuan);
    expect(lines.reduce((sum, line) => sum + (line.until - line.from + 1) * line.rate, 0)).toBe(yuan);
  });

  test('N-18 · the notice says how it is reckoned; nonsense is no count', () => {
    expect(feeSentence('2026-03', 9, 3)).toBe(
      '2026年3月（自然月）内，本件之前已有9件，本件按3件计：第11至12件，每件100元，计200元；合计200元',
    );
    expect(feeSentence('2026-03', 9, 1)).toContain('不收费');
    expect(() => feeOf(-1, 1)).toThrow(RangeError);
    expect(() => feeOf(0, 0)).toThrow(RangeError);
  });

  const counted = async (rows: Record<string, Value>[], form: Record<string, Value> = {}) => {
    const input = {
      subject: { ...REQUEST, number: '黄依申请〔2026〕20号' },
      form,
      calendar,
      samePerson: () => Promise.resolve(rows.map((_, index) => ({ cardId: index + 1, documentId: `d${index}`, openedOn: '2026-03-01' }))),
      find: () => Promise.resolve(rows),
    } as unknown as FactInput;
    return (await facts.fee?.(input)) as Record<string, Value>;
  };
  const other = (receivedOn: string, serial: number, details: Value = {}) => ({
    receivedOn,
    number: `黄依申请〔2026〕${serial}号`,
    details,
  });

  test('N-18 · counted are the applicant’s items of the month before this one; the withdrawn ones are not, those that were split count as many', async () => {
    const rows = [
      other('2026-03-01', 3),
      other('2026-03-02', 19, { fee: { items: 4 } }),
      other('2026-03-02', 100),
      other('2026-03-20', 21),
      other('2026-03-01', 5, { withdrawal: { reason: '不再需要' } }),
    ];
    expect(await counted(rows)).toMatchObject({ counted: 5, before: 5, items: 1, amount: 0 });
    expect(await counted(rows, { items: 7 })).toMatchObject({ amount: 200, lines: [{ from: 11, until: 12, rate: 100, sum: 200 }] });
    // The clerk knows of more than the indexes do.
    expect(await counted(rows, { before: 31 })).toMatchObject({ counted: 5, before: 31, amount: 200 });
    expect(await counted([])).toMatchObject({ counted: 0, amount: 0 });
  });

  test('N-18 · what it costs and why stays with the case; a corrected count has its reason', () => {
    const fee = { counted: 10, before: 12, items: 1, amount: 100, lines: [], sentence: '合计100元' };
    const served = { servedOn: '2026-03-03', before: 12 };
    expect(refusedBy(onRequest('fee_notice', served, { facts: { fee } }))).toEqual(['N-18']);
    const outcome = onRequest('fee_notice', { ...served, beforeReason: '同一人换了电话' }, { facts: { fee } });
    expect(written(outcome, 'feeAmount')).toBe(100);
    expect(effectsOf(outcome)).toContainEqual({ do: 'keep', as: 'fee', value: fee });
    expect(packs.foi.workflow.events.fee_notice?.shows?.map(({ value }) => value)).toEqual(['facts.fee.sentence']);
  });
});

describe('what was asked before', () => {
  test('X-11 · texts are alike by their pairs of characters, however they are typed', () => {
    const one = pairsOf('2025年农村公路养护资金安排文件');
    expect(likeness(one, pairsOf('２０２５年 农村公路，养护资金安排文件！'))).toBe(100);
    expect(likeness(one, pairsOf('2025年农村公路养护资金的安排'))).toBeGreaterThan(70);
    expect(likeness(one, pairsOf('某小区物业收费标准'))).toBeLessThan(20);
    expect(contained(pairsOf('公路养护资金'), one)).toBe(100);
    expect(likeness(pairsOf(''), pairsOf(''))).toBe(0);
    expect(pairsOf('长'.repeat(100_000)).size).toBe(1);
  });

  test('N-26 · several ask for the same, or an applicant suggests it: a person decides whether it is made public', () => {
    const served = { method: 'portal', servedOn: '2026-03-03', proof: '平台记录' };
    const reply = (subject: Record<string, Value>, others: number) =>
      onRequest('dispatch', served, {
        subject: { outcome: 'granted', signedOn: '2026-03-03', remedy: '可以申请复议', ...subject },
        facts: { repeats: { own: 0, others, month: 0, sentence: '' } },
      });
    expect(tasks(reply({}, 1))).toEqual([]);
    expect(tasks(reply({}, 2))).toEqual(['suggest_proactive']);
    expect(tasks(reply({ details: { application: { suggests: true } } }, 0))).toEqual(['suggest_proactive']);
    expect(tasks(reply({ outcome: 'denied.processInfo' }, 5))).toEqual([]);
    const decide = (decision: string, outcome = 'granted') =>
      onRequest('suggest_proactive', { decision, reason: '三人申请' }, { subject: { outcome } });
    expect(tasks(decide('include'))).toEqual(['publish_proactive']);
    expect(tasks(decide('decline'))).toEqual([]);
    expect(refusedBy(decide('include', 'denied.processInfo'))).toEqual(['N-26']);
    expect(
      refusedBy(onRequest('record_proactive', { document: '1' }, { subject: { details: { proactive: { decision: 'decline' } } } })),
    ).toEqual(['N-26']);
  });
});

describe('the last days of the remedies', () => {
  test.each([
    // Sixty days end on a Saturday, six months on a Thursday.
    ['2026-03-03', '2026-05-06', '2026-09-03'],
    ['2026-08-31', '2026-10-30', '2027-03-01'],
    // 2026-10-03 lies in the national holiday, and moves behind it.
    ['2026-08-04', '2026-10-08', '2027-02-04'],
  ])('X-09 N-24 N-25 · a reply of %s: review until %s, court until %s', (served, review, suit) => {
    expect(remedyDays(day(served), calendar)).toMatchObject({ review, suit });
  });

  const known = async (form: Record<string, Value>) =>
    (await facts.remedyDays?.({ form, subject: {}, calendar } as unknown as FactInput)) as Record<string, Value>;

  test('X-09 · by post nobody but the applicant knows the day: no day is named that would be too early', async () => {
    expect(await known({ method: 'direct', servedOn: '2026-03-03' })).toMatchObject({ review: '2026-05-06' });
    expect(await known({ method: 'post', servedOn: '2026-03-03' })).toMatchObject({ review: null });
  });

  test('X-09 N-09 · handed over on the spot, the paragraph names both days; a refusal goes to review first, and names one', () => {
    const onSpot = onRequest('reply_on_spot', { replyText: '给你', servedOn: '2026-03-03', proof: '签收' }, { stage: 'examining' });
    expect(written(onSpot, 'remedy')).toMatch(/最后一日为2026年5月6日.*最后一日为2026年9月3日/);
    const served = { method: 'direct', servedOn: '2026-03-03', proof: '签收' };
    const subject = { outcome: 'denied.processInfo', signedOn: '2026-03-03', remedy: '先复议' };
    expect(written(onRequest('dispatch', served, { subject }), 'reviewUntil')).toBe('2026-05-06');
    expect(written(onRequest('dispatch', served, { subject }), 'suitUntil')).toBeNull();
  });
});

describe('who needs help, and whose records are wrong', () => {
  const form = {
    matter: 'disclosure',
    respondent: 'district_government',
    applicantKind: 'naturalPerson',
    summary: '资金',
    request: '文件',
  };
  const intake = (answers: Record<string, Value>) =>
    opening(
      packs.foi,
      'receive',
      {},
      { form: { ...form, channel: 'oral', arrivedOn: '2026-09-30', ...answers }, actor: person('disclosure') },
    );

  test('N-19 · help that is needed is shown in words and is a task until it is recorded', () => {
    expect(written(intake({ assistance: ['reading', 'hearing'] }), 'assistance')).toBe('阅读困难、听力障碍');
    expect(tasks(intake({ assistance: ['visual'] }))).toContain('assist');
    expect(tasks(intake({}))).not.toContain('assist');
    const given = onRequest('record_assistance', { help: ['read_aloud'], givenOn: '2026-03-03' });
    expect(effectsOf(given)).toContainEqual({ do: 'closeTask', task: 'assist' });
    expect(refusedBy(onRequest('record_assistance', { help: ['read_aloud'], givenOn: '2026-03-01' }))).toEqual(['N-19']);
  });

  test('N-01 X-21 · an oral application bears the name of who took it down, and no other does', () => {
    expect(written(intake({}), 'takenDownBy')).toBe('disclosure');
    expect(written(intake({ channel: 'on_site' }), 'takenDownBy')).toBeNull();
  });

  test('N-17 · whoever asks for a correction says what is wrong; it is checked before, and transferred to a body that is named', () => {
    const evidence = packs.foi.forms['foi-application']?.fields.find(({ key }) => key === 'evidence');
    expect(evidence?.requiredIf).toBe("form.matter == 'record_correction'");
    const settle = (answers: Record<string, Value>, details: Value = REQUEST.details ?? null) =>
      onRequest('settle_opinion', { replyText: '答复', ...answers }, { subject: { matter: 'record_correction', details } });
    expect(settle({ outcome: 'corrected' }).ok).toBe(true);
    expect(refusedBy(settle({ outcome: 'corrected' }, { coordination: '已协调' }))).toEqual(expect.arrayContaining(['N-17']));
    const moved = { outcome: 'transferred', reason: '无权更正', legalGround: '第四十一条' };
    expect(refusedBy(settle(moved))).toEqual(['N-17']);
    expect(settle({ ...moved, agency: '某局', agencyContact: '0576-0000000' }).ok).toBe(true);
  });
});
