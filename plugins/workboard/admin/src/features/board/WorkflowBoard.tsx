import { useCallback, useMemo, useState } from 'react';
import { useNotifyAT } from '@strapi/design-system';
import { useRBAC } from '@strapi/strapi/admin';

import type { BoardTab, CardSummary } from '../../../../shared/contract';
import { useMeQuery } from '../../shared/api';
import { LoadFailed } from '../../shared/LoadFailed';
import { PERMISSIONS } from '../../shared/plugin-id';
import { useT } from '../../shared/use-t';
import { CardDrawer } from '../card/CardDrawer';
import { ActiveFilters } from './ActiveFilters';
import { BoardColumns } from './BoardColumns';
import { BoardHeader } from './BoardHeader';
import { BoardSkeleton } from './BoardSkeleton';
import { EmptyBoard, EmptyFilter } from './BoardStates';
import { BoardTabs } from './BoardTabs';
import { BoardToolbar } from './BoardToolbar';
import type { PendingMove } from './board-view';
import { CardActionsContext, type CardActions } from './card-actions';
import { ConnectionBanner } from './ConnectionBanner';
import { useDrag } from './dnd/use-drag';
import { MoveDialog, type MoveRequest } from './MoveDialog';
import { useBoardChanges } from './use-board-changes';
import { useBoardData } from './use-board-data';
import { useBoardFilter } from './use-board-filter';
import { useCreate } from './use-create';
import { useMove } from './use-move';

/** One board: filters, columns, drawer, and everything that moves a card. */
export function WorkflowBoard({ tab, tabs }: { tab: BoardTab; tabs: readonly BoardTab[] }) {
  const t = useT();
  const address = useBoardFilter();
  const { data: me } = useMeQuery();
  const { allowedActions } = useRBAC(PERMISSIONS.move);
  const mayMove = Boolean(allowedActions.canMove);
  const [pending, setPending] = useState<readonly PendingMove[]>([]);
  const [request, setRequest] = useState<MoveRequest | null>(null);
  const { notifyStatus } = useNotifyAT();

  const data = useBoardData(tab.key, address.filter, pending);
  const mover = useMove({ workflow: tab.key, setPending, refresh: data.refresh });
  const { focusCard } = mover;
  const create = useCreate(tab, data.refresh, focusCard);
  const drag = useDrag({
    columns: data.columns,
    move: (card, event) => void mover.move(card, event),
    choose: useCallback((card, events) => setRequest({ card, events }), []),
    putBack: useCallback((card: CardSummary) => focusCard(card.id), [focusCard]),
  });
  const connection = useBoardChanges({ workflow: tab.key, cursor: data.board?.cursor, paused: drag.card !== null, refresh: data.refresh });

  const { openCard } = address;
  const actions = useMemo<CardActions>(
    () => ({ open: (card) => openCard(card.id), chooseMove: (card) => setRequest({ card, events: null }), mayMove, today: me?.today }),
    [openCard, mayMove, me?.today],
  );
  const onCreate = mayMove ? create : undefined;
  const closeDialog = () => {
    if (request) focusCard(request.card.id);
    if (request?.events) notifyStatus(t('board.say.putBack', { card: request.card.title }));
    setRequest(null);
  };

  return (
    <CardActionsContext.Provider value={actions}>
      <BoardHeader tab={tab} onCreate={onCreate} />
      <BoardTabs tabs={tabs} />
      <ConnectionBanner connection={connection} />
      <BoardToolbar address={address} counts={data.board?.counts} />
      <ActiveFilters address={address} />
      {renderBoard()}
      {request && (
        <MoveDialog
          request={request}
          onClose={closeDialog}
          onPick={(card, event) => {
            setRequest(null);
            void mover.move(card, event);
          }}
        />
      )}
      {address.card !== null && <CardDrawer cardId={address.card} onClose={() => closeDrawer(address.card)} />}
    </CardActionsContext.Provider>
  );

  function closeDrawer(card: number | null) {
    openCard(null);
    if (card !== null) focusCard(card);
  }

  function renderBoard() {
    if (!data.board) return data.error ? <LoadFailed error={data.error} onRetry={() => void data.refresh()} /> : <BoardSkeleton />;
    // The counters of the board's head follow the filter; whether the board itself is empty is told by its columns.
    const empty = data.columns.every((column) => column.cards.length === 0);
    if (empty && !data.loading && address.active) return <EmptyFilter onClear={address.clear} />;
    if (empty && !data.loading) return <EmptyBoard tab={tab} onCreate={onCreate} />;
    return <BoardColumns data={data} drag={drag} mover={mover} pending={pending} filtered={address.active} />;
  }
}
