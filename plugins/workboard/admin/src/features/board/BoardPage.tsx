import { Main } from '@strapi/design-system';
import { Page } from '@strapi/strapi/admin';
import { Navigate, useParams } from 'react-router-dom';
import { styled } from 'styled-components';

import { useBoardsQuery } from '../../shared/api';
import { LoadFailed } from '../../shared/LoadFailed';
import { PLUGIN_ID } from '../../shared/plugin-id';
import { useText, useT } from '../../shared/use-t';
import { FireProvider } from '../card/FireProvider';
import { StandInBanner } from '../stand-ins';
import { BoardHeader } from './BoardHeader';
import { BoardSkeleton } from './BoardSkeleton';
import { NoBoard } from './BoardStates';
import { BoardTabs } from './BoardTabs';
import { WorkflowBoard } from './WorkflowBoard';

/** The boards of the house: one tab for each workflow this person may see. */
export default function BoardPage() {
  const t = useT();
  const text = useText();
  const { workflow } = useParams<'workflow'>();
  const { data: tabs, error, refetch } = useBoardsQuery();
  const tab = tabs?.find((one) => one.key === workflow);
  const first = tabs?.[0];
  if (!workflow && first) return <Navigate to={`/plugins/${PLUGIN_ID}/boards/${first.key}`} replace />;

  return (
    <Frame aria-busy={!tabs && !error}>
      <Page.Title>{tab ? text(tab.title) : t('shared.name')}</Page.Title>
      <StandInBanner />
      {tab ? (
        <FireProvider>
          <WorkflowBoard key={tab.key} tab={tab} tabs={tabs ?? []} />
        </FireProvider>
      ) : (
        <>
          <BoardHeader tab={undefined} />
          {tabs && <BoardTabs tabs={tabs} />}
          {tabs ? <NoBoard other={first} /> : error ? <LoadFailed error={error} onRetry={() => void refetch()} /> : <BoardSkeleton />}
        </>
      )}
    </Frame>
  );
}

/** The board takes what the window leaves; where that is less than 56rem (200 % zoom) the page scrolls and the columns keep a usable size. */
const Frame = styled(Main)`
  display: flex;
  flex: 1 1 56rem;
  flex-direction: column;
  gap: 1.2rem;
  min-width: 0;
  min-height: 56rem;
  padding: 2rem 2.4rem 1.2rem;
`;
