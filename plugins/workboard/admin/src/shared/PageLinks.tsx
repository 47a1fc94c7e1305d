import { Flex } from '@strapi/design-system';
import { NavLink } from 'react-router-dom';
import { styled } from 'styled-components';

import { PLUGIN_ID } from './plugin-id';
import { useT } from './use-t';

const PAGES = ['boards', 'today', 'statistics'] as const;

/** The pages of the workboard, to be put at the right of a page's title. */
export function PageLinks() {
  const t = useT();
  return (
    <Flex tag="nav" gap={1} aria-label={t('shared.nav')}>
      {PAGES.map((page) => (
        <PageLink key={page} to={`/plugins/${PLUGIN_ID}/${page}`}>
          {t(`shared.nav.${page}`)}
        </PageLink>
      ))}
    </Flex>
  );
}

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
