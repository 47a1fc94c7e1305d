import { fireEvent, screen, waitFor, within } from '@testing-library/react';

import { CardDrawer, FireProvider } from '../../../plugins/workboard/admin/src/features/card';
import type { CardDetail } from '../../../plugins/workboard/shared/contract';
import { card, event, text, unmet } from '../helpers/board-data';
import { stubBoardLayout } from '../helpers/board-layout';
import { clockView, start } from '../helpers/clock-data';
import { change } from '../helpers/fire-page';
import { renderWithProviders } from '../helpers/render';
import { world } from '../helpers/strapi-admin';

jest.mock('@strapi/strapi/admin', () => jest.requireActual<object>('../helpers/strapi-admin'));

beforeAll(stubBoardLayout);

const detail: CardDetail = {
  ...card(1, 'review', { title: '停车泊位建设计划', stageTitle: text('审查中') }),
  workflowTitle: text('公文公开'),
  subject: { uid: 'api::document.document', documentId: 'abc', href: '/content-manager/collection-types/api::document.document/abc' },
  clocks: [clockView([start('2026-09-30')], '2026-09-30')],
  events: [
    event('approve', '审定', 'approval'),
    event('confirm', '确认撤下', 'closed', {
      allowed: false,
      unmet: [{ code: 'stage', message: text('只能在“已撤下”阶段进行'), clauses: [] }] as never,
    }),
    event('publish', '发布', 'published', {
      allowed: false,
      unmet: [{ code: 'guard', message: text('须先审定'), clauses: ['R-PUB-08'] }] as never,
    }),
  ] as unknown as CardDetail['events'],
  tasks: [
    {
      id: 1,
      key: 'opine',
      title: text('提出公开属性意见'),
      role: 'section_head',
      roleTitle: text('科室负责人'),
      event: null,
      clauses: ['R-PUB-03'],
      due: null,
    },
  ],
  recipients: [],
  matrices: [],
  links: [
    {
      kind: 'interpretation',
      card: 8,
      workflow: 'interpretation',
      stage: 'draft',
      workflowTitle: { 'zh-Hans': '政策解读', en: 'Interpretations' },
      due: null,
      stageTitle: text('起草'),
      title: '停车计划解读',
      uid: 'api::interpretation.interpretation',
      documentId: 'x',
    },
  ],
  history: [
    {
      ...change,
      to: 'review',
      form: { key: 'decision', version: 2, answers: [{ label: text('意见'), value: '同意' }] },
      clauses: ['R-PUB-04'],
    },
  ],
  persons: [],
  readOnly: null,
  keepsPersonal: false,
  repeats: false,
  watching: false,
  facts: [{ label: text('文种'), value: '规范性文件' }],
};

function open(onClose: () => void = () => undefined) {
  world.asked.length = 0;
  const events = [event('publish', '发布', 'published', { allowed: false, unmet: [unmet('须先审定', 'R-PUB-08')] })];
  world.answer = ({ url }) => {
    if (url === '/workboard/cards/1') return { data: { data: detail } };
    if (url === '/workboard/cards/1/permitted') return { data: { data: { card: 1, revision: 1, events } } };
    return { error: { name: 'NotFoundError', message: 'Not Found', status: 404 } };
  };
  return renderWithProviders(
    <FireProvider>
      <button>card</button>
      <CardDrawer cardId={1} onClose={onClose} />
    </FireProvider>,
  );
}

test('board 30, 37 · the drawer tells number, stage, unit, clocks, tasks, partners, facts and what happened', async () => {
  open();
  const drawer = await screen.findByRole('dialog', { name: '办件详情：停车泊位建设计划' });
  await within(drawer).findByRole('heading', { level: 2 });
  for (const words of [
    '2026-0001 · 审查中 · 政务公开科',
    '门户公开',
    '提出公开属性意见',
    '由科室负责人办理',
    '文种',
    '规范性文件',
    '周明（法规科）',
    '审查 → 起草',
    '理由：缺依据',
  ]) {
    expect(drawer.textContent).toContain(words);
  }
  expect(within(drawer).getByRole('link', { name: '停车计划解读' }).getAttribute('href')).toBe(
    '/plugins/workboard/boards/interpretation?card=8',
  );
  expect(within(drawer).getByText('表单内容（1 项，第 2 版）')).toBeTruthy();
});

