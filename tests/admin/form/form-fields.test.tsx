import { useState } from 'react';
import { fireEvent, screen, waitFor, within } from '@testing-library/react';

import type { Answers, FieldError } from '../../../plugins/workboard/engine/form/types';
import { FormFields } from '../../../plugins/workboard/admin/src/features/form/FormFields';
import { focusField } from '../../../plugins/workboard/admin/src/features/form/field-props';
import type { FormAnswer } from '../../../plugins/workboard/shared/contract';
import { text } from '../helpers/board-data';
import { stubBoardLayout } from '../helpers/board-layout';
import { field, formAnswer } from '../helpers/form-data';
import { renderWithProviders } from '../helpers/render';
import { world } from '../helpers/strapi-admin';

jest.mock('@strapi/strapi/admin', () => jest.requireActual<object>('../helpers/strapi-admin'));

beforeAll(stubBoardLayout);

let last: Answers = {};

function Held({ form, errors, start }: { form: FormAnswer; errors: FieldError[]; start: Answers }) {
  const [answers, setAnswers] = useState<Answers>(start);
  last = answers;
  return <FormFields form={form} answers={answers} onChange={setAnswers} errors={errors} />;
}

function show(form: FormAnswer, { errors = [], start = {} }: { errors?: FieldError[]; start?: Answers } = {}) {
  last = start;
  return renderWithProviders(<Held form={form} errors={errors} start={start} />);
}

const type = (name: string | RegExp, value: string) => fireEvent.change(screen.getByLabelText(name), { target: { value } });

const attribute = [
  field('mode', 'radio', '公开属性', {
    required: true,
    options: [
      { value: 'proactive', label: text('主动公开') },
      { value: 'not_public', label: text('不予公开') },
    ],
  }),
  field('reason', 'textarea', '不公开理由', {
    visibleIf: "form.mode == 'not_public'",
    requiredIf: "form.mode == 'not_public'",
    clauses: ['R-PUB-02'],
  }),
];

test('R-PUB-02 · a field appears, required, the moment its condition holds, and goes with it', () => {
  show(formAnswer(attribute));
  expect(screen.queryByLabelText(/不公开理由/)).toBeNull();
  fireEvent.click(screen.getByRole('radio', { name: '不予公开' }));
  expect(screen.getByLabelText(/不公开理由/).getAttribute('aria-required')).toBe('true');
  expect(screen.getByRole('button', { name: /R-PUB-02/ })).toBeTruthy();
  fireEvent.click(screen.getByRole('radio', { name: '主动公开' }));
  expect(screen.queryByLabelText(/不公开理由/)).toBeNull();
});

test('requiredIf is judged on every change of another answer', () => {
  show(formAnswer([field('count', 'text', '份数'), field('place', 'text', '存放处', { requiredIf: 'filled(form.count)' })]));
  expect(screen.getByLabelText(/存放处/).getAttribute('aria-required')).toBe('false');
  type(/份数/, '3');
  expect(screen.getByLabelText(/存放处/).getAttribute('aria-required')).toBe('true');
});

test('every field type has an input with the label as its name', async () => {
  const lists: Record<string, object[]> = {
    '/workboard/units': [{ key: 'zwgk', title: '政务公开科' }],
    '/workboard/entries': [{ key: '周明', title: '' }],
    '/workboard/people': [{ id: 7, name: '林知秋', units: [] }],
  };
  world.answer = ({ url }) => ({ data: { data: lists[url] } });
  const options = [{ value: 'a', label: text('甲') }];
  show(
    formAnswer([
      field('text', 'text', '单行'),
      field('area', 'textarea', '多行'),
      field('rich', 'richtext', '正文'),
      field('date', 'date', '日期'),
      field('moment', 'datetime', '时刻'),
      field('number', 'number', '数字'),
      field('select', 'select', '选一', { options }),
      field('multi', 'multi', '选多', { options }),
      field('enclosures', 'multi', '附件', { options: [], files: true }),
      field('radio', 'radio', '单选', { options }),
      field('check', 'checkbox', '确认'),
      field('points', 'checklist', '核对', { items: options }),
      field('user', 'user', '经办人'),
      field('unit', 'unit', '单位'),
      field('expert', 'entry', '专家', { source: { type: 'api::expert.expert', key: 'name', where: {} } }),
      field('url', 'url', '网址'),
      field('group', 'group', '地址', { fields: [field('city', 'text', '城市')] }),
    ]),
  );
  for (const name of ['单行', '多行', '正文', '数字', '网址', '城市']) expect(screen.getByRole('textbox', { name })).toBeTruthy();
  for (const name of ['日期', '时刻']) expect(screen.getByLabelText(name)).toBeTruthy();
  for (const name of ['选一', '经办人', '专家']) expect(screen.getByRole('combobox', { name })).toBeTruthy();
  expect(await screen.findByRole('combobox', { name: '单位' })).toBeTruthy();
  for (const name of ['选多', '核对', '地址']) expect(screen.getByRole('group', { name: new RegExp(name) })).toBeTruthy();
  expect(within(screen.getByRole('group', { name: '附件' })).getByText(/没有可选的附件/)).toBeTruthy();
  expect(screen.getByRole('radiogroup', { name: '单选' })).toBeTruthy();
  expect(screen.getByRole('checkbox', { name: '确认' })).toBeTruthy();
});

