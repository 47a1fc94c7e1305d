import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';

import { event, text, unmet } from '../helpers/board-data';
import { asked, cardNode, columnOf, office, openBoard, settleIn, spoken, status, type Office } from '../helpers/board-page';
import { stubBoardLayout } from '../helpers/board-layout';
import { world } from '../helpers/strapi-admin';

jest.mock('@strapi/strapi/admin', () => jest.requireActual<object>('../helpers/strapi-admin'));

beforeAll(stubBoardLayout);

let house: Office;
beforeEach(() => {
  house = office();
});

async function lift(id: number, code = 'Space') {
  const node = cardNode(id);
  act(() => node.focus());
  fireEvent.keyDown(node, { code, key: code === 'Space' ? ' ' : code });
  // The sensor listens from the next turn on.
  await act(() => new Promise((done) => setTimeout(done, 0)));
}

async function press(code: string) {
  fireEvent.keyDown(document, { code, key: code });
  await act(() => new Promise((done) => setTimeout(done, 0)));
}

async function liftFirst(code?: string) {
  await openBoard(house);
  await screen.findByText('停车泊位建设计划');
  await lift(1, code);
  await waitFor(() => expect(columnOf('review').dataset.verdict).toBe('legal'));
}

test('board 1, 2 · Space lifts a card, the arrow carries it to the next legal column, Space drops it there and the event is fired', async () => {
  house.fired = (request) => {
    settleIn(house, 'review');
    return office().fired(request);
  };
  await liftFirst();
  expect(asked('GET', '/cards/1/permitted')).toHaveLength(1);
  await press('ArrowRight');
  await waitFor(() => expect(spoken()).toContain('“审查”上方'));
  await press('Space');
  await waitFor(() => expect(asked('POST', '/workboard/cards/1/events/submit')).toHaveLength(1));
  expect(asked('POST', '/events/submit')[0]?.body).toMatchObject({ expectedRevision: 1 });
  expect(await within(columnOf('review')).findByText('停车泊位建设计划')).toBeTruthy();
});

test('board 2 · a card that changed since the board was drawn is moved at the revision it has now', async () => {
  house.now = { revision: 7, stage: 'draft', stageTitle: text('起草') };
  await liftFirst();
  await press('ArrowRight');
  await press('Space');
  await waitFor(() => expect(asked('POST', '/events/submit')[0]?.body).toMatchObject({ expectedRevision: 7 }));
});

test('board 2 · a card that somebody else has moved meanwhile is not dropped anywhere: it says so, and the board is asked again', async () => {
  house.now = { revision: 7, stage: 'approval', stageTitle: text('审定') };
  await liftFirst();
  const before = asked('GET', '/boards/official-document').length;
  settleIn(house, 'approval');
  await press('ArrowRight');
  await press('Space');
  await waitFor(() => expect(asked('GET', '/boards/official-document').length).toBeGreaterThan(before));
  expect(await within(columnOf('approval')).findByText('停车泊位建设计划')).toBeTruthy();
  expect(world.notices).toEqual([
    expect.objectContaining({ type: 'info', message: expect.stringContaining('已由他人移到“审定”') as string }),
  ]);
  expect(asked('POST', '/events/')).toHaveLength(0);
});

test('board 9 · the focus ends on the moved card in its new column', async () => {
  house.fired = (request) => {
    settleIn(house, 'review');
    return office().fired(request);
  };
  await liftFirst();
  await press('ArrowRight');
  await press('Enter');
  await waitFor(() => expect(columnOf('review').contains(document.activeElement)).toBe(true));
  expect(document.activeElement).toBe(cardNode(1));
});

