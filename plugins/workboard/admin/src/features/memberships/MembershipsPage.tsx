import { useState } from 'react';
import { Box, Button, Flex, Main, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { Page } from '@strapi/strapi/admin';

import type { Member, MembershipView } from '../../../../shared/contract';
import { useMembersQuery } from '../../shared/api';
import { LoadFailed } from '../../shared/LoadFailed';
import { PERMISSIONS } from '../../shared/plugin-id';
import { useT } from '../../shared/use-t';
import { ChangeDialog } from './ChangeDialog';
import { GrantDialog } from './GrantDialog';
import { MemberFilters } from './MemberFilters';
import { MemberPages } from './MemberPages';
import { MembersSkeleton, NoMembers } from './MemberStates';
import { MemberTable } from './MemberTable';
import { useMemberFilter } from './use-member-filter';

type Open = { dialog: 'grant'; person: Member | null } | { dialog: 'change'; person: Member; membership: MembershipView };

/** 人员与岗位: who holds which office role in which unit, given, changed and ended here. */
export default function MembershipsPage() {
  const t = useT();
  return (
    <Page.Protect permissions={PERMISSIONS.members}>
      <Main>
        <Page.Title>{t('memberships.title')}</Page.Title>
        <Members />
      </Main>
    </Page.Protect>
  );
}

function Members() {
  const t = useT();
  const address = useMemberFilter();
  const { currentData: data, error, refetch } = useMembersQuery(address.filter, { refetchOnMountOrArgChange: true });
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => setOpen(null);
  return (
    <Box padding={8}>
      <Flex gap={4} justifyContent="space-between" alignItems="flex-start">
        <Box maxWidth="80rem">
          <Typography tag="h1" variant="alpha">
            {t('memberships.title')}
          </Typography>
          <Typography tag="p" textColor="neutral600">
            {t('memberships.intro')}
          </Typography>
        </Box>
        <Button shrink={0} startIcon={<Plus />} onClick={() => setOpen({ dialog: 'grant', person: null })}>
          {t('memberships.grant')}
        </Button>
      </Flex>
      <Flex paddingTop={6} paddingBottom={4} gap={4} wrap="wrap" justifyContent="space-between">
        <MemberFilters address={address} />
        {data ? (
          <Typography variant="pi" textColor="neutral600" role="status">
            {t('memberships.count', { n: data.total })}
          </Typography>
        ) : null}
      </Flex>
      {data && data.people.length > 0 ? (
        <>
          <MemberTable
            people={data.people}
            onGrant={(person) => setOpen({ dialog: 'grant', person })}
            onChange={(person, membership) => setOpen({ dialog: 'change', person, membership })}
          />
          <MemberPages page={data.page} pages={Math.ceil(data.total / data.pageSize)} onPage={(page) => address.setFilter({ page })} />
        </>
      ) : data ? (
        <NoMembers filtered={address.active || address.filter.page !== undefined} onClear={address.clear} />
      ) : error ? (
        <LoadFailed error={error} onRetry={() => void refetch()} />
      ) : (
        <MembersSkeleton />
      )}
      {open?.dialog === 'grant' ? <GrantDialog person={open.person} onClose={close} /> : null}
      {open?.dialog === 'change' ? <ChangeDialog person={open.person} membership={open.membership} onClose={close} /> : null}
    </Box>
  );
}
