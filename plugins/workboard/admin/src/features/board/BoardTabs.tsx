import { useEffect, useRef } from 'react';
import { Menu } from '@strapi/design-system';
import { NavLink, useNavigate } from 'react-router-dom';
import { styled } from 'styled-components';

import type { BoardTab } from '../../../../shared/contract';
import { PLUGIN_ID } from '../../shared/plugin-id';
import { useText, useT } from '../../shared/use-t';
import { useOutOfView } from './use-out-of-view';

/**
 * One tab for each workflow with its open cards; red with a sign when some are overdue. Where the row is too short for all, the tab that is open is
 * brought into it and a menu names every board.
 */
export function BoardTabs({ tabs, open }: { tabs: readonly BoardTab[]; open?: string }) {
  const t = useT();
  const text = useText();
  const row = useRef<HTMLElement>(null);
  const cut = useOutOfView(
    row,
    'board',
    tabs.map(({ key }) => key),
    WHOLE,
  );

  // The menu takes room from the row: what is open is brought into it again once it stands there.
  const short = cut.size > 0;
  useEffect(() => {
    row.current?.querySelector(`[data-board="${open}"]`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [open, short]);

  return (
    <Line>
      <Tabs ref={row} aria-label={t('board.tabs')}>
        {tabs.map((tab) => (
          <Tab key={tab.key} to={addressOf(tab)} data-board={tab.key}>
            {text(tab.title)}
            <Count $hot={tab.overdue > 0} title={t('board.tab.count', { open: tab.open, overdue: tab.overdue })}>
              {numbersOf(tab)}
            </Count>
          </Tab>
        ))}
      </Tabs>
      {short ? <AllBoards tabs={tabs} /> : null}
    </Line>
  );
}

/** Every board by name, for a row that does not hold them all. */
function AllBoards({ tabs }: { tabs: readonly BoardTab[] }) {
  const t = useT();
  const text = useText();
  const navigate = useNavigate();
  return (
    <Menu.Root>
      <Menu.Trigger variant="ghost" size="S">
        <Unbroken>{t('board.tabs.all', { n: tabs.length })}</Unbroken>
      </Menu.Trigger>
      <Menu.Content popoverPlacement="bottom-end" maxHeight="70vh">
        {tabs.map((tab) => (
          <Menu.Item key={tab.key} onSelect={() => navigate(addressOf(tab))}>
            {text(tab.title)}
            <Count $hot={tab.overdue > 0}>{numbersOf(tab)}</Count>
          </Menu.Item>
        ))}
      </Menu.Content>
    </Menu.Root>
  );
}

/** Share of a tab that must be seen; a browser's rounding may take a sliver. */
const WHOLE = 0.95;

const addressOf = ({ key }: BoardTab) => `/plugins/${PLUGIN_ID}/boards/${key}`;
const numbersOf = ({ open, overdue }: BoardTab) => (overdue > 0 ? `${open} ▲${overdue}` : String(open));

const Unbroken = styled.span`
  white-space: nowrap;
`;

const Line = styled.div`
  display: flex;
  align-items: center;
  gap: 0.8rem;
  min-width: 0;
`;

const Tabs = styled.nav`
  display: flex;
  min-width: 0;
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
