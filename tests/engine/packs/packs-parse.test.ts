import { loadOfficePacks } from './load-office-packs';

test('parses', () => {
  const packs = loadOfficePacks();
  expect(Object.keys(packs)).toHaveLength(2);
});
