import { styled } from 'styled-components';

import type { MatrixView } from '../../../../shared/contract';
import { nativeColors } from '../../shared/native-colors';

/** Widths of the columns: what is read takes what the others leave. */
export function widthsOf({ columns, text }: MatrixView): string {
  const middle = columns.map(({ key, kind }) => {
    if (key === text) return 'minmax(28rem, 3fr)';
    // A day with its day of the week, in two lines: what is read has the room.
    if (kind === 'day') return '13.6rem';
    if (kind === 'text' && key.startsWith('attribute.')) return 'minmax(9rem, 1fr)';
    return key === 'card.number' ? 'minmax(9rem, max-content)' : 'minmax(7rem, max-content)';
  });
  return ['5rem', ...middle, '6rem'].join(' ');
}

export const Scroller = styled.div`
  background: ${({ theme }) => theme.colors.neutral0};
  border: 1px solid ${({ theme }) => theme.colors.neutral150};
  border-radius: ${({ theme }) => theme.borderRadius};
  box-shadow: ${({ theme }) => theme.shadows.tableShadow};
  flex: 1 1 0;
  min-height: 32rem;
  overflow: auto;
  overscroll-behavior-y: contain;
`;

export const Grid = styled.div`
  color: ${({ theme }) => theme.colors.neutral800};
  display: grid;
  font-size: 1.4rem;
  min-width: min-content;
`;

export const HeadRow = styled.div`
  background: ${({ theme }) => theme.colors.neutral100};
  color: ${({ theme }) => theme.colors.neutral600};
  display: grid;
  grid-column: 1 / -1;
  grid-template-columns: subgrid;
  position: sticky;
  top: 0;
  z-index: 1;
`;

export const HeadCell = styled.div`
  padding: 1rem 1.2rem;
  white-space: nowrap;
`;

export const Row = styled.div`
  border-top: 1px solid ${({ theme }) => theme.colors.neutral150};
  box-sizing: border-box;
  display: grid;
  grid-column: 1 / -1;
  grid-template-columns: subgrid;
  overflow: hidden;

  &[data-begins] {
    border-top-color: ${({ theme }) => theme.colors.primary600};
  }

  &[aria-selected='true'] {
    background: ${({ theme }) => theme.colors.primary100};
  }

  &:hover {
    background: ${({ theme }) => theme.colors.neutral100};
  }

  &[aria-selected='true']:hover {
    background: ${({ theme }) => theme.colors.primary200};
  }

  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
    outline-offset: -2px;
  }
`;

export const Cell = styled.div`
  -webkit-box-orient: vertical;
  -webkit-line-clamp: 3;
  display: -webkit-box;
  line-height: 1.9rem;
  max-height: 6.6rem;
  overflow: hidden;
  overflow-wrap: anywhere;
  padding: 0.6rem 1.2rem 0;

  time {
    word-break: keep-all;
  }

  input[type='checkbox'] {
    ${nativeColors}
    cursor: pointer;
    height: 1.8rem;
    width: 1.8rem;
  }
`;
