import { isDeepStrictEqual } from 'node:util';
import type { Value } from '../../../plugins/workboard/engine/workflow/types';
import type { Fact } from '../../../plugins/workboard/server/src/api';

/** Tables of the report's form, and whose statistics they are. */
const TABLES = { two: 'official-document', three: 'foi', four: 'dispute' } as const;
/** What others count and the report only says (table two). */
const TYPED = ['permits', 'penalties', 'enforcements', 'fees'] as const;
const CHAPTERS = ['overview', 'proactive', 'requests', 'disputes', 'problems', 'others'] as const;

/**
 * The numbers of the report's year over the whole office, as they stand now (N-28, X-10): `numbers` for the report, with whether their sums fit each other; `received` how many requests came; `changed` whether they or the
 * words of the form are other ones than the report has.
 */
const tables: Fact = async ({ subject, form, statistics }) => {
  const year = Number(subject.reportYear);
  const numbers: Record<string, Value> = {};
  let holds = true;
  let received: number | null = null;
  for (const [name, workflow] of Object.entries(TABLES)) {
    const { columns, rows, checks } = await statistics(workflow, 'annual', year);
    holds &&= checks.every((check) => check.holds);
    if (name === 'three') received = rows.find(({ key }) => key === 'received')?.cells?.at(-1) ?? null;
    numbers[name] = {
      columns: columns.map(({ key, title }) => ({ key, title: title['zh-Hans'] })),
      rows: rows.map(({ key, title, level, cells }) => ({
        key,
        title: title['zh-Hans'],
        level,
        cells: cells === null ? null : [...cells],
      })),
    };
  }
  numbers.others = Object.fromEntries(TYPED.map((name) => [name, form[name] ?? null]));
  numbers.holds = holds;
  const same = CHAPTERS.every((name) => (form[name] ?? null) === (subject[name] ?? null)) && isDeepStrictEqual(numbers, subject.numbers);
  return { numbers, received, changed: !same };
};

export const facts: Readonly<Record<string, Fact>> = { tables };
