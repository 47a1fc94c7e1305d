import { fireEvent, screen, waitFor, within } from '@testing-library/react';

import { event, text, unmet } from '../helpers/board-data';
import { stubBoardLayout } from '../helpers/board-layout';
import { conflict, done, openFire, posts, refusal, results } from '../helpers/fire-page';
import { world } from '../helpers/strapi-admin';

jest.mock('@strapi/strapi/admin', () => jest.requireActual<object>('../helpers/strapi-admin'));

beforeAll(stubBoardLayout);
beforeEach(() => window.sessionStorage.clear());

const dialog = () => screen.findByRole('dialog', { name: '送审定' });
const opinion = () => screen.findByLabelText<HTMLTextAreaElement>('意见');
const write = async (words: string) => fireEvent.change(await opinion(), { target: { value: words } });
const submit = async () => fireEvent.click(within(await dialog()).getByRole('button', { name: '送审定' }));

test('an event without a form is fired at once, and the notice says the stage and the clock', async () => {
  openFire({ fired: () => done('审查') }, null);
  await waitFor(() => expect(results).toEqual([expect.objectContaining({ outcome: 'done' })]));
  expect(posts()[0]?.body).toEqual({ event: undefined, expectedRevision: 1 });
  const told = await screen.findByText('“送审定”已完成，现在是“审查”。审查：截止 2026年11月27日 周五。');
  expect(told.closest('[role="status"]')).toBeTruthy();
  expect(screen.queryByRole('dialog')).toBeNull();
});

test('board 8 · the next step stands on one’s own last one, also while the page has not read the card again', async () => {
  openFire({}, null);
  await waitFor(() => expect(results).toHaveLength(1));
  fireEvent.click(screen.getByRole('button', { name: 'fire' }));
  await waitFor(() => expect(results).toHaveLength(2));
  expect(posts().map(({ body }) => (body as { expectedRevision: number }).expectedRevision)).toEqual([1, 2]);
});

test('R-EXP-16 · warnings do not refuse; they are shown with their clauses', async () => {
  const answer = done() as { data: { data: object } };
  openFire({ fired: () => ({ data: { data: { ...answer.data.data, warnings: [unmet('解读材料宜同步', 'R-INT-02')] } } }) }, null);
  await waitFor(() => expect(world.notices).toHaveLength(1));
  expect(world.notices[0]).toMatchObject({ type: 'warning', message: '请注意：解读材料宜同步（R-INT-02）' });
});

test('board 5 · an event with a form sends what was typed into it, tidied', async () => {
  openFire({}, 'decision');
  expect(await screen.findByText('请写明审定意见')).toBeTruthy();
  await write('  同意  ');
  await submit();
  await waitFor(() => expect(posts()[0]?.body).toMatchObject({ form: { opinion: '同意' } }));
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
});

test('X-05 · a refusal lists every unmet clause with the law’s sentence and its cure, and keeps what was typed', async () => {
  const items = [
    {
      ...unmet('保密审查尚未办结', 'R-SEC-02'),
      cure: { in: 'linked', workflow: 'secrecy', label: text('打开保密审查'), href: '/admin/plugins/workboard/boards/secrecy?card=8' },
    },
    {
      ...unmet('标题须与正文一致', 'R-PUB-04'),
      cure: {
        in: 'subject',
        attribute: 'title',
        label: text('去修改标题'),
        href: '/content-manager/collection-types/api::document.document/abc?field=title',
      },
    },
    { ...unmet('尚未送科室负责人', 'R-PUB-03'), cure: { in: 'event', event: 'opine', label: text('先送科室负责人'), href: null } },
  ];
  const fields = [{ field: 'servedOn', code: 'required', message: text('请填写送达日期'), clauses: ['N-10'] }];
  openFire({ fired: () => refusal({ unmet: items, fields }) }, 'decision');
  await write('同意公开');
  await submit();

  const heading = await screen.findByRole('heading', { name: '暂不能“送审定”：还差 4 项' });
  await waitFor(() => expect(document.activeElement).toBe(heading));
  const list = within(heading.closest('section') as HTMLElement);
  const rows = list.getAllByRole('listitem').map((row) => row.textContent);
  expect(rows).toHaveLength(4);
  for (const words of ['R-SEC-02', '“原文”', '保密审查尚未办结']) expect(rows[0]).toContain(words);
  expect(list.getByRole('link', { name: '打开保密审查' }).getAttribute('href')).toBe('/plugins/workboard/boards/secrecy?card=8');
  expect(list.getByRole('link', { name: '去修改标题' }).getAttribute('href')).toContain('?field=title');
  expect(list.getByRole('button', { name: '先送科室负责人' })).toBeTruthy();
  expect((await opinion()).value).toBe('同意公开');

  fireEvent.click(list.getByRole('button', { name: '去填写' }));
  expect(document.activeElement).toBe(screen.getByLabelText('送达日期'));
  expect(screen.getByLabelText('送达日期').getAttribute('aria-invalid')).toBe('true');
});

test('X-05 · “what you typed is kept” is said only where something was typed', async () => {
  openFire({ fired: () => refusal({ unmet: [unmet('保密审查尚未办结', 'R-SEC-02')], fields: [] }) }, 'decision');
  await opinion();
  await submit();
  await screen.findByRole('heading', { name: /还差/ });
  expect(screen.queryByText('您填写的内容已保留')).toBeNull();
  await write('同意公开');
  await submit();
  await screen.findByText('您填写的内容已保留');
});

