import { styled } from 'styled-components';

import { useT } from '../../shared/use-t';
import type { Connection } from './use-board-changes';

/** Says that the board no longer hears from the server. It takes nothing away: forms that are open stay as they are. */
export function ConnectionBanner({ connection }: { connection: Connection }) {
  const t = useT();
  if (connection === 'ok') return null;
  return <Banner role="status">⚠ {t(`board.connection.${connection}`)}</Banner>;
}

const Banner = styled.p`
  padding: 1rem 1.6rem;
  border: 1px solid ${({ theme }) => theme.colors.warning200};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.warning100};
  color: ${({ theme }) => theme.colors.warning700};
  font-size: 1.4rem;
`;
