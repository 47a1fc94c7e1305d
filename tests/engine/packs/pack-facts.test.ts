import type { FactInput } from '../../../plugins/workboard/server/src/api';
import type { Value } from '../../../plugins/workboard/engine/workflow/types';
import { facts as annualFacts } from '../../../src/policies/annual-report/facts';
import { facts as documentFacts } from '../../../src/policies/official-document/facts';
import { facts as interpretationFacts } from '../../../src/policies/interpretation/facts';
import { measurePlainLanguage } from '../../../src/policies/interpretation/plain-language';
import { seedCalendar } from '../calendar/seed-calendar';
import { TODAY } from './office';

type Tables = Record<string, Record<string, Value>[]>;

/** What the server hands to a fact, over tables that are plain lists. */
function input(
  subject: Record<string, Value>,
  tables: Tables = {},
  documents: { stage: string; title: string; documentId: string }[] = [],
): FactInput {
  return {
    subject,
    documentId: 'own',
    today: TODAY,
    form: {},
    calendar: seedCalendar(),
    samePerson: () => Promise.resolve([]),
    statistics: () => Promise.resolve({ columns: [], rows: [], checks: [] }),
    linked: { 'official-document': documents.map((one, id) => ({ id, workflow: 'official-document', published: false, ...one })) },
    find: (uid, where) =>
      Promise.resolve(
        (tables[uid] ?? []).filter((row) => Object.entries(where).every(([key, value]) => value === null || row[key] === value)),
      ),
  };
}

async function ask(facts: typeof documentFacts, name: string, given: FactInput): Promise<Value> {
  const fact = facts[name];
  if (!fact) throw new Error(`there is no fact ${name}`);
  return fact(given);
}

const UNITS: Tables = {
  'api::organisation.organisation': [
    { code: 'full', interpretationSection: '法规科', interpretationPerson: '张' },
    { code: 'half', interpretationSection: '法规科', interpretationPerson: ' ' },
  ],
};

test.each([
  ['full', true],
  ['half', false],
  ['unknown', false],
  [null, false],
])('R-EXP-12 · unit %s has an interpretation office: %s', async (unit, known) => {
  expect(await ask(interpretationFacts, 'interpretationOffice', input({ unit }, UNITS))).toBe(known);
  expect(await ask(documentFacts, 'interpretationOffice', input({ leadDraftingUnit: unit }, UNITS))).toBe(known);
});

test.each([
  [{ kind: 'clause' }, true],
  [{ kind: 'diagram', alt: '流程图' }, true],
  [{ kind: 'diagram', alt: ' ' }, false],
  [{ kind: 'audio' }, false],
  [{ kind: 'video', transcript: '文字稿' }, true],
])('R-EXP-09 · block %j is accessible: %s', async (block, accessible) => {
  const tables = { 'api::interpretation.interpretation': [{ documentId: 'own', blocks: [block], terms: [] }] };
  expect(await ask(interpretationFacts, 'blocksAccessible', input({}, tables))).toBe(accessible);
});

test('R-EXP-15 · measured over the whole text, against the linked document, with the glossary', async () => {
  const body = '农村公路养护应当坚持政府主导、分级负责、社会参与的原则,保障公路畅通安全。';
  const tables = {
    'api::interpretation.interpretation': [{ documentId: 'own', blocks: [], terms: [{ term: 'PPP' }] }],
    // Two documents of one title: the link says which is meant.
    'api::document.document': [
      { documentId: 'explained', title: '甲', body },
      { documentId: 'namesake', title: '甲', body: '另有规定。' },
    ],
  };
  const against = (documentId: string) =>
    ask(
      interpretationFacts,
      'plainLanguage',
      input({ mainContent: body, scope: 'PPP 和 BOT 项目' }, tables, [{ stage: 'published', title: '甲', documentId }]),
    );
  const measured = await against('explained');
  expect(measured).toMatchObject({ longSentences: 0, unexplained: 1 });
  expect((measured as { copiedPercent: number }).copiedPercent).toBeGreaterThan(50);
  expect(await against('namesake')).toMatchObject({ copiedPercent: 0 });
});

test('R-EXP-15 · sentences up to 80 characters are fine; Markdown and punctuation do not count', () => {
  expect(measurePlainLanguage('字'.repeat(80), '').longSentences).toBe(0);
  expect(measurePlainLanguage('字'.repeat(81), '').longSentences).toBe(1);
  expect(measurePlainLanguage(`**${'字'.repeat(40)}**,${'字'.repeat(40)}。`, '').longSentences).toBe(0);
});

test('R-EXP-15 · an abbreviation is explained by a bracket behind it or by the terms', () => {
  expect(measurePlainLanguage('推进 APP 建设', '').unexplained).toBe(1);
  expect(measurePlainLanguage('推进 APP（手机应用）建设', '').unexplained).toBe(0);
  expect(measurePlainLanguage('推进 APP 建设', '', ['APP']).unexplained).toBe(0);
});

test('R-EXP-15 · set phrases are not copying', () => {
  expect(measurePlainLanguage('黄岩区人民政府办公室说明如下', '黄岩区人民政府办公室印发').copiedPercent).toBe(0);
  expect(measurePlainLanguage('一二三四五六七八九十甲乙丙丁', '一二三四五六七八九十甲乙丙丁戊').copiedPercent).toBe(100);
});

describe('the tables of the annual report', () => {
  const text = (words: string) => ({ 'zh-Hans': words, en: words });
  const line = (key: string) => ({ key, title: text(key), group: null, level: 0, heading: false, sum: false });
  const counted = (received: number, holds = true) => ({
    columns: [line('total')],
    rows: [{ ...line('received'), cells: [received] }],
    checks: [{ title: text('I + II = III + IV'), left: [received], right: [received], holds }],
  });
  const typed = { permits: 1, penalties: 0, enforcements: 0, fees: '0' };
  const words = { overview: '总体平稳', problems: '无', others: '无' };
  const tables = async (received: number, subject: Record<string, Value>, holds = true) =>
    (await ask(annualFacts, 'tables', {
      ...input({ reportYear: '2025', ...subject }),
      form: { ...typed, ...words },
      statistics: (workflow, table, year) =>
        [table, year].join() === 'annual,2025'
          ? Promise.resolve(counted(workflow === 'foi' ? received : 0, holds))
          : Promise.reject(new Error(table)),
    })) as { numbers: Record<string, Value>; received: number; changed: boolean };

  test('N-28 X-10 · they are those of the year, and others only if a word or a number is', async () => {
    const first = await tables(7, {});
    expect([first.received, first.changed, first.numbers.holds]).toEqual([7, true, true]);
    expect(Object.keys(first.numbers)).toEqual(['two', 'three', 'four', 'others', 'holds']);
    // As the database gives them back.
    const stored = { ...words, numbers: JSON.parse(JSON.stringify(first.numbers)) as Value };
    expect((await tables(7, stored)).changed).toBe(false);
    expect((await tables(8, stored)).changed).toBe(true);
    expect((await tables(7, { ...stored, overview: '另一种说法' })).changed).toBe(true);
  });

  test('N-27 N-28 · sums that do not fit are said, so that such a report is not handed up', async () => {
    expect((await tables(7, {}, false)).numbers.holds).toBe(false);
  });
});
