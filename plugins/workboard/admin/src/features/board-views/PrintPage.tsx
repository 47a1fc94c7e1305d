import { useMemo, useRef } from 'react';
import { Button, EmptyStateLayout, Flex, LinkButton, Loader, Main, Typography } from '@strapi/design-system';
import { Page } from '@strapi/strapi/admin';
import { NavLink, useParams, useSearchParams } from 'react-router-dom';
import { styled } from 'styled-components';

import type { BoardList } from '../../../../shared/contract';
import { useBoardListQuery } from '../../shared/api';
import { LoadFailed } from '../../shared/LoadFailed';
import { PLUGIN_ID } from '../../shared/plugin-id';
import { useText, useT } from '../../shared/use-t';
import { parseFilter, parseLayout } from '../board/use-board-filter';
import { PrintSheet } from './PrintSheet';

/** The cards of a board's filter on paper: shown as they will be printed, with one button that prints. */
export default function PrintPage() {
  const t = useT();
  const text = useText();
  const { workflow = '' } = useParams<'workflow'>();
  const [params] = useSearchParams();
  const asked = useMemo(() => ({ filter: parseFilter(params), layout: parseLayout(params) }), [params]);
  const { data, error, refetch } = useBoardListQuery({ workflow, ...asked }, { refetchOnMountOrArgChange: true });
  const frame = useRef<HTMLIFrameElement>(null);
  return (
    <Frame aria-busy={!data && !error}>
      <Page.Title>{t('boardViews.print.title')}</Page.Title>
      <Flex justifyContent="space-between" gap={4} wrap="wrap">
        <Typography tag="h1" variant="alpha" id="main-content-title">
          {data ? t('boardViews.print.of', { board: text(data.workflow.title) }) : t('boardViews.print.title')}
        </Typography>
        <Flex gap={2}>
          <LinkButton tag={NavLink} to={`/plugins/${PLUGIN_ID}/boards/${workflow}?${params.toString()}`} variant="tertiary">
            {t('boardViews.print.back')}
          </LinkButton>
          <Button disabled={!data || data.total === 0} onClick={() => frame.current?.contentWindow?.print()}>
            {t('boardViews.print.now')}
          </Button>
        </Flex>
      </Flex>
      {data?.cut && <Typography textColor="warning700">{t('boardViews.print.cut', { count: listed(data), total: data.total })}</Typography>}
      {renderList()}
    </Frame>
  );

  function renderList() {
    if (!data) return error ? <LoadFailed error={error} onRetry={() => void refetch()} /> : <Loader>{t('shared.loading')}</Loader>;
    if (data.total === 0) return <EmptyStateLayout content={t('board.empty.filter')} />;
    return <PrintSheet frame={frame} list={data} filter={asked.filter} />;
  }
}

function listed({ columns }: BoardList): number {
  return columns.reduce((sum, { cards }) => sum + cards.length, 0);
}

const Frame = styled(Main)`
  display: flex;
  flex: 1 1 auto;
  flex-direction: column;
  gap: 1.6rem;
  min-width: 0;
  min-height: 100vh;
  padding: 2rem 2.4rem;
`;
