import { Box, Button, EmptyStateLayout, Flex, LinkButton, VisuallyHidden } from '@strapi/design-system';
import { EmptyDocuments } from '@strapi/icons/symbols';
import { NavLink } from 'react-router-dom';

import { useT } from '../../shared/use-t';

/** Nobody to show: the filters leave nobody, or there are no accounts. */
export function NoMembers({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  const t = useT();
  const action = filtered ? (
    <Button variant="secondary" onClick={onClear}>
      {t('memberships.filter.clearAll')}
    </Button>
  ) : (
    <LinkButton tag={NavLink} to="/settings/users" variant="secondary">
      {t('memberships.invite')}
    </LinkButton>
  );
  return (
    <EmptyStateLayout
      icon={<EmptyDocuments width="16rem" />}
      content={t(filtered ? 'memberships.empty.filter' : 'memberships.empty.people')}
      action={action}
    />
  );
}

/** Rows in the table's shape while the list loads. */
export function MembersSkeleton() {
  const t = useT();
  return (
    <Flex direction="column" alignItems="stretch" gap={5} padding={5} background="neutral0" hasRadius shadow="tableShadow" role="status">
      <VisuallyHidden>{t('shared.loading')}</VisuallyHidden>
      {[0, 1, 2, 3, 4].map((row) => (
        <Flex key={row} gap={6} aria-hidden>
          {['20%', '58%', '10%'].map((width) => (
            <Box key={width} height="3.2rem" width={width} background="neutral150" hasRadius />
          ))}
        </Flex>
      ))}
    </Flex>
  );
}
