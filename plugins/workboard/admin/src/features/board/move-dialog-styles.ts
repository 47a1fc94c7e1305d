import { styled } from 'styled-components';

export const List = styled.ul`
  display: flex;
  flex-direction: column;
  gap: 0.8rem;
  padding: 0;
  list-style: none;
`;

const row = `
  display: grid;
  grid-template-columns: 1fr auto;
  gap: 0.4rem 1.6rem;
  width: 100%;
  padding: 1.2rem 1.6rem;
  font-size: 1.4rem;
  line-height: 1.5;
  text-align: start;
`;

export const Pick = styled.button`
  ${row}
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral0};
  color: ${({ theme }) => theme.colors.neutral700};
  cursor: pointer;
  b {
    color: ${({ theme }) => theme.colors.primary600};
    font-weight: 600;
  }
  small {
    grid-column: 1 / -1;
    font-size: 1.2rem;
  }
  small:empty {
    display: none;
  }
  &:hover,
  &:focus-visible {
    border-color: ${({ theme }) => theme.colors.primary600};
    background: ${({ theme }) => theme.colors.primary100};
    outline: none;
  }
`;

export const Closed = styled.div`
  ${row}
  border: 1px solid transparent;
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral100};
  color: ${({ theme }) => theme.colors.neutral600};
  b {
    font-weight: 600;
  }
  ul {
    grid-column: 1 / -1;
    padding-inline-start: 1.6rem;
    list-style: disc;
    font-size: 1.2rem;
  }
`;

export const Folded = styled.details`
  color: ${({ theme }) => theme.colors.neutral600};
  font-size: 1.4rem;
  summary {
    padding: 0.8rem 0;
    cursor: pointer;
  }
`;
