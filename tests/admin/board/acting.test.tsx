import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';

import { card, text, unmet } from '../helpers/board-data';
import { asked, cardNode, columnOf, office, openBoard, serve, settleIn, type Office } from '../helpers/board-page';
import { stubBoardLayout } from '../helpers/board-layout';
import { world, type Asked } from '../helpers/strapi-admin';

jest.mock('@strapi/strapi/admin', () => jest.requireActual<object>('../helpers/strapi-admin'));

beforeAll(stubBoardLayout);

let house: Office;
beforeEach(() => {
  house = office();
  window.sessionStorage.clear();
});

/** Lets the server of the board answer some questions otherwise. */
function answering(more: (asked: Asked) => unknown): void {
  const before = world.answer;
  world.answer = (one) => {
    const found = more(one);
    return found === undefined ? before(one) : { data: { data: found } };
  };
}

async function open() {
  const view = await openBoard(house);
  await screen.findByText('停车泊位建设计划');
  return view;
}

const key = (name: string, code: string, more: object = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key: name, code, ...more });
const focus = (id: number) => act(() => cardNode(id).focus());

async function move() {
  focus(1);
  key('m', 'KeyM');
  fireEvent.click(await screen.findByRole('button', { name: /送审(?!定)/ }));
  await waitFor(() => expect(asked('POST', '/events/submit')).toHaveLength(1));
}

describe('undo', () => {
  beforeEach(() => {
    house.fired = (request) => {
      settleIn(house, 'review');
      return office().fired(request);
    };
  });

  test.each([
    ['the button of the toast', async () => fireEvent.click(await screen.findByRole('button', { name: /撤销/ }))],
    ['Ctrl+Z', async () => screen.findByRole('button', { name: /撤销/ }).then(() => key('z', 'KeyZ', { ctrlKey: true }))],
    ['U', async () => screen.findByRole('button', { name: /撤销/ }).then(() => key('u', 'KeyU'))],
  ])('D.3-7 · a step is taken back by %s, at the revision it left', async (_name, takeBack) => {
    await open();
    await move();
    await takeBack();
    await waitFor(() => expect(asked('POST', '/events/withdraw')).toHaveLength(1));
    expect(asked('POST', '/events/withdraw')[0]?.body).toMatchObject({ expectedRevision: 2, undo: true });
  });

  test('D.3-7 · Ctrl+Z in a field undoes typing and no step', async () => {
    await open();
    await move();
    await screen.findByRole('button', { name: /撤销/ });
    act(() => screen.getByLabelText('搜索看板').focus());
    key('z', 'KeyZ', { ctrlKey: true });
    key('u', 'KeyU');
    expect(asked('POST', '/events/withdraw')).toHaveLength(0);
  });

  test('D.3-7 · where the workflow allows none, the toast says why and offers nothing', async () => {
    house.fired = (request) => {
      const answer = office().fired(request) as { data: { data: object } };
      return { data: { data: { ...answer.data.data, undo: { why: text('已公开的内容只能撤下公开，须说明理由') } } } };
    };
    await open();
    await move();
    expect(await screen.findByText('不能撤销：已公开的内容只能撤下公开，须说明理由')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /撤销/ })).toBeNull();
  });
});

