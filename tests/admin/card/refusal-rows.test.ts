import { refusalRows } from '../../../plugins/workboard/admin/src/features/card/refusal-rows';
import type { RefusalItem } from '../../../plugins/workboard/shared/contract';
import { text, unmet } from '../helpers/board-data';

function item(code: RefusalItem['code'], message: string, clause: string, field: string): RefusalItem {
  return { ...unmet(message, clause), code, cure: { in: 'form', field, label: text('去填写'), href: null } };
}

const error = { field: 'url', code: 'required', message: text('请填写网址'), clauses: ['R-INT-08'] };

const messages = (rows: ReturnType<typeof refusalRows>) => rows.map((row) => row.message['zh-Hans']);

test('X-05 · a field error and the condition that speaks of the same field by the same clause are one row', () => {
  const rows = refusalRows([item('form', '请填写网址', 'R-INT-08', 'url'), item('guard', '网址须填写', 'R-INT-08', 'url')], [error]);
  expect(messages(rows)).toEqual(['网址须填写']);
});

test('X-05 · no clause is lost: a field error by another clause stays', () => {
  const rows = refusalRows([item('form', '请填写网址', 'R-INT-07', 'url'), item('guard', '网址须填写', 'R-INT-08', 'url')], []);
  expect(messages(rows)).toEqual(['请填写网址', '网址须填写']);
});

test('X-05 · an error of a field that no condition speaks of has a row of its own', () => {
  expect(messages(refusalRows([item('guard', '须先审定', 'R-PUB-08', 'other')], [error]))).toEqual(['须先审定', '请填写网址']);
});
