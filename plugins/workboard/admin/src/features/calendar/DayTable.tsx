import type { ReactNode } from 'react';
import { styled } from 'styled-components';

/** A plain table in the house's style. */
export function DayTable({ label, columns, children }: { label: string; columns: readonly string[]; children: ReactNode }) {
  return (
    <Surface tabIndex={0} role="region" aria-label={label}>
      <table aria-label={label}>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col">
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </Surface>
  );
}

/** Days and names that are compared from line to line; they stay on one. */
export const Whole = styled.td`
  white-space: nowrap;
`;

/** A period, which may break between its days and not within one. */
export const Period = styled.td`
  word-break: keep-all;
`;

const Surface = styled.div`
  background: ${({ theme }) => theme.colors.neutral0};
  border: 1px solid ${({ theme }) => theme.colors.neutral150};
  border-radius: ${({ theme }) => theme.borderRadius};
  max-height: 32rem;
  overflow: auto;

  table {
    border-collapse: separate;
    border-spacing: 0;
    width: 100%;
  }

  th,
  td {
    padding: 0.8rem 1.2rem;
    text-align: start;
    font-size: 1.3rem;
    color: ${({ theme }) => theme.colors.neutral800};
  }

  th {
    background: ${({ theme }) => theme.colors.neutral100};
    color: ${({ theme }) => theme.colors.neutral600};
    font-size: 1.2rem;
    position: sticky;
    top: 0;
  }

  td {
    border-top: 1px solid ${({ theme }) => theme.colors.neutral150};
  }
`;
