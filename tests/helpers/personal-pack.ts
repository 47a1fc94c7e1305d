import { makeTinyPack, type TinyPack } from './tiny-pack';
import type { TestApp } from './strapi';

/** Somebody who does not exist: nothing of them may stand anywhere but in the vault. */
export const CANARY = {
  name: '欧阳测试鹤',
  number: '331003197702290018',
  phone: '13877660912',
  email: 'ouyang.canary@example.test',
  address: '浙江省台州市黄岩区东城街道金丝雀路77号',
} as const;

const NOTE = `title: 备注
fields:
  - { key: text, type: text, label: 内容 }`;

const PERSONAL = `title: 备注
person: { key: applicant, title: { zh-Hans: 申请人, en: Applicant } }
fields:
  - { key: text, type: text, label: 内容 }
  - { key: name, type: text, label: { zh-Hans: 姓名, en: Name }, personal: name }
  - { key: number, type: text, label: 证件号码, personal: id_number, max: 40 }
  - { key: phone, type: text, label: 联系电话, personal: phone, pattern: "[0-9+ -]{6,30}" }
  - { key: email, type: text, label: 电子邮箱, personal: email }
  - { key: address, type: text, label: 通信地址, personal: address }`;

/** The tiny pack, whose step “note” asks who applies; its effect copies the name to the subject, which so holds the mask. */
export async function loadPersonalPack(app: TestApp): Promise<TinyPack> {
  const pack = await makeTinyPack(app);
  await pack.write({
    [NOTE]: PERSONAL,
    'clocks:\n': 'roles: { clerk: { scope: unit, units: unit } }\npersonal: { keep: { years: 3, after: closed } }\nclocks:\n',
    'note: { title: 备注, from: open, by: system, form: note }':
      'note: { title: 备注, from: open, by: [clerk, system], form: note, effects: [{ set: summary, value: form.name }] }',
  });
  await pack.load();
  return pack;
}
