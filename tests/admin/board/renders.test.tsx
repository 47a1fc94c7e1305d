import type * as DragLibrary from '@dnd-kit/core';
import { act, fireEvent, screen, waitFor } from '@testing-library/react';

import type { CardDue } from '../../../plugins/workboard/shared/contract';
import { board, card, column } from '../helpers/board-data';
import { cardNode, columnOf, office, openBoard, spoken } from '../helpers/board-page';
import { stubBoardLayout } from '../helpers/board-layout';

jest.mock('@strapi/strapi/admin', () => jest.requireActual<object>('../helpers/strapi-admin'));

/** Clocks whose badge was drawn, and so the face it stands on. Every card here has a clock of its own name. */
const mockDrawn: string[] = [];

jest.mock('../../../plugins/workboard/admin/src/features/card/DueBadge', () => ({
  ...jest.requireActual<object>('../../../plugins/workboard/admin/src/features/card/DueBadge'),
  DueBadge: ({ due }: { due: CardDue }) => {
    mockDrawn.push(due.clock);
    return null;
  },
}));

/** How often the toolbar above the columns was drawn. */
const mockToolbar = jest.fn();

jest.mock('../../../plugins/workboard/admin/src/features/board/BoardToolbar', () => ({
  BoardToolbar: () => {
    mockToolbar();
    return null;
  },
}));

/** Cards of which the drag library was asked. */
const mockKnown = new Set<string>();

jest.mock('@dnd-kit/core', () => {
  const library = jest.requireActual<typeof DragLibrary>('@dnd-kit/core');
  const useDraggable: typeof library.useDraggable = (card) => {
    mockKnown.add(String(card.id));
    return library.useDraggable(card);
  };
  return { ...library, useDraggable };
});

const own = (id: number, stage: string, title = `公文${id}`) => {
  const plain = card(id, stage, { title });
  return plain.due ? { ...plain, due: { ...plain.due, clock: stage } } : plain;
};

beforeAll(stubBoardLayout);

test('P10 · while a card is carried, no face of a card in another column is drawn again', async () => {
  const house = office();
  const many = (stage: string, from: number) => Array.from({ length: 8 }, (_, index) => own(from + index, stage));
  house.board = board([
    column('draft', '起草', [own(1, 'draft', '停车泊位建设计划'), ...many('draft', 10)]),
    column('review', '审查', many('review', 30)),
    column('approval', '审定', many('approval', 50)),
  ]);
  await openBoard(house);
  await screen.findByText('停车泊位建设计划');
  const node = cardNode(1);
  act(() => node.focus());
  fireEvent.keyDown(node, { code: 'Space', key: ' ' });
  await waitFor(() => expect(columnOf('review').dataset.verdict).toBe('legal'));
  expect(new Set(mockDrawn)).toEqual(new Set(['draft', 'review', 'approval']));
  mockDrawn.length = 0;
  for (const code of ['ArrowRight', 'ArrowLeft', 'ArrowRight']) {
    fireEvent.keyDown(document, { code, key: code });
    await act(() => new Promise((done) => setTimeout(done, 20)));
  }
  expect(spoken()).toContain('“审查”上方');
  expect(mockDrawn).toEqual([]);
});

test('P9 · lifting a card draws nothing around the columns again and makes no style rule, which would cost a look at every node', async () => {
  const house = office();
  house.board = board([column('draft', '起草', [own(1, 'draft', '停车泊位建设计划')]), column('review', '审查', [own(2, 'review')])]);
  await openBoard(house);
  await screen.findByText('停车泊位建设计划');
  const node = cardNode(1);
  act(() => node.focus());
  const rules = () => [...document.querySelectorAll('style')].map((style) => style.textContent).join('');
  const before = { rules: rules(), column: columnOf('review').className, card: node.className };
  mockToolbar.mockClear();
  fireEvent.keyDown(node, { code: 'Space', key: ' ' });
  await waitFor(() => expect(columnOf('review').dataset.verdict).toBe('legal'));
  expect(node.dataset.held).toBe('true');
  expect({ rules: rules(), column: columnOf('review').className, card: node.className }).toEqual(before);
  expect(mockToolbar).not.toHaveBeenCalled();
});

test('P9 · the drag library knows the card that was touched and no other: it asks each that it knows, in every lift and at every column', async () => {
  const house = office();
  house.board = board([
    column('draft', '起草', [own(1, 'draft', '停车泊位建设计划'), own(2, 'draft')]),
    column('review', '审查', [own(3, 'review')]),
  ]);
  mockKnown.clear();
  await openBoard(house);
  await screen.findByText('停车泊位建设计划');
  expect(mockKnown.size).toBe(0);
  const node = cardNode(1);
  fireEvent.pointerDown(node, { button: 0 });
  fireEvent.mouseDown(node, { button: 0, clientX: 40, clientY: 300 });
  fireEvent.mouseMove(document, { buttons: 1, clientX: 60, clientY: 320 });
  await waitFor(() => expect(columnOf('review').dataset.verdict).toBe('legal'));
  expect(node.dataset.held).toBe('true');
  expect([...mockKnown]).toEqual(['1']);
  fireEvent.keyDown(document, { code: 'Escape', key: 'Escape' });
  await waitFor(() => expect(node.dataset.held).toBeUndefined());
});
