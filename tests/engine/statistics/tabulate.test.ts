import fc from 'fast-check';
import { axesOf, tabulate, type AxisWords, type StatisticsGroup } from '../../../plugins/workboard/engine/statistics';
import { packs } from '../packs/office';

const text = (words: string) => ({ 'zh-Hans': words, en: words });
const words: AxisWords = {
  values: () => ['granted', 'partial'].map((value) => ({ value, label: text(value) })),
  unit: (key) => `unit ${key}`,
  total: text('total'),
  none: text('none'),
};
const YEAR = { first: '2026-01', last: '2026-12' };

function table(key: string, pack: keyof typeof packs = 'foi') {
  const found = packs[pack].workflow.statistics?.find((one) => one.key === key);
  if (!found) throw new Error(`there is no table ${key}`);
  return found;
}

function group(opened: string, closed: string | null, values: Record<string, string | null> = {}, rest: Partial<StatisticsGroup> = {}) {
  const about = { matter: 'disclosure', applicantType: 'naturalPerson', outcome: closed === null ? null : 'granted', ...values };
  return { values: about, unit: 'office', opened, closed, kept: null, count: 1, ...rest } satisfies StatisticsGroup;
}

/** One number of a table, by the keys of its row and column. */
function numbersOf(key: string, groups: readonly StatisticsGroup[], period = YEAR, pack: keyof typeof packs = 'foi') {
  const axes = axesOf(table(key, pack), groups, { period, words });
  const cells = tabulate(axes, groups, period);
  return (row: string, column = 'total') => {
    const [at, across] = [axes.rows.findIndex((one) => one.key === row), axes.columns.findIndex((one) => one.key === column)];
    if (at < 0 || across < 0) throw new Error(`there is no ${row} × ${column}`);
    return cells[at]?.[across];
  };
}

describe('the table of the annual report', () => {
  const groups = [
    group('2026-03', '2026-04', {}, { count: 5 }),
    group('2026-03', '2026-05', { outcome: 'denied.processInfo', applicantType: 'commercial' }, { count: 2 }),
    group('', '2026-01', { outcome: 'partial', applicantType: 'legal' }),
    group('', null, { applicantType: 'legal' }),
    group('2026-12', null, {}, { count: 3 }),
  ];

  test('N-28 X-10 · rows are outcomes, columns kinds of applicants; what came last year and is settled this year counts here', () => {
    const number = numbersOf('annual', groups);
    expect([number('received'), number('carriedIn'), number('settled'), number('carriedOut')]).toEqual([10, 2, 8, 4]);
    expect([number('granted', 'naturalPerson'), number('denied_processInfo', 'commercial'), number('partial', 'legal')]).toEqual([5, 2, 1]);
    expect([number('granted', 'legal'), number('carriedOut', 'legal'), number('carriedOut', 'naturalPerson')]).toEqual([0, 1, 3]);
  });

  test('N-28 · it has the seven columns and the outcome rows of the form, each outcome of the pack once', () => {
    const { rows, columns } = axesOf(table('annual'), [], { period: YEAR, words });
    expect(columns.map(({ title }) => title['zh-Hans'])).toEqual([
      '自然人',
      '商业企业',
      '科研机构',
      '社会公益组织',
      '法律服务机构',
      '其他',
      '总计',
    ]);
    const outcomes = rows.flatMap(({ where }) => where.outcome ?? []);
    const known = Object.keys(packs.foi.workflow.subject.words?.outcome ?? {});
    expect(outcomes).toEqual(known.filter((outcome) => !['corrected', 'notCorrected', 'transferred'].includes(outcome)));
    expect(rows.find(({ key }) => key === 'settled')?.sum).toHaveLength(outcomes.length);
  });

  test('N-28 X-10 · table four: a dispute counts where it began, with its result in the year it was decided, pending until then', () => {
    const dispute = (opened: string, closed: string | null, disputeCourse: string, decisionResult: string | null, count = 1) =>
      group(opened, closed, { disputeCourse, decisionResult }, { count });
    const number = numbersOf(
      'annual',
      [
        dispute('', '2026-02', 'review', 'maintain', 2),
        dispute('2026-03', '2026-06', 'review', 'correct'),
        dispute('2026-11', null, 'review', null, 3),
        dispute('2026-04', '2026-09', 'litigation_first', 'other'),
        dispute('', null, 'litigation_after_review', null),
      ],
      YEAR,
      'dispute',
    );
    const line = (row: string) => ['maintain', 'correct', 'other', 'pending', 'total'].map((column) => number(row, column));
    expect(line('review')).toEqual([2, 1, 0, 3, 6]);
    expect(line('litigation_first')).toEqual([0, 0, 1, 0, 1]);
    expect(line('litigation_after_review')).toEqual([0, 0, 0, 1, 1]);
  });

  test('N-28 X-10 · table two: normative documents that were made, repealed, and are in force at the end of the year', () => {
    const made = (opened: string, closed: string | null, count: number) => group(opened, closed, {}, { count });
    const number = numbersOf('annual', [made('', null, 20), made('', '2026-05', 2), made('2026-07', null, 4)], YEAR, 'official-document');
    expect(['made', 'repealed', 'inForce'].map((column) => number('normative', column))).toEqual([4, 2, 24]);
    expect(table('annual', 'official-document').of).toEqual({
      kind: ['normative'],
      issuedInNameOf: ['district_government', 'district_government_office'],
    });
  });

  test('N-28 X-10 · first and second add up to third and fourth, whatever came in and was settled when', () => {
    const month = fc.integer({ min: 1, max: 12 }).map((n) => `2026-${String(n).padStart(2, '0')}`);
    const any = fc
      .record({ opened: fc.option(month, { nil: '' }), closed: fc.option(month), count: fc.nat(20) })
      .filter(({ opened, closed }) => closed === null || closed >= opened)
      .map(({ opened, closed, count }) => group(opened, closed, {}, { count }));
    fc.assert(
      fc.property(fc.array(any), month, (cards, asked) => {
        for (const period of [YEAR, { first: asked, last: asked }]) {
          // What was closed before the period, or came after it, is in no group of that period.
          const there = cards.flatMap((one) =>
            one.opened > period.last || (one.closed !== null && one.closed < period.first) ? [] : [one],
          );
          const number = numbersOf('annual', there, period);
          expect((number('received') ?? 0) + (number('carriedIn') ?? 0)).toBe((number('settled') ?? 0) + (number('carriedOut') ?? 0));
        }
      }),
      { seed: 7, numRuns: 200 },
    );
  });
});

