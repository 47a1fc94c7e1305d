import { createTimeSource } from '../../plugins/workboard/server/src/platform/now';
import { startApp, type TestApp } from '../helpers/strapi';
import { makeTinyPack, type TinyPack } from '../helpers/tiny-pack';

const START = '2026-09-30T23:59:30+08:00';

describe('the time source', () => {
  const source = (override: string, production = false) => {
    const warn = jest.fn();
    return { warn, make: () => createTimeSource({ override, production, warn }) };
  };

  beforeAll(() => jest.useFakeTimers());
  afterAll(() => jest.useRealTimers());

  test('starts where WORKBOARD_NOW says and runs on from there, over midnight in Beijing', () => {
    const { warn, make } = source(START);
    const time = make();
    expect([time.instant(), time.today()]).toEqual(['2026-09-30T15:59:30.000Z', '2026-09-30']);
    jest.advanceTimersByTime(29_999);
    expect([time.instant(), time.today()]).toEqual(['2026-09-30T15:59:59.999Z', '2026-09-30']);
    jest.advanceTimersByTime(1);
    expect([time.instant(), time.today()]).toEqual(['2026-09-30T16:00:00.000Z', '2026-10-01']);
    expect(warn).toHaveBeenCalledWith(expect.stringContaining(START));
  });

  test('the day is Beijing’s, in whatever zone the override is written', () => {
    expect(source('2026-09-30T16:00:00Z').make().today()).toBe('2026-10-01');
    expect(source('2026-09-30T10:00:00-06:00').make().today()).toBe('2026-10-01');
    expect(source('2026-09-30T15:59:59Z').make().today()).toBe('2026-09-30');
  });

  test('is the machine’s in production, with a loud warning that names the variable', () => {
    jest.setSystemTime(new Date('2027-03-01T00:00:00Z'));
    const { warn, make } = source(START, true);
    expect(make().instant()).toBe('2027-03-01T00:00:00.000Z');
    expect(warn).toHaveBeenCalledTimes(1);
    expect(warn).toHaveBeenCalledWith(expect.stringMatching(/^WORKBOARD_NOW=.*IGNORED/));
  });

  test('is the machine’s and silent without an override', () => {
    jest.setSystemTime(new Date('2027-03-01T00:00:00Z'));
    const { warn, make } = source('');
    expect(make().instant()).toBe('2027-03-01T00:00:00.000Z');
    expect(warn).not.toHaveBeenCalled();
  });

  test.each(['tomorrow', '2026-09-30', '2026-09-30T09:00:00', '2026-13-30T09:00:00Z', '20260930'])(
    'refuses “%s” and shows how it is written',
    (bad) => {
      expect(source(bad).make).toThrow(`an ISO instant with a zone, for example 2026-09-30T09:00:00+08:00, not "${bad}"`);
    },
  );
});

describe('one time source for everything', () => {
  let app: TestApp;
  let pack: TinyPack;

  beforeAll(async () => {
    app = await startApp({ now: START });
    pack = await makeTinyPack(app);
    await pack.write();
    await pack.load();
  });

  afterAll(async () => {
    await pack.remove();
    await app.stop();
  });

  const rowOf = (id: number) => app.strapi.db.connection('workboard_cards').where({ id }).first<Record<string, unknown>>();
  const clockOf = (id: number) => app.strapi.db.connection('workboard_clocks').where({ card_id: id }).first<Record<string, unknown>>();
  const logOf = (id: number) =>
    app.strapi.db.connection('workboard_log').where({ card_id: id }).orderBy('seq', 'desc').first<Record<string, unknown>>();

  test('WORKBOARD_NOW sets it, and it runs on', async () => {
    const first = app.workboard.now().instant;
    expect(first >= '2026-09-30T15:59:30.000Z' && first < '2026-09-30T17:00:00.000Z').toBe(true);
    const { id } = await pack.open();
    const log = await logOf(id);
    expect(String(log.at) >= first && String(log.at) <= app.workboard.now().instant).toBe(true);
  });

  test('R-FOI-26 · a step told later is dated by the day it happened: stage, clock and log', async () => {
    // Sunday the 20th is made up, the 25th is Mid-Autumn, 1–7 October a holiday, Saturday the 10th made up.
    const { id } = await pack.open('2026-09-14T01:00:00.000Z');
    expect(await rowOf(id)).toMatchObject({ stage_since: '2026-09-14', opened_on: '2026-09-14', due_on: '2026-10-16' });
    expect(await clockOf(id)).toMatchObject({ started_on: '2026-09-14', due_on: '2026-10-16' });
    expect(await logOf(id)).toMatchObject({ at: '2026-09-14T01:00:00.000Z' });
    await pack.fire(id, 'close', {}, '2026-09-21T01:00:00.000Z');
    expect(await rowOf(id)).toMatchObject({ stage: 'done', stage_since: '2026-09-21', closed_on: '2026-09-21' });
    expect(await clockOf(id)).toMatchObject({ stopped_on: '2026-09-21' });
  });

  test.each([
    ['23:59:59.999', '2026-09-29T15:59:59.999Z', '2026-09-29', '2026-11-02'],
    ['00:00', '2026-09-29T16:00:00.000Z', '2026-09-30', '2026-11-03'],
  ])('R-FOI-26 · received at %s in Beijing: the day is %s → %s, and the limit is counted from it', async (_clock, at, day, due) => {
    const { id } = await pack.open(at);
    expect(await rowOf(id)).toMatchObject({ opened_on: day, due_on: due });
  });
});