describe('keys', () => {
  test('D.3-36 · J and K go from card to card, Enter opens, ? shows the sheet', async () => {
    const { where } = await open();
    key('j', 'KeyJ');
    expect(document.activeElement).toBe(cardNode(1));
    key('j', 'KeyJ');
    expect(document.activeElement).toBe(cardNode(2));
    key('k', 'KeyK');
    expect(document.activeElement).toBe(cardNode(1));
    key('Enter', 'Enter');
    await waitFor(() => expect(where.search).toContain('card=1'));
    key('?', 'Slash', { shiftKey: true });
    const sheet = await screen.findByRole('dialog', { name: '键盘快捷键' });
    for (const words of ['移动到…', '指定承办人', '写评论', '撤销刚才的步骤']) expect(within(sheet).getByText(words)).toBeTruthy();
  });

  test('D.3-36 · no key works while somebody types in a field', async () => {
    await open();
    act(() => screen.getByLabelText('搜索看板').focus());
    for (const [name, code] of [
      ['?', 'Slash'],
      ['x', 'KeyX'],
      ['m', 'KeyM'],
      ['j', 'KeyJ'],
    ] as const)
      key(name, code);
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(screen.queryByText(/已选/)).toBeNull();
    expect(document.activeElement).toBe(screen.getByLabelText('搜索看板'));
  });

  test('D.3-36 · W follows the card, / goes to the search', async () => {
    await open();
    answering(({ url, method }) => {
      if (url === '/workboard/cards/2' && method === 'GET') return { id: 2, title: '公文2', watching: false };
      return url.endsWith('/watch') ? { watching: true } : undefined;
    });
    focus(2);
    key('w', 'KeyW');
    await waitFor(() => expect(asked('PUT', '/cards/2/watch')).toHaveLength(1));
    await waitFor(() => expect(world.notices).toMatchObject([{ type: 'success', message: expect.stringContaining('已关注') as string }]));
    key('/', 'Slash');
    expect(document.activeElement).toBe(screen.getByLabelText('搜索看板'));
  });
});

