import { fireEvent, screen } from '@testing-library/react';

import { ClauseChip } from '../../../plugins/workboard/admin/src/features/card/ClauseChip';
import { renderWithProviders } from '../helpers/render';

jest.mock('@strapi/strapi/admin', () => jest.requireActual<object>('../helpers/strapi-admin'));

test('G-05 · a clause is read in its own words, and what the office reads for them stands below', () => {
  const readAs = [{ words: '信息公开办', name: '政务公开科' }];
  renderWithProviders(<ClauseChip id="R-FOI-12" clause={{ id: 'R-FOI-12', policy: '办理流程', text: '信息公开办做好以下工作', readAs }} />);
  fireEvent.click(screen.getByRole('button', { name: /R-FOI-12/ }));
  expect(screen.getByText('信息公开办做好以下工作')).toBeTruthy();
  expect(screen.getByText('文中“信息公开办”即：政务公开科')).toBeTruthy();
});
