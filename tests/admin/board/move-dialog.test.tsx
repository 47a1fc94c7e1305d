import { fireEvent, screen, waitFor, within } from '@testing-library/react';

import { event, text, unmet } from '../helpers/board-data';
import { asked, cardNode, office, openBoard, settleIn } from '../helpers/board-page';
import { stubBoardLayout } from '../helpers/board-layout';
import { world } from '../helpers/strapi-admin';

jest.mock('@strapi/strapi/admin', () => jest.requireActual<object>('../helpers/strapi-admin'));

beforeAll(stubBoardLayout);

async function openDialog(house = office(), how: 'button' | 'key' = 'button') {
  await openBoard(house);
  await screen.findByText('停车泊位建设计划');
  if (how === 'button') fireEvent.click(await screen.findByRole('button', { name: '移动到…：停车泊位建设计划' }));
  else {
    cardNode(1).focus();
    fireEvent.keyDown(cardNode(1), { code: 'KeyM', key: 'm' });
  }
  const dialog = await screen.findByRole('dialog', { name: '移动到…：停车泊位建设计划' });
  await within(dialog).findByText('送审');
  return { house, dialog };
}

test('board 3 · the list has what may be done first and says what is missing for the rest', async () => {
  const { dialog } = await openDialog();
  const rows = within(dialog)
    .getAllByRole('listitem')
    .map((row) => row.textContent);
  const at = (words: string) => rows.findIndex((row) => row.includes(words));
  expect(at('送审')).toBeLessThan(at('发布'));
  expect(at('记录')).toBeLessThan(at('发布'));
  expect(within(dialog).queryByRole('button', { name: /发布/ })).toBeNull();
  expect(within(dialog).getByText('保密审查尚未办结')).toBeTruthy();
  expect(within(dialog).getByText('R-PUB-08')).toBeTruthy();
});

test('board 3 · steps of other stages are folded away, and the hand rests on the first step that may be done', async () => {
  const house = office();
  house.events = [
    event('archive', '归档', 'archived', {
      allowed: false,
      unmet: [{ ...unmet('“归档”只能在“已发布”阶段进行', 'R-PUB-11'), code: 'stage' }],
    }),
    ...house.events,
  ];
  const { dialog } = await openDialog(house);
  const folded = within(dialog).getByText('其他阶段的步骤（1）').closest('details');
  expect(folded?.open).toBe(false);
  expect(folded?.textContent).toContain('归档');
  expect(document.activeElement?.textContent).toContain('送审');
});

test('board 3 · picking a step fires it, without dragging', async () => {
  const house = office();
  house.fired = (request) => {
    settleIn(house, 'review');
    return office().fired(request);
  };
  const { dialog } = await openDialog(house);
  fireEvent.click(within(dialog).getByRole('button', { name: /^送审\s*→/ }));
  await waitFor(() => expect(asked('POST', '/cards/1/events/submit')).toHaveLength(1));
  await waitFor(() => expect(document.activeElement).toBe(cardNode(1)));
});

test('board 3, 9 · M opens the list, Escape closes it and the focus is back on the card', async () => {
  const { dialog } = await openDialog(office(), 'key');
  fireEvent.keyDown(dialog, { key: 'Escape', code: 'Escape' });
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await waitFor(() => expect(document.activeElement).toBe(cardNode(1)));
});

test('board 3 · a step back is told apart', async () => {
  const house = office();
  house.events = [...house.events, event('return', '退改', 'review', { back: true, toTitle: text('审查') })];
  const { dialog } = await openDialog(house);
  expect(within(dialog).getByText('退改')).toBeTruthy();
});

test('board 38 · who may not move cards gets no move button, no M key and cannot lift, but can open', async () => {
  const house = office();
  const view = openBoard(house);
  world.allowed = { canMove: false, canRead: true };
  const { where } = await view;
  await screen.findByText('停车泊位建设计划');
  expect(screen.queryByRole('button', { name: /移动到…/ })).toBeNull();
  fireEvent.keyDown(cardNode(1), { code: 'KeyM', key: 'm' });
  fireEvent.keyDown(cardNode(1), { code: 'Space', key: ' ' });
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(asked('GET', '/permitted')).toHaveLength(0);
  fireEvent.click(screen.getByText('停车泊位建设计划'));
  await waitFor(() => expect(where.search).toBe('?card=1'));
});
