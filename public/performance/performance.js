import './texts.js';
import { make } from '/apply/dom.js';
import { startPage } from '/apply/page.js';
import { tableOfRows } from '/apply/rows.js';
import { read as readAddress } from '/apply/send.js';
import { read, say } from '/apply/texts.js';

const FIRST = 2020;
const NUMBERS = ['due', 'onTime', 'late', 'open', 'overdue'];
const percent = (rate) => (rate === null ? say('none') : `${(rate * 100).toFixed(2).replace(/\.?0+$/, '')}%`);

/** The numbers of the year that the address names, or of the present one. */
async function show(name, main) {
  const { data, meta } = await readAddress(/^\d{4}$/.test(name) ? `/api/performance?year=${name}` : '/api/performance');
  const present = Number(meta.asOf.slice(0, 4));
  const years = Array.from({ length: present - FIRST + 1 }, (_, back) => present - back);
  const choice = make(
    'select',
    { id: 'year', onchange: ({ target }) => void (location.hash = target.value) },
    ...years.map((year) => make('option', { value: year, selected: year === meta.year }, String(year))),
  );
  main.replaceChildren(
    make('h1', {}, say('name')),
    make('p', {}, say('intro', { day: meta.asOf })),
    make('div', { class: 'field' }, make('label', { for: 'year' }, say('year')), choice),
    tableOfRows(
      ['obligation', ...NUMBERS, 'onTimeRate'].map((key) => say(key)),
      data.map((row) => [read(row.title), ...NUMBERS.map((key) => String(row[key])), percent(row.onTimeRate)]),
    ),
  );
}

startPage({ titleOf: () => 'rates', show });
