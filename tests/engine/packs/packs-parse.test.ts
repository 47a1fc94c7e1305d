import { clauseRows, loadOfficePacks, ruleSet } from './load-office-packs';

const ids = clauseRows.map(({ clauseId }) => clauseId);
const office = clauseRows.filter(({ origin }) => origin === 'office');

test('the packs parse against real clauses, facts, attributes and each other', () => {
  expect(Object.values(loadOfficePacks()).map(({ workflow }) => workflow.key)).toEqual([
    'official-document',
    'interpretation',
    'secrecy-review',
    'secrecy-finding',
    'secrecy-incident',
    'consultation',
    'consultation-letter',
    'comment',
    'foi',
    'foi-referral',
    'foi-consultation',
    'disclosure-entry',
    'annual-report',
    'dispute',
    'dispute-evidence',
    'dispute-source',
    'opinion-event',
    'statement',
    'opinion-accountability',
    'office-duty',
  ]);
});

test('R-META-07 R-INT-00 R-PUB-00 R-FOI-00 R-EXP-00 R-DSP-00 · 193 clauses stand word for word in the published rule set, with their policy', () => {
  expect(office).toHaveLength(193);
  expect(new Set(ids).size).toBe(229);
  expect(office.filter(({ text }) => !ruleSet.includes(text))).toEqual([]);
  expect(office.filter(({ policy }) => !ruleSet.includes(policy))).toEqual([]);
});

test('R-META-07 · between them the clauses leave nothing of the rule set out', () => {
  const left = office.reduce((rest, { text }) => rest.replace(text, ''), ruleSet);
  // What is left are the numerals of headings.
  expect(left.replace(/[|\s,。;:、一二三四五六七八九十]/g, '')).toBe('');
});

test('R-EXP-00 · the notice is in force since 2015-10-01, the other policies since the date of the rule set', () => {
  const dates = (prefix: string) => [
    ...new Set(office.filter(({ clauseId }) => clauseId.startsWith(prefix)).map(({ effectiveOn }) => effectiveOn)),
  ];
  expect(dates('R-EXP-')).toEqual(['2015-10-01']);
  expect(dates('R-PUB-')).toEqual(['2024-05-16']);
});

test('N-30 N-31 N-35 N-36 · the 36 national rows are marked as such and name their source', () => {
  const national = clauseRows.filter(({ origin }) => origin === 'national');
  expect(national).toHaveLength(36);
  expect(national.filter(({ source, text }) => !source || !text)).toEqual([]);
  expect(national.every(({ clauseId }) => clauseId.startsWith('N-'))).toBe(true);
});

test('R-META-01 R-META-02 R-META-05 · numbers, dates of steps and the attribute are written by steps only', () => {
  const { 'official-document': document, interpretation } = loadOfficePacks();
  for (const { workflow } of [document, interpretation]) {
    const set = Object.values(workflow.events).flatMap(({ key, effects }) =>
      key === 'create' ? [] : effects.flatMap((effect) => (effect.do === 'set' || effect.do === 'assignNumber' ? [effect.attribute] : [])),
    );
    expect(set.filter((attribute) => ![...workflow.subject.state, 'documentDate'].includes(attribute))).toEqual([]);
    expect(workflow.subject.state).toEqual(
      expect.arrayContaining(['indexNumber', 'docNumber', 'issuedAt', 'portalPublishedAt', 'disclosureMode']),
    );
  }
});
