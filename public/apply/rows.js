import { make } from './dom.js';

/** A table with a heading for each column, see rows.css. Roles are said aloud: on a telephone its rows are drawn as blocks, and a table that is drawn otherwise is none any more. */
export function tableOfRows(columns, rows) {
  const heads = columns.map((column) => make('th', { scope: 'col', role: 'columnheader' }, column));
  const row = (cells) =>
    make(
      'tr',
      { role: 'row' },
      ...cells.map((cell, index) =>
        make('td', { role: 'cell', 'data-column': columns[index], ...(cell === '' ? { class: 'empty' } : {}) }, cell),
      ),
    );
  return make(
    'table',
    { class: 'rows', role: 'table' },
    make('thead', { role: 'rowgroup' }, make('tr', { role: 'row' }, ...heads)),
    make('tbody', { role: 'rowgroup' }, ...rows.map(row)),
  );
}
