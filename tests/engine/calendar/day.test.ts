import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import {
  addDays,
  dayOfInstant,
  daysBetween,
  endOfDay,
  fromEpochDay,
  isDay,
  parseDay,
  toEpochDay,
  weekday,
} from '../../../plugins/workboard/engine/day';
import { day } from './seed-calendar';

const FIRST = toEpochDay(day('0001-01-01'));
const LAST = toEpochDay(day('9999-12-31'));

describe('a day', () => {
  it.each(['2026-03-02', '2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])('reads %s', (text) => {
    expect(parseDay(text)).toBe(text);
  });

  it.each([
    '2026-02-29',
    '1900-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '2026-1-2',
    '20260302',
    '2026-03-02T00:00:00Z',
    ' 2026-03-02',
    '２０２６-03-02',
    '0000-01-01',
    '',
  ])('refuses %j with a sentence', (text) => {
    expect(isDay(text)).toBe(false);
    expect(() => parseDay(text)).toThrow(`${JSON.stringify(text)} is not a calendar day; write YYYY-MM-DD`);
  });

  it('refuses what is not text', () => {
    expect(isDay(20260302)).toBe(false);
    expect(isDay(null)).toBe(false);
  });

  it('agrees with luxon on number, next day and weekday, years 1 to 9999', () => {
    fc.assert(
      fc.property(fc.integer({ min: FIRST, max: LAST - 1 }), (epochDay) => {
        const text = fromEpochDay(epochDay);
        const witness = DateTime.fromISO(text, { zone: 'utc' });
        expect(witness.toMillis() / 86_400_000).toBe(epochDay);
        expect(toEpochDay(text)).toBe(epochDay);
        expect(weekday(text)).toBe(witness.weekday);
        expect(addDays(text, 1)).toBe(witness.plus({ days: 1 }).toISODate());
      }),
      { seed: 20261124, numRuns: 5000 },
    );
  });

  it('counts calendar days both ways', () => {
    expect(daysBetween(day('2026-02-27'), day('2026-03-02'))).toBe(3);
    expect(daysBetween(day('2026-03-02'), day('2026-02-27'))).toBe(-3);
  });

  it('does not leave the years that four digits can write', () => {
    expect(() => addDays(day('9999-12-31'), 1)).toThrow('outside the years 0001 to 9999');
    expect(() => addDays(day('0001-01-01'), -1)).toThrow('outside the years 0001 to 9999');
  });
});

describe('the legal day of an instant', () => {
  it('R9 · is the day in Beijing: 23:59 belongs to the old day, 00:00 to the new one', () => {
    expect(dayOfInstant('2026-03-02T15:59:59.999Z')).toBe('2026-03-02');
    expect(dayOfInstant('2026-03-02T16:00:00.000Z')).toBe('2026-03-03');
    expect(dayOfInstant('2026-03-02T23:59:59+08:00')).toBe('2026-03-02');
    expect(dayOfInstant('2026-03-03T00:00:00+08:00')).toBe('2026-03-03');
    expect(dayOfInstant('2026-12-31T20:00:00-05:00')).toBe('2027-01-01');
  });

  it('R9, P11 · is the same by the short way (from 1992 on) as by the history of the zone', () => {
    for (let hour = Date.UTC(1991, 11, 30); hour < Date.UTC(2031, 0, 1); hour += 13.7 * 3_600_000) {
      const iso = new Date(hour).toISOString();
      expect(dayOfInstant(iso)).toBe(DateTime.fromISO(iso).setZone('Asia/Shanghai').toFormat('yyyy-MM-dd'));
    }
    expect(dayOfInstant('2026-03-02T00:00:00+09:00')).toBe('2026-03-01');
    // Daylight saving, until September 1991: 15:30 in UTC is half past midnight.
    expect(dayOfInstant('1990-07-01T15:30:00.000Z')).toBe('1990-07-02');
  });

  it.each(['UTC', 'Asia/Shanghai', 'America/New_York'])('R9 · does not depend on a machine that runs in %s', (zone) => {
    const output = execFileSync(
      process.execPath,
      [require.resolve('../../helpers/run-typescript.js'), require.resolve('./print-days.ts')],
      {
        env: { ...process.env, TZ: zone },
        encoding: 'utf8',
      },
    );
    expect(JSON.parse(output)).toEqual({
      zone,
      beforeMidnight: '2026-03-02',
      midnight: '2026-03-03',
      endOfDay: '2026-03-02T16:00:00.000Z',
      due: '2026-10-08',
    });
  });

  it.each(['2026-03-02', '2026-03-02T10:00:00', 'gestern', '2026-02-30T10:00:00Z'])('refuses %j, whose day would be a guess', (text) => {
    expect(() => dayOfInstant(text)).toThrow('is not an instant');
  });

  it('ends a day at 24:00 in Beijing', () => {
    expect(endOfDay(day('2026-12-31'))).toBe('2026-12-31T16:00:00.000Z');
    expect(dayOfInstant(endOfDay(day('2026-12-31')))).toBe('2027-01-01');
  });
});
