import { HIDDEN, maskPersonal, parseForm, splitPersonal } from '../../../plugins/workboard/engine/form';
import type { PersonalKind } from '../../../plugins/workboard/engine/form/types';

const CASES: readonly [PersonalKind, string, string][] = [
  ['name', '张三丰', '张**'],
  ['name', '李四', '李**'],
  ['id_number', '331003199001010017', '3310****0017'],
  ['id_number', '３３１００３１９９００１０１００１７', '3310****0017'],
  ['id_number', 'E12345678', '****78'],
  ['phone', '13800000000', '138****0000'],
  ['phone', '138-0000 0000', '138****0000'],
  ['phone', '84120000', '****00'],
  ['phone', '110', '****'],
  ['email', 'zhang@example.test', 'z***@example.test'],
  ['email', 'nonsense', '***'],
  ['address', '浙江省台州市黄岩区东城街道某某路8号', '浙江省台州市黄岩区****'],
  ['address', '台州市温岭市某某村1号', '台州市温岭市****'],
  ['address', '黄岩区某某路8号', '黄岩区****'],
  ['address', '幸福小区3幢', '****'],
  ['address', 'Some Street 8', '****'],
  ['text', '身体状况', HIDDEN],
  ['credit_code', 'DEMO00000000000001', 'DEMO00000000000001'],
];

test.each(CASES)('G-44 · %s “%s” is shown as “%s”', (kind, value, mask) => {
  expect(maskPersonal(kind, value)).toBe(mask);
});

const YAML = `key: application
title: 申请
person: { key: applicant, title: 申请人 }
fields:
  - { key: name, type: text, label: 姓名, personal: name }
  - { key: phone, type: text, label: 电话, personal: phone }
  - { key: organisation, type: text, label: 组织名称 }
`;
const read = (change: [string, string] = ['', '']) =>
  parseForm(
    YAML.replace(change[0], () => change[1]),
    { file: 'application.yaml' },
  );

test('G-44 · what is personal is split off, the rest of the answers stays as it is', () => {
  const parsed = read();
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  expect(parsed.form.person).toEqual({ key: 'applicant', title: { 'zh-Hans': '申请人', en: '申请人' } });
  const { masked, personal } = splitPersonal(parsed.form, { name: '张三丰', organisation: '某某公司' });
  expect(masked).toEqual({ name: '张**', organisation: '某某公司' });
  expect(personal?.data).toEqual([expect.objectContaining({ key: 'name', kind: 'name', value: '张三丰', mask: '张**' })]);
  expect(splitPersonal(parsed.form, { organisation: '某某公司' }).personal).toBeNull();
  // Before the form's check has refused it, a value of a wrong type is hidden as well.
  expect(splitPersonal(parsed.form, { name: ['张三丰'] }).masked).toEqual({ name: HIDDEN });
});

test('G-44 X-13 · numbers of persons in what somebody writes freely are masked; the text itself goes to the vault', () => {
  const parsed = read();
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
  const organisation = '某某公司，联系人电话138 0000 0000，身份证330103199003071237';
  const { masked, personal } = splitPersonal(parsed.form, { organisation });
  expect(masked.organisation).toBe('某某公司，联系人电话138****0000，身份证330103********1237');
  expect(personal?.data).toEqual([
    expect.objectContaining({ key: 'organisation', kind: 'text', value: organisation, mask: masked.organisation }),
  ]);
});

test.each([
  ['nobody’s', 'person: { key: applicant, title: 申请人 }\n', '', '是谁的个人信息'],
  ['no text', 'type: text, label: 电话', 'type: number, label: 电话', '不能是个人信息'],
  ['filled at first', 'personal: phone', 'personal: phone, initial: today', '没有初始值'],
  ['a person without a text', /type: text/.source, 'type: date', '没有可填写个人信息的文本字段'],
])('G-44 · a form is refused whose personal field is %s', (_what, from, to, says) => {
  const text = YAML.replace(new RegExp(from, 'g'), () => to);
  const parsed = parseForm(text, { file: 'application.yaml' });
  expect(parsed.ok ? '' : JSON.stringify(parsed.problems)).toContain(says);
});