test('N-27 · by month: what came, what was settled, in time or late; twelve months and their sum', () => {
  const groups = [
    group('2026-02', '2026-03', {}, { kept: 'inTime', count: 2 }),
    group('2026-02', '2026-03', {}, { kept: 'late' }),
    group('', '2026-02', {}, { kept: 'inTime' }),
  ];
  const number = numbersOf('months', groups);
  expect([number('m.2', 'opened'), number('m.2', 'closed'), number('m.3', 'closed'), number('m.3', 'late')]).toEqual([3, 1, 3, 1]);
  expect([number('total', 'opened'), number('total', 'closed'), number('total', 'inTime'), number('total', 'late')]).toEqual([3, 4, 3, 1]);
  expect(axesOf(table('months'), [], { period: YEAR, words }).rows).toHaveLength(13);
});

test('N-17 N-28 · the months of what came add up to line one of table three; what is handled anew and what corrects records stand beside it', () => {
  const groups = [
    group('2026-02', '2026-03', {}, { count: 2 }),
    group('2026-04', '2026-05', { applicantType: 'legal' }),
    group('2026-04', null, { applicantType: null }),
    group('2026-05', null, { matter: 'record_correction' }, { count: 3 }),
  ];
  for (const name of ['months', 'units']) {
    const number = numbersOf(name, groups);
    expect(['opened', 'anew', 'records'].map((column) => number('total', column))).toEqual([3, 1, 3]);
    expect(number('total', 'closed')).toBe(3);
  }
  const counted = groups.filter(({ values }) => values.matter === 'disclosure');
  expect(numbersOf('annual', counted)('received')).toBe(3);
});

test('N-27 · an axis of units or values holds what is found, known values first, and their sum', () => {
  const groups = [
    group('2026-02', '2026-03', { outcome: 'partial' }),
    group('2026-02', '2026-03', { outcome: 'retired' }),
    group('2026-02', '2026-03', { outcome: 'granted' }, { unit: 'other' }),
  ];
  const rows = axesOf(table('outcomes'), groups, { period: YEAR, words }).rows;
  expect(rows.map(({ key }) => key)).toEqual(['v.granted', 'v.partial', 'v.retired', 'total']);
  const number = numbersOf('units', groups);
  expect([number('u.office', 'closed'), number('u.other', 'closed'), number('total', 'closed')]).toEqual([2, 1, 3]);
});
