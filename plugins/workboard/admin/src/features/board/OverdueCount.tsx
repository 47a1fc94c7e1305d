import { styled } from 'styled-components';

import { useT } from '../../shared/use-t';

/** How many cards of a column or a lane are overdue; nothing while none is. */
export function OverdueCount({ count }: { count: number }) {
  const t = useT();
  return count > 0 ? <Count title={t('board.column.overdue', { count })}>▲ {count}</Count> : null;
}

/** On a surface of its own: red on the grey of a column is too faint to read in either theme. */
const Count = styled.b`
  padding: 0 0.6rem;
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral0};
  color: ${({ theme }) => theme.colors.danger700};
  font-size: 1.2rem;
  white-space: nowrap;
`;
