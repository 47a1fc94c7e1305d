import { Flex, Modal, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';

import type { CardSummary, PermittedEventView, RefusalItem } from '../../../../shared/contract';
import { usePermittedQuery } from '../../shared/api';
import { LoadFailed } from '../../shared/LoadFailed';
import { useText, useT } from '../../shared/use-t';
import { ClauseChip } from '../card/ClauseChip';
import { sortedForMenu } from './column-verdicts';
import { useEventWords } from './use-event-words';

export interface MoveRequest {
  card: CardSummary;
  /** The events to choose from; null to ask the server for all of them. */
  events: PermittedEventView[] | null;
}

interface Props {
  request: MoveRequest;
  onPick: (card: CardSummary, event: PermittedEventView) => void;
  onClose: () => void;
}

/** “Move to…”: what dragging does, as a list. What may be done comes first; the rest says why it may not. */
export function MoveDialog({ request, onPick, onClose }: Props) {
  const t = useT();
  const { card, events } = request;
  return (
    <Modal.Root open onOpenChange={(open) => !open && onClose()}>
      {/* Who closes it decides where the focus goes: to the card, which the dialog's own memory does not know. */}
      <Modal.Content onCloseAutoFocus={(event) => event.preventDefault()} aria-describedby={undefined}>
        <Modal.Header closeLabel={t('shared.close')}>
          <Modal.Title>{t(events ? 'board.menu.choose' : 'board.menu.title', { card: card.title })}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          {events ? <EventList events={events} onPick={(event) => onPick(card, event)} /> : <AskedEvents card={card} onPick={(event) => onPick(card, event)} />}
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

function AskedEvents({ card, onPick }: { card: CardSummary; onPick: (event: PermittedEventView) => void }) {
  const t = useT();
  const { data, error, isFetching, refetch } = usePermittedQuery(card.id, { refetchOnMountOrArgChange: true });
  if (error && !isFetching) return <LoadFailed error={error} onRetry={() => void refetch()} />;
  if (!data || isFetching) return <Typography textColor="neutral600">{t('board.drop.asking')}</Typography>;
  if (data.events.length === 0) return <Typography textColor="neutral600">{t('board.menu.nothing')}</Typography>;
  return <EventList events={sortedForMenu(data.events)} onPick={onPick} />;
}

function EventList({ events, onPick }: { events: PermittedEventView[]; onPick: (event: PermittedEventView) => void }) {
  const t = useT();
  const words = useEventWords();
  const text = useText();
  return (
    <List>
      {events.map((event) => (
        <li key={event.event}>
          {event.allowed ? (
            <Pick type="button" onClick={() => onPick(event)}>
              <b>{event.back ? t('board.menu.back', { event: words.title(event) }) : words.title(event)}</b>
              <span>{event.stays ? t('board.menu.stays') : t('board.menu.to', { column: text(event.toTitle) })}</span>
              <small>{words.consequence(event)}</small>
            </Pick>
          ) : (
            <Closed>
              <b>{words.title(event)}</b>
              <span>{event.stays ? t('board.menu.stays') : t('board.menu.to', { column: text(event.toTitle) })}</span>
              <Reasons unmet={event.unmet} />
            </Closed>
          )}
        </li>
      ))}
    </List>
  );
}

function Reasons({ unmet }: { unmet: readonly RefusalItem[] }) {
  const text = useText();
  return (
    <ul>
      {unmet.map((item, index) => (
        <li key={index}>
          <Flex gap={2} wrap="wrap">
            {text(item.message)}
            {item.clauses.map((clause) => (
              <ClauseChip key={clause.id} id={clause.id} clause={clause} />
            ))}
          </Flex>
        </li>
      ))}
    </ul>
  );
}

const List = styled.ul`
  display: flex;
  flex-direction: column;
  gap: 0.8rem;
  padding: 0;
  list-style: none;
`;

const row = `
  display: grid;
  grid-template-columns: 1fr auto;
  gap: 0.4rem 1.6rem;
  width: 100%;
  padding: 1.2rem 1.6rem;
  font-size: 1.4rem;
  line-height: 1.5;
  text-align: start;
`;

const Pick = styled.button`
  ${row}
  border: 1px solid ${({ theme }) => theme.colors.neutral200};
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral0};
  color: ${({ theme }) => theme.colors.neutral700};
  cursor: pointer;
  b {
    color: ${({ theme }) => theme.colors.primary600};
    font-weight: 600;
  }
  small {
    grid-column: 1 / -1;
    font-size: 1.2rem;
  }
  small:empty {
    display: none;
  }
  &:hover,
  &:focus-visible {
    border-color: ${({ theme }) => theme.colors.primary600};
    background: ${({ theme }) => theme.colors.primary100};
    outline: none;
  }
`;

const Closed = styled.div`
  ${row}
  border: 1px solid transparent;
  border-radius: ${({ theme }) => theme.borderRadius};
  background: ${({ theme }) => theme.colors.neutral100};
  color: ${({ theme }) => theme.colors.neutral600};
  b {
    font-weight: 600;
  }
  ul {
    grid-column: 1 / -1;
    padding-inline-start: 1.6rem;
    list-style: disc;
    font-size: 1.2rem;
  }
`;
