import { styled } from 'styled-components';

/** A table of numbers: names at the beginning of a line, numbers below each other. */
export const NumbersSurface = styled.div`
  background: ${({ theme }) => theme.colors.neutral0};
  border: 1px solid ${({ theme }) => theme.colors.neutral150};
  border-radius: ${({ theme }) => theme.borderRadius};
  overflow-x: auto;

  table {
    border-collapse: collapse;
    color: ${({ theme }) => theme.colors.neutral800};
    font-size: 1.4rem;
    width: 100%;
  }

  th,
  td {
    border-bottom: 1px solid ${({ theme }) => theme.colors.neutral150};
    font-variant-numeric: tabular-nums;
    padding: 0.8rem 1.6rem;
    text-align: end;
  }

  tbody th,
  tfoot th,
  thead tr:first-child th:first-child {
    font-weight: inherit;
    line-height: 1.4;
    min-width: 24rem;
    text-align: start;
  }

  thead th {
    color: ${({ theme }) => theme.colors.neutral600};
    font-size: 1.2rem;
    vertical-align: bottom;
    white-space: nowrap;
  }

  tfoot {
    font-weight: 600;
  }
`;
