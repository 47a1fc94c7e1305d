import { useState } from 'react';
import { Box, Button, Flex, Main, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { Page } from '@strapi/strapi/admin';
import { useSearchParams } from 'react-router-dom';

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
import { MembershipLog } from './MembershipLog';
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

type View = 'people' | 'log';

function Members() {
  const t = useT();
  // Stands in the address, so that “back” undoes it.
  const [search, setSearch] = useSearchParams();
  const view: View = search.get('view') === 'log' ? 'log' : 'people';
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
      <Flex role="group" aria-label={t('memberships.views')} gap={1} paddingTop={4}>
        {(['people', 'log'] as const).map((one) => (
          <Button
            key={one}
            variant={one === view ? 'secondary' : 'tertiary'}
            aria-pressed={one === view}
            onClick={() => setSearch(one === 'people' ? {} : { view: one })}
          >
            {t(`memberships.view.${one}`)}
          </Button>
        ))}
      </Flex>
      {view === 'log' ? (
        <Box paddingTop={4}>
          <MembershipLog />
        </Box>
      ) : (
        <People onOpen={setOpen} />
      )}
      {open?.dialog === 'grant' ? <GrantDialog person={open.person} onClose={close} /> : null}
      {open?.dialog === 'change' ? <ChangeDialog person={open.person} membership={open.membership} onClose={close} /> : null}
    </Box>
  );
}

/** The people, found by name, office role and unit, page by page. */
function People({ onOpen }: { onOpen: (open: Open) => void }) {
  const t = useT();
  const address = useMemberFilter();
  const { currentData: data, error, refetch } = useMembersQuery(address.filter, { refetchOnMountOrArgChange: true });
  return (
    <>
      <Flex paddingTop={4} paddingBottom={4} gap={4} wrap="wrap" justifyContent="space-between">
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
            onGrant={(person) => onOpen({ dialog: 'grant', person })}
            onChange={(person, membership) => onOpen({ dialog: 'change', person, membership })}
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
    </>
  );
}
