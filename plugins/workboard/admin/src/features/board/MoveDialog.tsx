import type { ReactNode } from 'react';
import { Flex, Modal, Typography } from '@strapi/design-system';

import type { CardSummary, PermittedEventView, RefusalItem } from '../../../../shared/contract';
import { usePermittedQuery } from '../../shared/api';
import { LoadFailed } from '../../shared/LoadFailed';
import { useText, useT } from '../../shared/use-t';
import { ClauseChip } from '../card/ClauseChip';
import { ClockPreviewLine } from '../card/ClockPreviewLine';
import { sortedForMenu, startsHere } from './column-verdicts';
import { Closed, Folded, List, Pick } from './move-dialog-styles';
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
  /** What else can be done with the card, below the steps. */
  more?: ReactNode;
}

/** “Move to…”: what dragging does, as a list. What may be done comes first; the rest says why it may not. */
export function MoveDialog({ request, onPick, onClose, more }: Props) {
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
          {events ? (
            <EventList card={card.id} events={events} onPick={(event) => onPick(card, event)} />
          ) : (
            <AskedEvents card={card} onPick={onPick} />
          )}
        </Modal.Body>
        {more ? <Modal.Footer>{more}</Modal.Footer> : null}
      </Modal.Content>
    </Modal.Root>
  );
}

function AskedEvents({ card, onPick }: { card: CardSummary; onPick: Props['onPick'] }) {
  const t = useT();
  const { data, error, isFetching, refetch } = usePermittedQuery(card.id, { refetchOnMountOrArgChange: true });
  if (error && !isFetching) return <LoadFailed error={error} onRetry={() => void refetch()} />;
  if (!data || isFetching) return <Typography textColor="neutral600">{t('board.drop.asking')}</Typography>;
  if (data.events.length === 0) return <Typography textColor="neutral600">{t('board.menu.nothing')}</Typography>;
  return (
    <EventList card={card.id} events={sortedForMenu(data.events)} onPick={(event) => onPick({ ...card, revision: data.revision }, event)} />
  );
}

/** Steps of other stages are many and cannot be mended from here: they stand folded below. */
interface ListProps {
  card: number;
  events: PermittedEventView[];
  onPick: (event: PermittedEventView) => void;
}

function EventList({ card, events, onPick }: ListProps) {
  const t = useT();
  const here = events.filter(startsHere);
  const elsewhere = events.filter((event) => !startsHere(event));
  const first = here.find((event) => event.allowed);
  return (
    <Flex direction="column" alignItems="stretch" gap={4}>
      {!first && <Typography textColor="neutral600">{t('board.menu.nothingNow')}</Typography>}
      <List>
        {here.map((event) => (
          <EventRow key={event.event} card={card} event={event} first={event === first} onPick={onPick} />
        ))}
      </List>
      {elsewhere.length > 0 && (
        <Folded>
          <summary>{t('board.menu.elsewhere', { count: elsewhere.length })}</summary>
          <List>
            {elsewhere.map((event) => (
              <EventRow key={event.event} card={card} event={event} first={false} onPick={onPick} />
            ))}
          </List>
        </Folded>
      )}
    </Flex>
  );
}

interface RowProps extends Pick<ListProps, 'card' | 'onPick'> {
  event: PermittedEventView;
  first: boolean;
}

function EventRow({ card, event, first, onPick }: RowProps) {
  const t = useT();
  const words = useEventWords();
  const text = useText();
  const goes = <span>{event.stays ? t('board.menu.stays') : t('board.menu.to', { column: text(event.toTitle) })}</span>;
  return (
    <li>
      {event.allowed ? (
        // The dialog opens with the hand on the first step that may be done, not on its own ×.
        <Pick type="button" autoFocus={first} onClick={() => onPick(event)}>
          <b>{words.title(event)}</b>
          {goes}
          <small>{words.consequence(event)}</small>
          {event.form === null ? <ClockPreviewLine card={card} event={event.event} /> : null}
        </Pick>
      ) : (
        <Closed>
          <b>{words.title(event)}</b>
          {goes}
          <Reasons unmet={event.unmet} />
        </Closed>
      )}
    </li>
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
