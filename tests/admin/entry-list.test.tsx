import { withStatePanel } from '../../plugins/workboard/admin/src/features/entry-list/state-panel';

const open = { disabled: false };
const state = { disabled: true };
const panelsOf = (panel: { disabled: boolean }[][]) => withStatePanel({ layout: { layout: [panel] }, query: {} }).layout.layout;

test('fields that only the workflow writes get a panel of their own, below what is filled in', () => {
  expect(panelsOf([[open], [state, open], [state], [open], [state], [state, state]])).toEqual([
    [[open], [state, open], [state], [open]],
    [[state], [state, state]],
  ]);
});

test('a form without such fields, and one that is read-only altogether, stay in one panel', () => {
  expect(panelsOf([[open], [open]])).toHaveLength(1);
  expect(panelsOf([[state], [state]])).toHaveLength(1);
});
