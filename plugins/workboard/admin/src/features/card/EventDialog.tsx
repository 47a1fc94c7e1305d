import { useState } from 'react';
import { Button, Flex, Modal, Typography } from '@strapi/design-system';

import type { CardSummary } from '../../../../shared/contract';
import { useReturnFocus } from '../../shared/use-return-focus';
import { useT, useText } from '../../shared/use-t';
import { focusField } from '../form/field-props';
import { DiscardDialog } from '../form/DiscardDialog';
import { ClockPreview } from './ClockPreview';
import { EventBasis, OpeningBasis } from './BasisPanel';
import { ConflictNotice } from './ConflictNotice';
import { EventFormBody } from './EventFormBody';
import { FailureNotice } from './FailureNotice';
import type { FireOrder } from './fire-types';
import { fieldLabel } from '../form/field-label';
import { RefusalList } from './RefusalList';
import { ShownList } from './ShownList';
import type { EventForm } from './use-event-form';
import { useEventPreview } from './use-event-preview';
import type { Firing } from './use-firing';

interface Props {
  order: FireOrder;
  eventForm: EventForm;
  firing: Firing;
  /** `revision` only for a retry on the state a conflict has shown. */
  onSend: (revision?: number) => void;
  onClose: () => void;
  onEvent: (event: string) => void;
  onView: (card: CardSummary) => void;
}

/** The dialog of an event: why not (refusal, conflict, failure) above, the form below, both kept together until it is done. */
export function EventDialog({ order, eventForm, firing, onSend, onClose, onEvent, onView }: Props) {
  const t = useT();
  const returnFocus = useReturnFocus();
  const text = useText();
  const [asking, setAsking] = useState(false);
  const { card, event } = order;
  const { form, dirty } = eventForm;
  const { problem, sending } = firing;
  const preview = useEventPreview({ card: card?.id ?? null, event: event.event, form, answers: eventForm.answers });
  const shown = preview?.shown ?? [];

  // After a refusal the draft stays for the next try, so that there is nothing to lose and nothing to ask.
  const requestClose = () => {
    if (sending) return;
    if (dirty && problem === null) setAsking(true);
    else onClose();
  };

  return (
    <Modal.Root open onOpenChange={(open) => (open ? undefined : requestClose())}>
      <Modal.Content aria-describedby={undefined} {...returnFocus}>
        <Modal.Header closeLabel={t('shared.close')}>
          <Flex direction="column" alignItems="flex-start">
            <Modal.Title>{text(event.title)}</Modal.Title>
            {card ? (
              <Typography variant="pi" textColor="neutral600">
                {[card.number, card.title].filter(Boolean).join(' ')}
              </Typography>
            ) : null}
          </Flex>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={5}>
            {problem?.kind === 'refused' ? (
              <RefusalList
                event={event.title}
                unmet={problem.unmet}
                fields={problem.fields}
                labelOf={(path) => (form ? fieldLabel(form.definition.fields, path, text) : null)}
                onField={focusField}
                onEvent={onEvent}
                onLeave={onClose}
                answered={dirty}
              />
            ) : null}
            {problem?.kind === 'conflict' ? (
              <ConflictNotice
                details={problem.details}
                busy={sending}
                onView={() => onView(problem.details.card)}
                onRetry={() => onSend(problem.details.card.revision)}
              />
            ) : null}
            {problem?.kind === 'failed' ? <FailureNotice problem={problem} busy={sending} onRetry={() => onSend()} /> : null}
            {card ? <EventBasis card={card.id} revision={card.revision} event={event.event} /> : <OpeningBasis ids={event.clauses ?? []} />}
            <ShownList shown={shown.filter(({ ofAnswers }) => !ofAnswers)} />
            {event.form ? <EventFormBody eventForm={eventForm} firing={firing} days={preview} onSubmit={() => onSend()} /> : null}
            <ShownList shown={shown.filter(({ ofAnswers }) => ofAnswers)} />
            <ClockPreview data={preview} />
          </Flex>
        </Modal.Body>
        <Modal.Footer>
          <Button variant="tertiary" onClick={requestClose} disabled={sending}>
            {t(event.form ? 'shared.cancel' : 'shared.close')}
          </Button>
          {form && problem?.kind !== 'conflict' ? (
            <Button onClick={() => onSend()} loading={sending}>
              {text(event.title)}
            </Button>
          ) : null}
        </Modal.Footer>
        <DiscardDialog
          open={asking}
          onKeep={() => setAsking(false)}
          onDiscard={() => {
            eventForm.startOver();
            onClose();
          }}
        />
      </Modal.Content>
    </Modal.Root>
  );
}