test('R-EXP-14 · an expert is chosen from the pool, in a row too, or typed when the pool has nobody of that name', async () => {
  const asked: object[] = [];
  world.answer = (request) => {
    asked.push(request);
    return { data: { data: [{ key: '周明', title: '城市规划' }] } };
  };
  const inner = [field('name', 'entry', '姓名', { source: { type: 'api::expert.expert', key: 'name', title: 'field', where: {} } })];
  show(formAnswer([field('reviewers', 'group', '专家', { repeat: true, fields: inner })]), { start: { reviewers: [{}] } });
  const input = await screen.findByRole('combobox', { name: '姓名' });
  expect(asked).toMatchObject([{ url: '/workboard/entries', params: { form: 'decision', field: 'reviewers.name' } }]);
  fireEvent.change(input, { target: { value: '外聘专家' } });
  fireEvent.blur(input);
  expect(last.reviewers).toEqual([{ name: '外聘专家' }]);
  fireEvent.change(input, { target: { value: '周' } });
  fireEvent.keyDown(input, { key: 'ArrowDown' });
  fireEvent.pointerUp(await screen.findByRole('option', { name: '周明（城市规划）' }));
  expect(last.reviewers).toEqual([{ name: '周明' }]);
});

test('a day is kept as it is typed, and an instant is typed on Beijing’s clock', () => {
  show(formAnswer([field('day', 'date', '成文日期'), field('at', 'datetime', '送达时刻')]), { start: { at: '2026-11-24T16:30:00Z' } });
  expect(screen.getByLabelText<HTMLInputElement>('送达时刻').value).toBe('2026-11-25T00:30');
  type('成文日期', '2026-11-24');
  type('送达时刻', '2026-11-24T09:05');
  expect(last).toMatchObject({ day: '2026-11-24', at: '2026-11-24T09:05:00+08:00' });
});

test('a checklist answers each point with a result and a note', () => {
  show(formAnswer([field('points', 'checklist', '形式审核', { items: [{ value: 'title', label: text('标题完整') }] })]));
  fireEvent.click(screen.getByRole('radio', { name: '不通过' }));
  type('标题完整：说明', '缺副标题');
  expect(last.points).toEqual({ title: { result: 'fail', note: '缺副标题' } });
});

test('rows of a group are added, filled and removed by buttons that say which', () => {
  const inner = [field('term', 'text', '术语'), field('why', 'text', '出处', { visibleIf: "row.term == '公开'" })];
  show(formAnswer([field('terms', 'group', '名词', { repeat: true, fields: inner, max: 2 })]));
  const add = screen.getByRole('button', { name: '添加名词' });
  fireEvent.click(add);
  fireEvent.click(add);
  expect(screen.getByRole<HTMLButtonElement>('button', { name: '添加名词' }).disabled).toBe(true);
  fireEvent.change(screen.getAllByLabelText('术语')[1] as HTMLElement, { target: { value: '公开' } });
  expect(screen.getAllByLabelText('出处')).toHaveLength(1);
  fireEvent.click(screen.getByRole('button', { name: '删除名词第 1 项' }));
  expect(last.terms).toEqual([{ term: '公开' }]);
});

test('board 41 · errors stand at their fields, in rows too, and a path leads the focus there', () => {
  const errors: FieldError[] = [
    { field: 'terms.0.term', code: 'required', message: text('请填写术语'), clauses: [] },
    { field: 'title', code: 'required', message: text('请填写标题'), clauses: [] },
  ];
  show(
    formAnswer([
      field('title', 'text', '标题'),
      field('terms', 'group', '名词', { repeat: true, fields: [field('term', 'text', '术语')] }),
    ]),
    {
      errors,
      start: { terms: [{}] },
    },
  );
  const term = screen.getByLabelText('术语');
  expect(term.getAttribute('aria-invalid')).toBe('true');
  const describedBy = document.getElementById(term.getAttribute('aria-describedby') ?? '');
  expect(describedBy?.textContent).toBe('请填写术语');
  expect(
    within(screen.getByLabelText('标题').closest('div')?.parentElement?.parentElement as HTMLElement).getByText('请填写标题'),
  ).toBeTruthy();
  expect(focusField('terms.0.term')).toBe(true);
  expect(document.activeElement).toBe(term);
  expect(focusField('nowhere')).toBe(false);
});

test('A-30 · what is public already is told below the field while it is written; the text goes in a body, and too few letters ask nothing', async () => {
  const found = [
    { title: '夜间停车收费办法', about: '黄政办〔2026〕3号 2026-09-28', href: 'https://portal.example.test/1' },
    { title: '停车规划', about: '', href: null },
  ];
  world.asked.length = 0;
  world.answer = () => ({ data: { data: found } });
  show(formAnswer([field('summary', 'text', '概述', { suggests: 'documents' })]));
  type('概述', '夜间停车收费');
  const link = await screen.findByRole('link', { name: /夜间停车收费办法/ }, { timeout: 4000 });
  expect([link.getAttribute('href'), link.getAttribute('rel')]).toEqual([
    'https://portal.example.test/1',
    expect.stringContaining('noreferrer'),
  ]);
  expect(screen.getByText('停车规划')).toBeTruthy();
  expect(world.asked).toMatchObject([
    { url: '/workboard/forms/decision/suggestions', method: 'POST', params: {}, body: { field: 'summary', text: '夜间停车收费' } },
  ]);
  type('概述', '夜');
  await waitFor(() => expect(screen.queryByRole('link')).toBeNull(), { timeout: 3000 });
  expect(world.asked).toHaveLength(1);
});
