import { useMemo, useRef, useState } from 'react';
import { useNotifyAT } from '@strapi/design-system';
import { useRBAC } from '@strapi/strapi/admin';
import { styled } from 'styled-components';

import type { BoardTab, CardSummary } from '../../../../shared/contract';
import { useMeQuery } from '../../shared/api';
import { LoadFailed } from '../../shared/LoadFailed';
import { PERMISSIONS } from '../../shared/plugin-id';
import { useMay } from '../../shared/use-may';
import { useT } from '../../shared/use-t';
import { ViewControls } from '../board-views';
import { SelectionContext } from '../bulk';
import { CardDrawer } from '../card/CardDrawer';
import { UnfinishedBanner } from '../card/UnfinishedBanner';
import { ActiveFilters } from './ActiveFilters';
import { AssignInstead, BoardActing } from './BoardActing';
import { BoardColumns } from './BoardColumns';
import { BoardHeader } from './BoardHeader';
import { BoardSkeleton } from './BoardSkeleton';
import { EmptyBoard, EmptyFilter } from './BoardStates';
import { BoardTabs } from './BoardTabs';
import { BoardToolbar } from './BoardToolbar';
import type { PendingMove } from './board-view';
import { CardActionsContext, type CardActions } from './card-actions';
import { ConnectionBanner } from './ConnectionBanner';
import { MoveDialog, type MoveRequest } from './MoveDialog';
import { useBoardChanges } from './use-board-changes';
import { useBoardData } from './use-board-data';
import { useBoardFilter } from './use-board-filter';
import { useBoardPreferences } from './use-board-preferences';
import { useCreate } from './use-create';
import { useBoardSelection } from './use-board-selection';
import { useMove } from './use-move';
import { useOwnColumn } from './use-own-column';

/** One board: filters, columns, drawer, and everything that moves a card. */
export function WorkflowBoard({ tab, tabs }: { tab: BoardTab; tabs: readonly BoardTab[] }) {
  const t = useT();
  const address = useBoardFilter();
  const { data: me } = useMeQuery();
  const { allowedActions } = useRBAC(PERMISSIONS.move);
  const mayMove = Boolean(allowedActions.canMove);
  const mayAssign = useMay()('card.assign');
  const [pending, setPending] = useState<readonly PendingMove[]>([]);
  const [request, setRequest] = useState<MoveRequest | null>(null);
  const [assigning, setAssigning] = useState<CardSummary | null>(null);
  const inHand = useRef(false);
  const { notifyStatus } = useNotifyAT();

  const preferences = useBoardPreferences(tab.key);
  const data = useBoardData({ workflow: tab.key, filter: address.filter, layout: address.layout }, pending);
  const mover = useMove({ workflow: tab.key, setPending, refresh: data.refresh });
  const { focusCard } = mover;
  const create = useCreate(tab, data.refresh, focusCard);
  const own = useOwnColumn({ columns: data.columns, refresh: data.refresh, focusCard });
  const selection = useBoardSelection(data.columns);
  const connection = useBoardChanges({ workflow: tab.key, cursor: data.board?.cursor, paused: inHand, refresh: data.refresh });

  const { openCard } = address;
  const { nudge } = own;
  const actions = useMemo<CardActions>(
    () => ({
      open: (card) => openCard(card.id),
      chooseMove: (card) => setRequest({ card, events: null }),
      nudge,
      mayMove,
      today: me?.today,
    }),
    [openCard, nudge, mayMove, me?.today],
  );
  const chooseMove = actions.chooseMove;
  const assignInstead = (card: CardSummary) => {
    setRequest(null);
    setAssigning(card);
  };
  const onCreate = mayMove ? create : undefined;
  const closeDialog = () => {
    if (request) focusCard(request.card.id);
    if (request?.events) notifyStatus(t('board.say.putBack', { card: request.card.title }));
    setRequest(null);
  };

  return (
    <CardActionsContext.Provider value={actions}>
      <BoardHeader tab={tab} onCreate={onCreate} />
      <TabLine>
        <BoardTabs tabs={tabs} open={tab.key} />
        <ViewControls tab={tab} address={address} preferences={preferences} laneBy={data.board?.laneBy ?? []} />
      </TabLine>
      <ConnectionBanner connection={connection} />
      <UnfinishedBanner />
      <BoardToolbar address={address} counts={data.board?.counts} />
      <ActiveFilters address={address} />
      <SelectionContext.Provider value={selection}>{renderBoard()}</SelectionContext.Provider>
      <BoardActing
        {...{
          selection,
          columns: data.columns,
          drawer: address.card,
          mayMove,
          assigning,
          onAssign: setAssigning,
          openCard,
          closeDrawer,
          chooseMove,
          focusCard,
        }}
      />
      {request && (
        <MoveDialog
          request={request}
          onClose={closeDialog}
          more={request.events || !mayAssign ? null : <AssignInstead onClick={() => assignInstead(request.card)} />}
          onPick={(card, event) => {
            setRequest(null);
            void mover.move(card, event);
          }}
        />
      )}
      {address.card !== null && <CardDrawer cardId={address.card} onClose={closeDrawer} />}
    </CardActionsContext.Provider>
  );

  function closeDrawer() {
    openCard(null);
    if (address.card !== null) focusCard(address.card);
  }

  function renderBoard() {
    if (!data.board) return data.error ? <LoadFailed error={data.error} onRetry={() => void data.refresh()} /> : <BoardSkeleton />;
    // The counters of the board's head follow the filter; whether the board itself is empty is told by its columns.
    const empty = data.columns.every((column) => column.cards.length === 0);
    if (empty && !data.loading && address.active) return <EmptyFilter onClear={address.clear} />;
    if (empty && !data.loading) return <EmptyBoard tab={tab} onCreate={onCreate} />;
    return (
      <BoardColumns
        data={data}
        dropped={own.dropped}
        choose={(card, events) => setRequest({ card, events })}
        inHand={inHand}
        mover={mover}
        pending={pending}
        preferences={preferences}
        filtered={address.active}
      />
    );
  }
}

const TabLine = styled.div`
  display: flex;
  flex-wrap: wrap;
  gap: 0.8rem 2.4rem;
  align-items: flex-end;
  justify-content: space-between;
`;
