import { useEffect, useMemo, useRef } from 'react';
import { Button, Flex, Link as AppLink, Main, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';
import { Page } from '@strapi/strapi/admin';
import { Link, useParams } from 'react-router-dom';
import { styled } from 'styled-components';

import type { MatrixView } from '../../../../shared/contract';
import { useMeQuery } from '../../shared/api';
import { LoadFailed } from '../../shared/LoadFailed';
import { PageLinks } from '../../shared/PageLinks';
import { useMay } from '../../shared/use-may';
import { useT, useText } from '../../shared/use-t';
import { BulkBar, createSelection, SelectionContext, type Selection } from '../bulk';
import { CardDrawer, ClauseChips, FireProvider, useFire } from '../card';
import { cardHref } from '../card/card-href';
import { NoRows, RegisterSkeleton } from '../registers/RegisterStates';
import { useRegisterAddress } from '../registers/use-register-address';
import { useMatrixOrderQuery, useMatrixQuery } from './api';
import { MatrixFigures } from './MatrixFigures';
import { MatrixFilters } from './MatrixFilters';
import { MatrixTable } from './MatrixTable';

/** 总表: the cards under one card as one table, to be searched, grouped, and acted upon many at a time. */
export default function MatrixPage() {
  const params = useParams<'card' | 'workflow'>();
  const place = { card: Number(params.card), workflow: params.workflow ?? '' };
  const { data: view, error, refetch } = useMatrixQuery(place, { refetchOnMountOrArgChange: true });
  return (
    <FireProvider>
      <Frame>
        {view ? <Matrix view={view} /> : error ? <LoadFailed error={error} onRetry={() => void refetch()} /> : <RegisterSkeleton />}
      </Frame>
    </FireProvider>
  );
}

function Matrix({ view }: { view: MatrixView }) {
  const t = useT();
  const text = useText();
  const may = useMay();
  const { data: me } = useMeQuery();
  const address = useRegisterAddress();
  const place = { card: view.parent.card, workflow: view.workflow };
  const asked = { ...place, params: address.filter };
  const { data: order, error, isFetching, refetch } = useMatrixOrderQuery(asked, { refetchOnMountOrArgChange: true });
  const selection = useMatrixSelection(order?.cards);
  const targets = useMemo(
    () =>
      (order?.cards ?? []).map((id, index) => ({ id, revision: order?.revisions[index] ?? 0, number: null, title: '', assignee: null })),
    [order],
  );
  return (
    <SelectionContext.Provider value={selection}>
      <Page.Title>{`${text(view.title)} · ${view.parent.title}`}</Page.Title>
      <Flex gap={4} wrap="wrap" justifyContent="space-between" alignItems="flex-start">
        <div>
          <Typography tag="h1" variant="alpha">
            {text(view.title)}
          </Typography>
          <Flex gap={3} wrap="wrap" paddingTop={1}>
            <AppLink tag={Link} to={cardHref(view.parent.workflow, view.parent.card)}>
              {view.parent.title}
            </AppLink>
            <Typography textColor="neutral600">{text(view.parent.stageTitle)}</Typography>
            <ClauseChips ids={view.clauses} />
          </Flex>
        </div>
        <Flex gap={2} wrap="wrap">
          <PageLinks />
          {may('board.move') ? <OpenRow view={view} /> : null}
        </Flex>
      </Flex>
      <MatrixFigures figures={view.figures} />
      <MatrixFilters view={view} address={address} />
      <Typography variant="pi" textColor="neutral600" role="status">
        {order ? t('matrix.count', { n: order.cards.length }) : t('shared.loading')} · {t('matrix.keys')}
      </Typography>
      {order && order.cards.length > 0 ? (
        <MatrixTable
          {...{ view, order, selection, busy: isFetching, sort: address.filter.sort }}
          onSort={(sort) => address.setFilter({ sort })}
          onOpen={address.openCard}
        />
      ) : order ? (
        <NoRows filtered={address.active} onClear={address.clear} />
      ) : error ? (
        <LoadFailed error={error} onRetry={() => void refetch()} />
      ) : (
        <RegisterSkeleton />
      )}
      <BulkBar selection={selection} cards={targets} mayMove={may('board.move')} mayAssign={may('card.assign')} me={me?.id} />
      {address.card === null ? null : <CardDrawer cardId={address.card} onClose={() => address.openCard(null)} />}
    </SelectionContext.Provider>
  );
}

/** Buttons for the steps that open a row here. */
function OpenRow({ view }: { view: MatrixView }) {
  const text = useText();
  const { fire } = useFire();
  return view.opens.map((event) => (
    <Button
      key={event.event}
      startIcon={<Plus />}
      onClick={() =>
        void fire({ workflow: view.workflow, card: null, under: view.parent.card, event: { ...event, clauses: view.clauses } })
      }
    >
      {text(event.title)}
    </Button>
  ));
}

/** Rows that are chosen; what the filter takes out of sight is not acted upon. */
function useMatrixSelection(cards: readonly number[] | undefined): Selection {
  const now = useRef(cards ?? []);
  now.current = cards ?? now.current;
  const selection = useMemo(
    () =>
      createSelection(
        () => [now.current],
        () => undefined,
        Infinity,
      ),
    [],
  );
  useEffect(() => {
    if (!cards) return;
    const here = new Set(cards);
    const staying = [...selection.all()].filter((card) => here.has(card));
    if (staying.length < selection.all().size) selection.keep(staying);
  }, [cards, selection]);
  return selection;
}

/** The table takes what the window leaves; at 200 % zoom the page scrolls and the table keeps a usable size. */
const Frame = styled(Main)`
  display: flex;
  flex: 1 1 56rem;
  flex-direction: column;
  gap: 1.2rem;
  min-height: 56rem;
  min-width: 0;
  padding: 2rem 2.4rem 1.2rem;
`;
