import { Badge, Flex, MenuItem, SimpleMenu, VisuallyHidden } from '@strapi/design-system';
import { NavLink, useLocation, useNavigate } from 'react-router-dom';
import { styled } from 'styled-components';

import { PAGES, type WorkboardPage } from './pages';
import { PLUGIN_ID } from './plugin-id';
import { useUnread } from './unread';
import { useMay } from './use-may';
import { useT } from './use-t';

/** The pages of the workboard that this person may open, to be put at the right of a page's title: the daily ones side by side, the rest in a menu. */
export function PageLinks() {
  const t = useT();
  const may = useMay();
  const pages = PAGES.filter(({ action }) => may(action));
  return (
    <Flex tag="nav" gap={1} aria-label={t('shared.nav')}>
      {pages
        .filter(({ place }) => place === 'bar')
        .map(({ path }) => (
          <PageLink key={path} to={addressOf(path)}>
            {t(`shared.nav.${path}`)}
            {path === 'messages' ? <Unread /> : null}
          </PageLink>
        ))}
      <MorePages pages={pages.filter(({ place }) => place === 'more')} />
    </Flex>
  );
}

/** How many messages are unread, beside the name of their page; nothing while there are none. */
function Unread() {
  const t = useT();
  const unread = useUnread();
  if (unread === 0) return null;
  return (
    <>
      {' '}
      <Badge backgroundColor="primary600" textColor="neutral0" aria-hidden>
        {unread > 99 ? '99+' : unread}
      </Badge>
      <VisuallyHidden>{t('messages.unreadCount', { n: unread })}</VisuallyHidden>
    </>
  );
}

/** The menu is called by the page that is open, if it is one of its own. */
function MorePages({ pages }: { pages: readonly WorkboardPage[] }) {
  const t = useT();
  const navigate = useNavigate();
  const { pathname } = useLocation();
  if (pages.length === 0) return null;
  const here = pages.find(({ path }) => pathname.endsWith(addressOf(path)));
  return (
    <SimpleMenu label={here ? t(`shared.nav.${here.path}`) : t('shared.nav.more')} variant={here ? 'secondary' : 'ghost'} size="S">
      {pages.map(({ path }) => (
        <MenuItem key={path} onSelect={() => navigate(addressOf(path))}>
          {t(`shared.nav.${path}`)}
        </MenuItem>
      ))}
    </SimpleMenu>
  );
}

const addressOf = (path: string) => `/plugins/${PLUGIN_ID}/${path}`;

const PageLink = styled(NavLink)`
  padding: 0.8rem 1.2rem;
  border-radius: ${({ theme }) => theme.borderRadius};
  color: ${({ theme }) => theme.colors.neutral700};
  font-size: 1.4rem;
  text-decoration: none;
  white-space: nowrap;
  &:hover {
    background: ${({ theme }) => theme.colors.neutral150};
  }
  &.active {
    color: ${({ theme }) => theme.colors.primary700};
    background: ${({ theme }) => theme.colors.primary100};
    font-weight: 600;
  }
`;
