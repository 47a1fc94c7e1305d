import { NavLink } from 'react-router-dom';
import { styled } from 'styled-components';

import type { BoardTab } from '../../../../shared/contract';
import { PLUGIN_ID } from '../../shared/plugin-id';
import { useText, useT } from '../../shared/use-t';

/** One tab for each workflow with its open cards; red with a sign when some are overdue. */
export function BoardTabs({ tabs }: { tabs: readonly BoardTab[] }) {
  const t = useT();
  const text = useText();
  return (
    <Tabs aria-label={t('board.tabs')}>
      {tabs.map((tab) => (
        <Tab key={tab.key} to={`/plugins/${PLUGIN_ID}/boards/${tab.key}`}>
          {text(tab.title)}
          <Count $hot={tab.overdue > 0} title={t('board.tab.count', { open: tab.open, overdue: tab.overdue })}>
            {tab.overdue > 0 ? `${tab.open} ▲${tab.overdue}` : tab.open}
          </Count>
        </Tab>
      ))}
    </Tabs>
  );
}

const Tabs = styled.nav`
  display: flex;
  flex: none;
  gap: 0.4rem;
  overflow-x: auto;
  border-bottom: 1px solid ${({ theme }) => theme.colors.neutral150};
`;

const Tab = styled(NavLink)`
  flex: none;
  padding: 0.8rem 1.2rem;
  border-bottom: 2px solid transparent;
  color: ${({ theme }) => theme.colors.neutral600};
  font-size: 1.4rem;
  font-weight: 500;
  text-decoration: none;
  &.active {
    color: ${({ theme }) => theme.colors.primary600};
    border-color: ${({ theme }) => theme.colors.primary600};
  }
`;

const Count = styled.small<{ $hot: boolean }>`
  margin-inline-start: 0.6rem;
  padding: 0 0.6rem;
  border-radius: 0.9rem;
  font-size: 1.1rem;
  background: ${({ theme, $hot }) => ($hot ? theme.colors.danger100 : theme.colors.neutral150)};
  color: ${({ theme, $hot }) => ($hot ? theme.colors.danger700 : theme.colors.neutral700)};
`;
