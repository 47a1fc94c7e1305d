import { execFileSync } from 'node:child_process';

const printed = (zone: string): unknown =>
  JSON.parse(
    execFileSync(process.execPath, [require.resolve('../../helpers/run-typescript.js'), require.resolve('./print-midnight.ts')], {
      env: { ...process.env, TZ: zone },
      encoding: 'utf8',
    }),
  );

const clocks = (due: string, urgency: string) =>
  Object.fromEntries(['action', 'unitFeedback', 'leaderReport', 'respond'].map((key) => [key, `${due} ${urgency}`]));

const NOTHING = {
  ...{ daily_log: [], weekly_report: [], bulletin: [], liaison: [], paper_batch: [] },
  ...{ foi_archive: [], annual_report: [], reassessment: [] },
};
const NEW_YEAR = ['2027-01-01'];

test.each(['UTC', 'America/New_York'])(
  'R9, R-OPN-08, R-OPN-15, R-OPN-23, G-36 · a day ends at 24:00 in Beijing for same-day clocks and recurring duties, on a machine that runs in %s',
  (zone) => {
    expect(printed(zone)).toEqual({
      zone,
      lastMinute: clocks('2026-10-24', 'today'),
      midnight: clocks('2026-10-24', 'overdue'),
      nextDay: clocks('2026-10-25', 'today'),
      before: NOTHING,
      after: { ...NOTHING, daily_log: ['2026-12-31'] },
      newYear: {
        ...{ daily_log: ['2026-12-31', '2027-01-01'], weekly_report: [], bulletin: NEW_YEAR, liaison: NEW_YEAR, paper_batch: NEW_YEAR },
        ...{ foi_archive: NEW_YEAR, annual_report: NEW_YEAR, reassessment: NEW_YEAR },
      },
    });
  },
);
