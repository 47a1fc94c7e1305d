import settings from '../../../config/names';
import clauses from '../../../database/seeds/policy-clauses.json';
import { readAs } from '../../../src/start/read-as';

const textOf = (id: string) => clauses.find(({ clauseId }) => clauseId === id)?.text ?? '';
const read = (...ids: string[]) => ids.flatMap((id) => readAs(id, textOf(id), settings.list));

test('G-05, G-32, G-33, G-34, G-35 · what the office reads for the words of a clause is a setting; the clause keeps its words', () => {
  expect(read('R-FOI-12')).toEqual([{ words: '信息公开办', name: '政务公开科' }]);
  expect(read('R-OPN-06a')).toEqual([{ words: '中央驻疆媒体', name: '中央驻浙媒体' }]);
  expect(read('R-OPN-02')).toEqual([{ words: '领导小组', name: '政务舆情应对工作专班' }]);
  expect(read('R-OPN-24')).toEqual([{ words: '政务舆情处置办公室', name: '政务舆情应对办公室' }]);
  expect(read('R-OPN-05', 'R-OPN-17').map(({ name }) => name)).toEqual(['一般政务舆情', '一般政务舆情']);
  // The secrecy group of other policies is another body.
  expect(read('R-FOI-16', 'R-PUB-05')).toEqual([]);
});

test.each(settings.list)('each clause that a setting names holds its words: $name', ({ name, words, clauses: ids }) => {
  for (const id of ids) expect([id, readAs(id, textOf(id), [{ name, words, clauses: ids }]).length > 0]).toEqual([id, true]);
});