test('X-05 · a field that is mended leaves the list at once', async () => {
  const fields = [{ field: 'servedOn', code: 'required', message: text('请填写送达日期'), clauses: [] }];
  openFire({ fired: () => refusal({ unmet: [unmet('须先审定', 'R-PUB-08')], fields }) }, 'decision');
  await opinion();
  await submit();
  await screen.findByRole('heading', { name: /还差 2 项/ });
  fireEvent.change(screen.getByLabelText('送达日期'), { target: { value: '2026-11-24' } });
  await screen.findByRole('heading', { name: /还差 1 项/ });
});

test('X-05 · what is missing already is said before anything is typed', async () => {
  const waiting = event('decide', '送审定', 'approval', { form: 'decision', allowed: false, unmet: [unmet('须先审定', 'R-PUB-08')] });
  openFire({ permitted: [waiting] }, 'decision');
  await screen.findByRole('heading', { name: '暂不能“送审定”：还差 1 项' });
  expect(posts()).toHaveLength(0);
});

test('a refusal without a form stands alone, and the event that cures it can be fired from it', async () => {
  const item = {
    ...unmet('尚未送科室负责人', 'R-PUB-03'),
    cure: { in: 'event', event: 'opine', label: text('先送科室负责人'), href: null },
  };
  let calls = 0;
  openFire(
    { permitted: [event('opine', '送科室负责人', 'review')], fired: () => ((calls += 1) === 1 ? refusal({ unmet: [item] }) : done()) },
    null,
  );
  fireEvent.click(await screen.findByRole('button', { name: '先送科室负责人' }));
  await waitFor(() => expect(posts()).toHaveLength(2));
  expect(posts()[1]).toMatchObject({ url: '/workboard/cards/1/events/opine', body: { expectedRevision: 4 } });
  expect(results).toEqual([{ outcome: 'refused' }]);
});

test('board 8 · a conflict shows who changed what, keeps the text, and tries again on the latest state', async () => {
  let calls = 0;
  openFire({ fired: () => ((calls += 1) === 1 ? conflict() : done()) }, 'decision');
  await write('同意公开');
  await submit();
  const notice = (await screen.findByRole('heading', { name: '在您办理期间，该办件已有变动' })).closest('section') as HTMLElement;
  for (const words of ['周明（法规科）', '退改', '理由：缺依据', '现在：起草']) expect(notice.textContent).toContain(words);
  expect((await opinion()).value).toBe('同意公开');
  fireEvent.click(screen.getByRole('button', { name: '在最新状态上重试' }));
  await waitFor(() => expect(posts()).toHaveLength(2));
  expect(posts()[1]?.body).toMatchObject({ expectedRevision: 5, form: { opinion: '同意公开' } });
  await waitFor(() => expect(results).toEqual([expect.objectContaining({ outcome: 'done' })]));
});

test('board 8 · “查看最新” leads to the card and tells the board', async () => {
  const { where } = openFire({ fired: conflict }, null);
  fireEvent.click(await screen.findByRole('button', { name: '查看最新' }));
  await waitFor(() => expect(results[0]).toMatchObject({ outcome: 'conflict', card: { revision: 5 } }));
  expect(`${where.pathname}${where.search}`).toBe('/plugins/workboard/boards/official-document?card=1');
});

test('board 41 · without an answer of the server the text stays and can be sent again', async () => {
  let calls = 0;
  openFire({ fired: () => ((calls += 1) === 1 ? { error: { name: 'TypeError', message: 'Failed to fetch' } } : done()) }, 'decision');
  await write('同意公开');
  await submit();
  expect(await screen.findByText(/^服务器没有应答/)).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '重试' }));
  await waitFor(() => expect(posts()[1]?.body).toMatchObject({ form: { opinion: '同意公开' } }));
});

test('board 41 · Escape asks before typed text is thrown away, and keeps it unless told', async () => {
  openFire({}, 'decision');
  await write('同意公开');
  fireEvent.keyDown(await dialog(), { key: 'Escape' });
  const question = await screen.findByRole('alertdialog', { name: '放弃已填写的内容？' });
  fireEvent.click(within(question).getByRole('button', { name: '继续填写' }));
  expect((await opinion()).value).toBe('同意公开');
  fireEvent.keyDown(await dialog(), { key: 'Escape' });
  fireEvent.click(within(await screen.findByRole('alertdialog')).getByRole('button', { name: '放弃并关闭' }));
  await waitFor(() => expect(results).toEqual([{ outcome: 'cancelled' }]));
});

test('Escape closes an untouched form without a question', async () => {
  openFire({}, 'decision');
  await opinion();
  fireEvent.keyDown(await dialog(), { key: 'Escape' });
  await waitFor(() => expect(results).toEqual([{ outcome: 'cancelled' }]));
  expect(screen.queryByRole('alertdialog')).toBeNull();
});

test('board 41 · a draft survives a reload and is gone once it was submitted', async () => {
  const first = openFire({}, 'decision');
  await write('写到一半');
  first.unmount();
  openFire({}, 'decision');
  await screen.findByText('已恢复上次没有提交的内容。');
  expect((await opinion()).value).toBe('写到一半');
  await submit();
  await waitFor(() => expect(results.some((result) => result?.outcome === 'done')).toBe(true));
  expect(window.sessionStorage.length).toBe(0);
});