test('board 31 · it leads to the entry in the content manager', async () => {
  open();
  expect((await screen.findByRole('link', { name: '打开内容条目' })).getAttribute('href')).toContain('api::document.document/abc');
});

test('「这个日期是怎么来的」 unfolds', async () => {
  open();
  const button = await screen.findByRole('button', { name: '这个日期是怎么来的' });
  expect(screen.queryByText(/调休上班/)).toBeNull();
  fireEvent.click(button);
  expect(button.getAttribute('aria-expanded')).toBe('true');
  expect(screen.getByText(/调休上班，计入工作日/)).toBeTruthy();
});

test('what may be done stands in the menu; the rest says why not', async () => {
  open();
  fireEvent.keyDown(await screen.findByRole('button', { name: '下一步' }), { key: 'Enter' });
  const items = await screen.findAllByRole('menuitem');
  expect(items.map((item) => item.textContent)).toEqual(['审定', '发布暂不能：须先审定']);
});

test('D.3-35 · a step without a form says in the menu what it does to the clocks, before it is chosen; one with a form says it there', async () => {
  open();
  const known = world.answer;
  const clocks = [
    { key: 'sign', title: text('送签'), clauses: [], change: 'extend', from: '2026-11-26', fromAt: null, to: '2026-11-27', toAt: null },
  ];
  world.answer = (asked) =>
    asked.url === '/workboard/cards/1/events/approve/preview'
      ? { data: { data: { clocks, open: [], earliest: {}, hints: [] } } }
      : known(asked);
  fireEvent.keyDown(await screen.findByRole('button', { name: '下一步' }), { key: 'Enter' });
  const step = await screen.findByRole('menuitem', { name: /^审定/ });
  expect(await within(step).findByText('送签延长 2026年11月26日 周四 → 2026年11月27日 周五')).toBeTruthy();
  expect(world.asked.filter(({ url }) => url.includes('/events/publish/'))).toEqual([]);
});

test('X-05 · what may not be done yet, chosen, says why and is not fired', async () => {
  open();
  fireEvent.keyDown(await screen.findByRole('button', { name: '下一步' }), { key: 'Enter' });
  fireEvent.click(await screen.findByRole('menuitem', { name: /发布/ }));
  expect(await screen.findByRole('heading', { name: '暂不能“发布”：还差 1 项' })).toBeTruthy();
  // A preview is only a question.
  expect(world.asked.filter(({ method, url }) => method === 'POST' && !url.endsWith('/preview'))).toEqual([]);
});

test('the drawer takes the focus, closes on Escape and gives the focus back', async () => {
  let closed = 0;
  world.answer = () => ({ data: { data: detail } });
  const before = document.createElement('button');
  document.body.append(before);
  before.focus();
  const view = open(() => {
    closed += 1;
  });
  const drawer = await screen.findByRole('dialog');
  await waitFor(() => expect(document.activeElement).toBe(drawer));
  fireEvent.keyDown(drawer, { key: 'Escape' });
  expect(closed).toBe(1);
  view.unmount();
  expect(document.activeElement).toBe(before);
});

test('a card that is not there, or not mine to see, is told in a sentence', async () => {
  world.answer = () => ({ error: { name: 'NotFoundError', message: 'Not Found', status: 404 } });
  renderWithProviders(
    <FireProvider>
      <CardDrawer cardId={2} onClose={() => undefined} />
    </FireProvider>,
  );
  expect(await screen.findByText('没有该办件，或者您无权查看。')).toBeTruthy();
});