describe('assigning', () => {
  test('D.3-33 · A opens it; “give it to me” is one press, at the revision seen, and only who may act is suggested', async () => {
    const [draft] = house.board.columns;
    if (draft) draft.cards = draft.cards.map((card) => ({ ...card, assignee: null }));
    await open();
    answering(({ url, method, params }) => {
      if (url.endsWith('/people')) return params.acting === '1' ? [{ id: 7, name: '林知秋', units: ['政务公开科'] }] : [];
      return method === 'PUT' && url.endsWith('/assignee') ? house.board.columns[0]?.cards[1] : undefined;
    });
    focus(2);
    key('a', 'KeyA');
    fireEvent.click(await screen.findByRole('button', { name: '交给我' }));
    await waitFor(() => expect(asked('PUT', '/cards/2/assignee')[0]?.body).toEqual({ expectedRevision: 1, assignee: 7 }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });
});

describe('many cards', () => {
  const clockChange = {
    key: 'sign',
    title: text('送签'),
    clauses: [],
    change: 'start',
    from: null,
    fromAt: null,
    to: '2026-11-27',
    toAt: null,
  };
  const permitted = [
    {
      event: 'submit',
      title: text('送审'),
      toTitle: text('审查'),
      stays: false,
      back: false,
      form: null,
      extends: false,
      clocks: true,
      undo: null,
      cards: [1, 2],
    },
  ];

  test('D.3-32 · X, Ctrl and Shift select; Escape gives the selection up; a click without them still opens', async () => {
    const { where } = await open();
    focus(1);
    key('x', 'KeyX');
    expect(await screen.findByText('已选 1 件')).toBeTruthy();
    fireEvent.click(cardNode(2), { shiftKey: true });
    expect(await screen.findByText('已选 2 件')).toBeTruthy();
    fireEvent.click(cardNode(3), { ctrlKey: true });
    expect(await screen.findByText('已选 3 件')).toBeTruthy();
    expect(where.search).not.toContain('card=');
    fireEvent.click(screen.getByRole('checkbox', { name: '选择《公文2》' }));
    expect(await screen.findByText('已选 2 件')).toBeTruthy();
    key('Escape', 'Escape');
    await waitFor(() => expect(screen.queryByText(/已选/)).toBeNull());
    fireEvent.click(cardNode(2));
    await waitFor(() => expect(where.search).toContain('card=2'));
  });

  test('D.3-32 · where it could not be read what can be done, that is said, and asked again', async () => {
    await open();
    const { answer } = world;
    world.answer = (asked) =>
      asked.url.endsWith('/bulk/permitted') ? { error: { name: 'InternalServerError', message: '', status: 500 } } : answer(asked);
    focus(1);
    key('x', 'KeyX');
    const told = within(await screen.findByRole('region', { name: '批量办理' }));
    expect(await told.findByText('没有读到可以办理的事项。')).toBeTruthy();
    answering(({ url }) => (url.endsWith('/bulk/permitted') ? permitted : undefined));
    fireEvent.click(told.getByRole('button', { name: '重试' }));
    await waitFor(() => expect(told.queryByText('没有读到可以办理的事项。')).toBeNull());
  });

  test('D.3-32 · every card has its line in the report, and what was not done stays selected', async () => {
    await open();
    answering(({ url, body }) => {
      if (url.endsWith('/bulk/permitted')) return permitted;
      if (url.endsWith('/bulk/events/submit/preview')) return [{ card: 1, clocks: [clockChange], open: [], earliest: {}, hints: [] }];
      if (!url.endsWith('/bulk/events/submit')) return undefined;
      expect(body).toEqual({ cards: [1, 2].map((id) => ({ id, expectedRevision: 1 })) });
      return {
        items: [
          { card: 1, outcome: 'done', summary: house.board.columns[0]?.cards[0] },
          {
            card: 2,
            outcome: 'refused',
            number: null,
            title: '第二件',
            message: '',
            unmet: [unmet('保密审查尚未办结', 'R-SEC-02')],
            fields: [],
          },
        ],
      };
    });
    focus(1);
    key('x', 'KeyX');
    fireEvent.click(cardNode(2), { shiftKey: true });
    const menu = await screen.findByRole('button', { name: '批量办理' });
    await waitFor(() => expect(menu).toHaveProperty('disabled', false));
    fireEvent.keyDown(menu, { key: 'Enter' });
    fireEvent.click(await screen.findByText('送审（2/2 件可办） → 审查'));
    const confirm = await screen.findByRole('dialog', { name: '送审：2 件' });
    expect(await within(confirm).findByText('送签起算 2026年11月27日 周五')).toBeTruthy();
    expect(asked('POST', '/bulk/events/submit')).toHaveLength(0);
    fireEvent.click(within(confirm).getByRole('button', { name: '送审' }));
    const report = await screen.findByRole('dialog', { name: '“送审”：办成 1 件，未办 1 件' });
    expect(within(report).getByText('已办')).toBeTruthy();
    expect(within(report).getByText('保密审查尚未办结')).toBeTruthy();
    expect(within(report).getByText('R-SEC-02')).toBeTruthy();
    fireEvent.click(within(report).getAllByRole('button', { name: '关闭' }).at(-1) as HTMLElement);
    expect(await screen.findByText('已选 1 件')).toBeTruthy();
  });
});

test('D.3-35 · a step without a form says in the list what it does to the clocks, before it is chosen', async () => {
  await open();
  answering(({ url }) =>
    url === '/workboard/cards/1/events/submit/preview'
      ? {
          clocks: [
            {
              key: 'sign',
              title: text('送签'),
              clauses: [],
              change: 'extend',
              from: '2026-11-26',
              fromAt: null,
              to: '2026-11-27',
              toAt: null,
            },
          ],
          open: [],
        }
      : undefined,
  );
  focus(1);
  key('m', 'KeyM');
  const step = await screen.findByRole('button', { name: /送审(?!定)/ });
  expect(await within(step).findByText('送签延长 2026年11月26日 周四 → 2026年11月27日 周五')).toBeTruthy();
});

test('D.3-30 · Escape closes the drawer from wherever the focus is, after it has given up the selection', async () => {
  const { where } = await open();
  fireEvent.click(cardNode(2));
  await waitFor(() => expect(where.search).toContain('card=2'));
  focus(1);
  key('x', 'KeyX');
  await screen.findByText('已选 1 件');
  key('Escape', 'Escape');
  await waitFor(() => expect(screen.queryByText(/已选/)).toBeNull());
  expect(where.search).toContain('card=2');
  key('Escape', 'Escape');
  await waitFor(() => expect(where.search).not.toContain('card=2'));
});

test('D.3-12, D.3-4 · a full column says so while a card is in hand', async () => {
  const full = { code: 'wip' as const, message: text('“审查”在办已达上限 13 件，请先办结其中一件'), clauses: [], cure: null };
  house.events = house.events.map((one) => (one.event === 'submit' ? { ...one, allowed: false, unmet: [full] } : one));
  await open();
  focus(1);
  fireEvent.keyDown(cardNode(1), { code: 'Space', key: ' ' });
  expect(await within(columnOf('review')).findByText('“审查”在办已达上限 13 件，请先办结其中一件')).toBeTruthy();
  expect(columnOf('review').dataset.verdict).toBe('refused');
  fireEvent.keyDown(document, { code: 'Escape', key: 'Escape' });
  expect(asked('POST', '/events/submit')).toHaveLength(0);
});

test('D.3-14 · a card tells how many comments and files lie beside it, in words too', async () => {
  const [draft] = house.board.columns;
  if (draft) draft.cards = draft.cards.map((card) => (card.id === 2 ? { ...card, comments: 3, attachments: 1 } : card));
  await open();
  expect(within(cardNode(2)).getByRole('img', { name: '3 条评论，1 个附件' })).toBeTruthy();
  expect(within(cardNode(1)).queryByRole('img', { name: /评论/ })).toBeNull();
});

test('D.3-22 · two columns that near their ends at once are both given their next windows', async () => {
  await open();
  const before = world.answer;
  world.answer = async (one) => {
    if (!one.url.includes('/columns/')) return before(one);
    await new Promise((done) => setTimeout(done, 20));
    return { data: { data: { cards: [one.params.after === 'a' ? card(41, 'draft') : card(42, 'review')], next: null } } };
  };
  house.board = { ...house.board, columns: house.board.columns.map((column, at) => ({ ...column, next: ['a', 'b'][at] ?? null })) };
  act(() => void window.dispatchEvent(new Event('online')));
  await waitFor(() => expect([cardNode(41), cardNode(42)]).toHaveLength(2));
});

describe('what was typed', () => {
  test('D.3-41 · a form that was not sent is offered again after a new login, with its text', async () => {
    const unfinished = [
      { actor: 7, workflow: 'official-document', card: 1, cardTitle: '停车泊位建设计划', event: 'decide', title: text('送审定') },
    ];
    window.sessionStorage.setItem('workboard.unfinished', JSON.stringify(unfinished));
    await open();
    expect(await screen.findByText('您有没有提交的内容：“送审定” · 停车泊位建设计划')).toBeTruthy();
    serve(house);
    answering(({ url }) => (url === '/workboard/cards/1' ? { ...house.board.columns[0]?.cards[0], events: house.events } : undefined));
    fireEvent.click(screen.getByRole('button', { name: '继续填写' }));
    expect(await screen.findByRole('dialog', { name: '送审定' })).toBeTruthy();
  });

  test('D.3-41 · it is offered to nobody else', async () => {
    window.sessionStorage.setItem(
      'workboard.unfinished',
      JSON.stringify([{ actor: 8, workflow: 'official-document', card: 1, cardTitle: '停车', event: 'decide', title: text('送审定') }]),
    );
    await open();
    expect(screen.queryByText(/没有提交的内容/)).toBeNull();
  });
});

test('D.3-40 · what was asked before a card was lifted moves nothing under the hand, and is shown as soon as the hand is empty', async () => {
  await open();
  let release = () => {};
  const held = new Promise<void>((done) => (release = done));
  const answer = world.answer;
  world.answer = async (one) => {
    if (one.url === '/workboard/boards/official-document') await held;
    return answer(one);
  };
  settleIn(house, 'approval');
  // Back on the line: the board is asked for at once, and its answer takes its time.
  act(() => void window.dispatchEvent(new Event('online')));
  focus(2);
  fireEvent.keyDown(cardNode(2), { code: 'Space', key: ' ' });
  await waitFor(() => expect(columnOf('review').dataset.verdict).toBe('legal'));
  release();
  await act(() => new Promise((done) => setTimeout(done, 50)));
  expect(within(columnOf('draft')).getByText('停车泊位建设计划')).toBeTruthy();
  fireEvent.keyDown(document, { code: 'Escape', key: 'Escape' });
  await waitFor(() => expect(within(columnOf('approval')).getByText('停车泊位建设计划')).toBeTruthy());
});
