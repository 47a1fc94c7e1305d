import { css } from 'styled-components';

/** The look that a card on the board and the one in hand share. */
export const cardSurface = css`
  padding: 0.8rem 1.2rem 1rem;
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: 0.6rem;
  background: ${({ theme }) => theme.colors.neutral0};
  box-shadow: ${({ theme }) => theme.shadows.tableShadow};
`;
