import { fireEvent, screen, waitFor } from '@testing-library/react';

import { CommentComposer } from '../../../plugins/workboard/admin/src/features/teamwork/CommentComposer';
import { renderWithProviders } from '../helpers/render';
import { world } from '../helpers/strapi-admin';

jest.mock('@strapi/strapi/admin', () => jest.requireActual<object>('../helpers/strapi-admin'));

const PEOPLE = ['冯保密', '王科长'].map((name, index) => ({ id: 20 + index, name, units: [] }));

test('D.3-34 · Enter before the answer to the last letters names nobody whom they do not mean', async () => {
  world.answer = ({ params }) => ({ data: { data: PEOPLE.filter(({ name }) => name.includes(params.q ?? '')) } });
  renderWithProviders(<CommentComposer card={1} />, { at: '/', path: '/' });
  const box = screen.getByRole('combobox', { name: '写评论' });
  const type = (value: string) => fireEvent.change(box, { target: { value, selectionStart: value.length } });
  type('请看 @');
  await screen.findByRole('option', { name: /冯保密/ });
  type('请看 @王');
  fireEvent.keyDown(box, { key: 'Enter' });
  await waitFor(() => expect(box).toHaveProperty('value', '请看 @王科长 '));
});
