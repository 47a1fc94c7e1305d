import { Box, Flex, Typography } from '@strapi/design-system';

import type { RegisterTab, RegisterView } from '../../../../shared/contract';
import { useRegisterQuery, useRegistersQuery } from '../../shared/api';
import { LoadFailed } from '../../shared/LoadFailed';
import { PageFrame } from '../../shared/PageFrame';
import { useT, useText } from '../../shared/use-t';
import { WorkLists } from '../../shared/WorkLists';
import { CardDrawer, ClauseChips, FireProvider } from '../card';
import { ExportMenu } from './ExportMenu';
import { NoRows, RegisterPages, RegisterSkeleton } from './RegisterStates';
import { RegisterFilters } from './RegisterFilters';
import { RegisterTable } from './RegisterTable';
import { PANEL, RegisterTabs } from './RegisterTabs';
import { RegisterViewMenu } from './RegisterViewMenu';
import { useRegisterAddress, type RegisterAddress } from './use-register-address';

/** 台账: the cards of a workflow as tables that packs declare, to be searched, narrowed, ordered, opened and exported. */
export default function RegistersPage() {
  const t = useT();
  return (
    <FireProvider>
      <PageFrame title={t('registers.title')}>
        <Registers />
      </PageFrame>
    </FireProvider>
  );
}

function Registers() {
  const t = useT();
  const text = useText();
  const address = useRegisterAddress();
  const { data: tabs, error, refetch } = useRegistersQuery();
  const tab = tabs?.find(({ workflow }) => workflow === address.workflow) ?? tabs?.[0];
  const register = tab?.registers.find(({ key }) => key === address.register) ?? tab?.registers[0];
  return (
    <>
      {tabs && tab && register ? (
        <>
          <RegisterTabs tabs={tabs} tab={tab} register={register} onOpen={address.open} />
          <Box role="tabpanel" id={PANEL} aria-label={text(tab.title)}>
            <Register key={`${tab.workflow}.${register.key}`} tab={tab} register={register} address={address} />
          </Box>
        </>
      ) : tabs ? (
        <Typography>{t('registers.noTab')}</Typography>
      ) : error ? (
        <LoadFailed error={error} onRetry={() => void refetch()} />
      ) : (
        <RegisterSkeleton />
      )}
      {address.card === null ? null : <CardDrawer cardId={address.card} onClose={() => address.openCard(null)} />}
    </>
  );
}

function Register({ tab, register, address }: { tab: RegisterTab; register: RegisterView; address: RegisterAddress }) {
  const t = useT();
  const { filter, after } = address;
  const { sort: _order, ...narrowing } = filter;
  const asked = { workflow: tab.workflow, register: register.key, params: { ...filter, ...(after === undefined ? {} : { after }) } };
  const { currentData: data, error, isFetching, refetch } = useRegisterQuery(asked, { refetchOnMountOrArgChange: true });
  return (
    <>
      {register.lists.length > 0 ? (
        <Box paddingBottom={3}>
          <WorkLists workflow={tab.workflow} lists={register.lists} shown={narrowing} />
        </Box>
      ) : null}
      <RegisterFilters tab={tab} register={register} address={address} />
      <Flex gap={4} wrap="wrap" justifyContent="space-between" paddingTop={3} paddingBottom={3}>
        <Flex gap={3} wrap="wrap">
          {data ? (
            <Typography variant="pi" textColor="neutral600" role="status">
              {t(data.more ? 'registers.more' : 'registers.count', { n: data.total })}
            </Typography>
          ) : null}
          <ClauseChips ids={register.clauses} />
        </Flex>
        <Flex gap={2} wrap="wrap">
          <RegisterViewMenu workflow={tab.workflow} register={register.key} address={address} />
          <ExportMenu path={`/registers/${tab.workflow}/${register.key}/export`} params={filter} />
        </Flex>
      </Flex>
      {data && data.rows.length > 0 ? (
        <>
          <RegisterTable
            register={register}
            rows={data.rows}
            busy={isFetching}
            sort={filter.sort}
            onSort={(sort) => address.setFilter({ sort })}
            onOpen={address.openCard}
          />
          <RegisterPages first={after === undefined} next={data.next} onTurn={address.turnTo} />
        </>
      ) : data ? (
        <NoRows filtered={address.active || after !== undefined} onClear={address.clear} />
      ) : error ? (
        <LoadFailed error={error} onRetry={() => void refetch()} />
      ) : (
        <RegisterSkeleton />
      )}
    </>
  );
}
