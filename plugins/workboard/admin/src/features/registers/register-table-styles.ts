import { styled } from 'styled-components';

/** Scrolls sideways by itself, so that the page does not; its header stays in sight. */
export const Surface = styled.div`
  background: ${({ theme }) => theme.colors.neutral0};
  border: 1px solid ${({ theme }) => theme.colors.neutral150};
  border-radius: ${({ theme }) => theme.borderRadius};
  box-shadow: ${({ theme }) => theme.shadows.tableShadow};
  max-height: 70vh;
  overflow: auto;
`;

export const Table = styled.table`
  border-collapse: collapse;
  color: ${({ theme }) => theme.colors.neutral800};
  font-size: 1.4rem;
  width: 100%;

  th,
  td {
    max-width: 28rem;
    padding: 1rem 1.2rem;
    text-align: start;
    vertical-align: top;
  }

  thead th {
    background: ${({ theme }) => theme.colors.neutral100};
    color: ${({ theme }) => theme.colors.neutral600};
    position: sticky;
    top: 0;
    white-space: nowrap;
    z-index: 1;
  }

  td {
    border-top: 1px solid ${({ theme }) => theme.colors.neutral150};
    min-width: 9rem;
    overflow-wrap: anywhere;
  }

  td[data-short] {
    white-space: nowrap;
  }

  td[data-title],
  td[data-links] {
    min-width: 24rem;
  }

  td[data-title] button {
    text-align: start;
    white-space: normal;
  }
`;

export const SortButton = styled.button`
  align-items: center;
  background: none;
  border: none;
  border-radius: ${({ theme }) => theme.borderRadius};
  color: inherit;
  cursor: pointer;
  display: inline-flex;
  gap: 0.4rem;
  padding: 0.2rem;

  &:focus-visible {
    outline: 2px solid ${({ theme }) => theme.colors.primary600};
  }
`;
