import { namedPeople, parseForm } from '../../../plugins/workboard/engine/form';
import { describeProblem } from '../../../plugins/workboard/engine/read-yaml';

const yaml = (fields: string) => `key: hearing\ntitle: 开庭\nfields:\n${fields}`;
const parsed = (fields: string) => parseForm(yaml(fields), { file: 'hearing.yaml' });

test('R-DSP-11 · who is named in a field for holders of a role is found, in rows of a group too', () => {
  const result = parsed(`
  - { key: lead, type: user, role: disclosure, label: 承办 }
  - { key: guest, type: user, label: 旁听 }
  - { key: agents, type: group, repeat: true, label: 代理人, fields: [{ key: person, type: user, role: disclosure, label: 姓名 }] }`);
  if (!result.ok) throw new Error(result.problems.map((one) => describeProblem(one)).join('\n'));
  const named = namedPeople(result.form, { lead: 3, guest: 4, agents: [{ person: 5 }, {}, { person: 6 }] });
  expect(named.map(({ field, role, user }) => [field, role, user])).toEqual([
    ['lead', 'disclosure', 3],
    ['agents.0.person', 'disclosure', 5],
    ['agents.2.person', 'disclosure', 6],
  ]);
});

test('only a field for people is for holders of a role', () => {
  const result = parsed('  - { key: note, type: text, role: disclosure, label: 说明 }');
  expect(result.ok ? [] : result.problems.map((one) => describeProblem(one, 'en'))).toEqual([
    expect.stringContaining('a text field is not for holders of a role'),
  ]);
});
