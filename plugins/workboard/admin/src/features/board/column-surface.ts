import { css } from 'styled-components';

/**
 * The look that a column, a folded one and one behind lanes share. What it says to the card in hand is an attribute and no class of its own: a
 * rule that is made at the moment of the lift has the browser look at every node of the page anew.
 */
export const columnSurface = css`
  border-radius: 0.6rem;
  background: ${({ theme }) => theme.colors.neutral150};
  outline-offset: -2px;
  &[data-verdict='legal'] {
    background: ${({ theme }) => theme.colors.primary100};
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
  }
  &[data-verdict='legal'][data-over] {
    background: ${({ theme }) => theme.colors.primary200};
  }
`;

/** A column into which the card in hand does not go, or not yet. */
export const closed = `&:is([data-verdict='asking'], [data-verdict='none'], [data-verdict='refused'])`;