test('board 4 · on pick-up legal columns say what the drop does, the others dim and say why not', async () => {
  await liftFirst();
  expect(within(columnOf('review')).getByText('松开：送审')).toBeTruthy();
  const approval = within(columnOf('approval'));
  expect(approval.getByText('松开：送审定')).toBeTruthy();
  expect(approval.getByText('将打开表单 · 起算 审定 3 个工作日')).toBeTruthy();

  const published = columnOf('published');
  expect(published.dataset.verdict).toBe('refused');
  expect(within(published).getByText('还差 2 项')).toBeTruthy();
  expect(within(published).getByText('保密审查尚未办结')).toBeTruthy();
  expect(within(published).getByText('R-SEC-02')).toBeTruthy();
  expect(within(columnOf('archived')).getByText('此阶段没有可办的步骤')).toBeTruthy();
});

test('board 4 · another person’s step and another stage’s step are called what they are', async () => {
  const reason = (message: string, code: 'role' | 'stage') => ({ ...unmet(message, 'R-PUB-01'), code });
  house.events = [
    event('submit', '送审', 'review'),
    event('decide', '送审定', 'approval', { allowed: false, unmet: [reason('须由经办人办理', 'role')] }),
    event('reopen', '重新公开', 'published', { allowed: false, unmet: [reason('只能在“已归档”阶段进行', 'stage')] }),
    event('publish', '发布', 'published', {
      allowed: false,
      unmet: [unmet('须先审定', 'R-PUB-08'), unmet('保密审查尚未办结', 'R-SEC-02')],
    }),
  ];
  await liftFirst();
  expect(within(columnOf('approval')).getByText('不由您办理')).toBeTruthy();
  // Of two closed ways the one that starts at this stage is explained.
  expect(within(columnOf('published')).getByText('须先审定')).toBeTruthy();
  expect(within(columnOf('published')).queryByText(/已归档/)).toBeNull();
});

test('board 2, 4 · the arrows skip columns that refuse', async () => {
  await liftFirst();
  await press('ArrowRight');
  await press('ArrowRight');
  await waitFor(() => expect(spoken()).toContain('“审定”上方'));
  await press('ArrowRight');
  expect(spoken()).toContain('“审定”上方');
  await press('Escape');
});

test('board 2 · Escape puts the card back, says so, fires nothing and keeps the focus on the card', async () => {
  await liftFirst();
  await press('ArrowRight');
  await press('Escape');
  expect(spoken()).toBe('《停车泊位建设计划》留在原处。');
  await waitFor(() => expect(document.activeElement).toBe(cardNode(1)));
  expect(asked('POST', '/events/')).toHaveLength(0);
  expect(columnOf('review').dataset.verdict).toBeUndefined();
});

test('board 2, 43 · what is spoken: lifted, where it may go, over, dropped', async () => {
  await liftFirst();
  expect(spoken()).toContain('已拿起《停车泊位建设计划》');
  await waitFor(() => expect(status()).toBe('可移到：审查、审定。'));
  expect(document.body.textContent).toContain('按空格拿起卡片');
  await press('Escape');
});

test('board 5, 6 · a step without a form is shown in its column at once and taken back when the clauses refuse it', async () => {
  let refuse = (): void => undefined;
  const gate = new Promise<void>((open) => (refuse = open));
  house.fired = () => ({
    error: {
      name: 'ApplicationError',
      message: 'refused',
      status: 422,
      details: { refused: true, event: 'submit', title: { 'zh-Hans': '送审', en: 'Submit' }, unmet: [], fields: [], warnings: [] },
    },
  });
  await liftFirst();
  const serve = world.answer;
  world.answer = async (request) => {
    if (request.method === 'POST') await gate;
    return serve(request);
  };
  await press('ArrowRight');
  await press('Space');
  await waitFor(() => expect(within(columnOf('review')).getByText('停车泊位建设计划')).toBeTruthy());
  expect(cardNode(1).getAttribute('aria-busy')).toBe('true');
  act(() => refuse());
  const dialog = await screen.findByRole('dialog');
  fireEvent.keyDown(dialog, { key: 'Escape', code: 'Escape' });
  await waitFor(() => expect(within(columnOf('draft')).getByText('停车泊位建设计划')).toBeTruthy());
});
