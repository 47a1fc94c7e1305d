/**
 * Writes arrangements.json and statutory-days.json from the package chinese-days. Run it by hand when a new State Council notice is in
 * the package: `node database/seeds/calendar/generate.mjs`. The results are committed and reviewed like code; an office that cannot wait
 * for the package types the notice into the calendar page instead.
 */
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

// The package computes lunar days with local dates.
process.env.TZ = 'Asia/Shanghai';

const require = createRequire(import.meta.url);
const chineseDays = require('chinese-days');
const { version } = require('chinese-days/package.json');
const { holidays, workdays } = require('chinese-days/dist/chinese-days.json');

const PACKAGE = `chinese-days ${version}`;
const LAW = '全国年节及纪念日放假办法（2024）';

/** Festivals the package names in short, as the notices name them. */
const FULL_NAMES = { 清明: '清明节', 端午: '端午节', 中秋: '中秋节' };

/** The yearly notices by number. Years that are missing here name the package instead. */
const NOTICES = {
  2010: '国办发明电〔2009〕27号',
  2011: '国办发明电〔2010〕40号',
  2012: '国办发明电〔2011〕45号',
  2013: '国办发明电〔2012〕33号',
  2014: '国办发明电〔2013〕28号',
  2015: '国办发明电〔2014〕28号',
  2016: '国办发明电〔2015〕18号',
  2017: '国办发明电〔2016〕17号',
  2018: '国办发明电〔2017〕12号',
  2019: '国办发明电〔2018〕15号',
  2020: '国办发明电〔2019〕16号',
  2021: '国办发明电〔2020〕27号',
  2022: '国办发明电〔2021〕11号',
  2023: '国办发明电〔2022〕16号',
  2024: '国办发明电〔2023〕7号',
  2025: '国办发明电〔2024〕12号',
  2026: '国办发明电〔2025〕7号',
};

/** Notices that changed single days after the yearly one. */
const AMENDMENTS = [
  { from: '2015-09-03', to: '2015-09-06', source: '国发明电〔2015〕1号' },
  { from: '2019-04-28', to: '2019-05-05', source: '国办发明电〔2019〕3号' },
  { from: '2020-01-31', to: '2020-02-02', source: '国办发明电〔2020〕1号' },
];

writeArrangements();
writeStatutoryDays(2027, 2050);

function writeArrangements() {
  const exceptions = [...entries(holidays, 'holiday'), ...entries(workdays, 'makeup')].sort((a, b) => (a.day < b.day ? -1 : 1));
  const coveredYears = [...new Set(exceptions.map(({ day }) => Number(day.slice(0, 4))))];
  write('arrangements.json', { generatedFrom: PACKAGE, coveredYears, exceptions });
}

function entries(days, kind) {
  return Object.entries(days).map(([day, text]) => {
    const short = text.split(',')[1];
    const name = FULL_NAMES[short] ?? short;
    return { day, kind, name, source: sourceOf(day, name) };
  });
}

function sourceOf(day, name) {
  const amendment = AMENDMENTS.find(({ from, to }) => day >= from && day <= to);
  if (amendment) return amendment.source;
  // A New Year's holiday in December was set by the notice of the year it belongs to.
  const year = Number(day.slice(0, 4)) + (name === '元旦' && day.slice(5, 7) === '12' ? 1 : 0);
  return NOTICES[year] ?? PACKAGE;
}

function writeStatutoryDays(from, to) {
  const days = [];
  for (let year = from; year <= to; year++) {
    const springFestival = lunar(year, '01-01');
    days.push(
      { day: `${year}-01-01`, name: '元旦' },
      { day: plusDays(springFestival, -1), name: '除夕' },
      { day: springFestival, name: '春节' },
      { day: plusDays(springFestival, 1), name: '春节' },
      { day: plusDays(springFestival, 2), name: '春节' },
      { day: chineseDays.getSolarTermDate(year, 4, 'pure_brightness'), name: '清明节' },
      { day: `${year}-05-01`, name: '劳动节' },
      { day: `${year}-05-02`, name: '劳动节' },
      { day: lunar(year, '05-05'), name: '端午节' },
      { day: lunar(year, '08-15'), name: '中秋节' },
      { day: `${year}-10-01`, name: '国庆节' },
      { day: `${year}-10-02`, name: '国庆节' },
      { day: `${year}-10-03`, name: '国庆节' },
    );
  }
  days.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
  write('statutory-days.json', { generatedFrom: PACKAGE, law: LAW, years: [from, to], days });
}

/** Solar day of a lunar day; of a leap month's two, the first is the festival. */
function lunar(year, monthDay) {
  return chineseDays.getSolarDateFromLunar(`${year}-${monthDay}`).date;
}

function plusDays(day, days) {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

/** One day a line, so that a change reads well in a diff. */
function write(name, { ...content }) {
  const [list, rows] = Object.entries(content).at(-1);
  delete content[list];
  const head = Object.entries(content).map(([key, value]) => `  ${JSON.stringify(key)}: ${JSON.stringify(value)},\n`);
  const body = rows.map((row) => `    ${JSON.stringify(row)}`).join(',\n');
  const text = `{\n${head.join('')}  ${JSON.stringify(list)}: [\n${body}\n  ]\n}\n`;
  JSON.parse(text);
  writeFileSync(new URL(name, import.meta.url), text);
}
