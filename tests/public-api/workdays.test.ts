import { startApp, type TestApp } from '../helpers/strapi';

let app: TestApp;

beforeAll(async () => {
  app = await startApp({ now: '2026-09-30T09:00:00+08:00' });
});

afterAll(() => app.stop());

const ask = async (query: string) =>
  ((await app.request.get(`/api/workdays?${query}`).expect(200)).body as { data: Record<string, unknown> }).data;

test('N-35 · the n-th workday after a day, with the days that made the difference', async () => {
  const data = await ask('from=2026-09-30&n=3');
  expect(data).toMatchObject({ from: '2026-09-30', n: 3, due: '2026-10-10', projected: false, calendarVersion: 1 });
  expect(data.steps).toEqual([
    ...['2026-10-01', '2026-10-02', '2026-10-03', '2026-10-04', '2026-10-05', '2026-10-06', '2026-10-07'].map(
      (day) => expect.objectContaining({ day, kind: 'holiday', effect: 'skipped' }) as unknown,
    ),
    expect.objectContaining({ day: '2026-10-10', kind: 'makeup', effect: 'counted' }) as unknown,
  ]);
});

test('every calendar day between is a workday, a day of the steps or a plain weekend day', async () => {
  const { steps, weekendDays } = (await ask('from=2026-09-01&n=40')) as { steps: { effect: string }[]; weekendDays: number };
  const { due } = await ask('from=2026-09-01&n=40');
  const days = (Date.parse(String(due)) - Date.parse('2026-09-01')) / 86_400_000;
  expect(40 + weekendDays + steps.filter(({ effect }) => effect === 'skipped').length).toBe(days);
});

test('backwards, and not at all', async () => {
  expect(await ask('from=2026-10-08&n=-1')).toMatchObject({ n: -1, due: '2026-09-30', projected: false });
  expect((await ask('from=2026-10-08&n=-1')).steps).toHaveLength(7);
  expect(await ask('from=2026-10-01&n=0')).toMatchObject({ due: '2026-10-01', steps: [] });
});

test('the workdays from one day to another, the first not counted', async () => {
  expect(await ask('from=2026-09-30&to=2026-10-10')).toMatchObject({
    from: '2026-09-30',
    to: '2026-10-10',
    workdays: 3,
    projected: false,
    calendarVersion: 1,
  });
  expect(await ask('from=2026-10-10&to=2026-09-30')).toMatchObject({ workdays: -3 });
});

test('an answer that rests on a year without an arrangement says so', async () => {
  expect(await ask('from=2026-12-25&n=20')).toMatchObject({ projected: true });
});

test.each([
  ['', '"from" is missing.'],
  ['n=3', '"from" is missing.'],
  ['from=2026-09-30', 'Give either "n" or "to".'],
  ['from=2026-09-30&n=3&to=2026-10-10', 'Give either "n" or "to".'],
  ['from=2026-02-30&n=3', '"from" takes a day from 1900-01-01 to 2999-12-31 written YYYY-MM-DD, not "2026-02-30".'],
  ['from=30.9.2026&n=3', '"from" takes a day'],
  ['from=0001-01-01&n=3', '"from" takes a day'],
  ['from=2026-09-30&to=soon', '"to" takes a day'],
  ['from=2026-09-30&n=2001', '"n" is a whole number of workdays from -2000 to 2000, not "2001".'],
  ['from=2026-09-30&n=-2001', '"n" is a whole number'],
  ['from=2026-09-30&n=1.5', '"n" is a whole number'],
  ['from=2026-09-30&n=', '"n" is a whole number'],
  ['from=2026-09-30&n=3&n=4', 'The parameter "n" is given more than once.'],
  ['from=2026-09-30&n=3&day=1', 'The parameter "day" is not known here. Allowed: from, n, to.'],
  ['from[0]=2026-09-30&n=3', 'The parameter "from[0]" is not known here.'],
  ['from=2000-01-01&to=2026-01-01', '"from" and "to" lie at most 4000 days apart.'],
])('“%s” is refused with a sentence that helps', async (query, sentence) => {
  const refusal = (await app.request.get(`/api/workdays?${query}`).expect(400)).body as { error: { message: string } };
  expect(refusal.error.message).toContain(sentence);
});

test('the farthest questions have an answer', async () => {
  expect(await ask('from=2999-12-31&n=2000')).toMatchObject({ projected: true });
  expect(await ask('from=1900-01-01&n=-2000')).toMatchObject({ projected: true });
});
