import { useRef, useState } from 'react';
import { Box, Button, Loader, Modal, Typography } from '@strapi/design-system';

import type { Answers } from '../../../../engine/form/types';
import type { BulkCard, BulkEvent, BulkReport } from '../../../../shared/contract';
import { useFormQuery } from '../../shared/api';
import { useErrorWords } from '../../shared/use-error-words';
import { useReturnFocus } from '../../shared/use-return-focus';
import { useT, useText } from '../../shared/use-t';
import { submittedAnswers } from '../form/conditions';
import { FormFields } from '../form/FormFields';
import { useBulkFireMutation } from '../teamwork/api';
import { BulkClockPreview } from './BulkClockPreview';
import { inPortions, seenOf, type BulkTarget } from './in-portions';
import { ReportDialog } from './ReportDialog';
import { MOST } from './selection';

interface Props {
  event: BulkEvent;
  cards: readonly BulkTarget[];
  onKeep: (cards: readonly number[]) => void;
  onClose: () => void;
}

/**
 * Fires one event on the selected cards. Its form is asked once and given to each, and what becomes of their clocks is shown before it is
 * sent; then every card has its line in the report. What was typed stays, so that the cards that were refused can be tried again.
 */
export function BulkEventDialog({ event, cards, onKeep, onClose }: Props) {
  const t = useT();
  const returnFocus = useReturnFocus();
  const text = useText();
  const words = useErrorWords();
  const { data: form, error: unread } = useFormQuery({ key: event.form ?? '', card: null }, { skip: event.form === null });
  const [answers, setAnswers] = useState<Answers | null>(null);
  const [fire] = useBulkFireMutation();
  const [sending, setSending] = useState(false);
  const [sent, setSent] = useState(0);
  const [error, setError] = useState<unknown>(undefined);
  const [report, setReport] = useState<BulkReport | null>(null);
  const [undoing, setUndoing] = useState(false);
  // The cards as they were chosen: what moved meanwhile may have left the board.
  const [among] = useState(cards);
  const left = useRef(cards);
  left.current = cards.length > 0 ? cards : left.current;

  const send = async () => {
    const body = form ? { form: submittedAnswers(form, answers ?? form.initial) } : {};
    await act(left.current, (portion) => fire({ event: event.event, cards: portion, ...body }));
  };
  const act = async (among: readonly BulkTarget[], run: (portion: BulkCard[]) => Promise<{ data: BulkReport } | { error: unknown }>) => {
    setSending(true);
    setSent(0);
    const { report: done, error: fault } = await inPortions(seenOf(among), run, setSent);
    setError(fault);
    if (done.items.length > 0) setReport(done);
    setSending(false);
  };
  const undo = async (done: readonly BulkTarget[]) => {
    if (event.undo === null) return;
    const { event: key } = event.undo;
    setUndoing(true);
    await act(done, (portion) => fire({ event: key, cards: portion, form: {}, undo: true }));
  };
  if (report) {
    const again = () => setReport(null);
    return (
      <ReportDialog
        title={text(undoing && event.undo ? event.undo.title : event.title)}
        report={report}
        cards={[...among, ...cards]}
        broke={error === undefined ? undefined : words(error)}
        onKeep={onKeep}
        onClose={onClose}
        {...(undoing ? {} : { onAgain: again, ...(event.undo ? { onUndo: (done) => void undo(done) } : {}) })}
      />
    );
  }
  return (
    <Modal.Root open onOpenChange={(open) => !open && !sending && onClose()}>
      <Modal.Content aria-describedby={undefined} {...returnFocus}>
        <Modal.Header closeLabel={t('shared.close')}>
          <Modal.Title>{t('bulk.dialog', { event: text(event.title), n: left.current.length })}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          {error !== undefined || unread ? (
            <Typography tag="p" role="alert" textColor="danger700">
              {words(error ?? unread)}
            </Typography>
          ) : null}
          {event.form !== null && form ? (
            <Box
              tag="form"
              noValidate
              aria-label={text(form.definition.title)}
              onSubmit={(submitted: React.FormEvent) => {
                submitted.preventDefault();
                void send();
              }}
            >
              <Box paddingBottom={4}>
                <Typography textColor="neutral600">{t('bulk.once', { n: left.current.length })}</Typography>
              </Box>
              <FormFields form={form} answers={answers ?? form.initial} errors={[]} onChange={setAnswers} />
            </Box>
          ) : null}
          {event.form === null ? (
            <Typography tag="p" textColor="neutral600">
              {t('bulk.each', { n: left.current.length })}
            </Typography>
          ) : null}
          {event.clocks && (event.form === null || form) ? (
            <BulkClockPreview event={event.event} cards={left.current} form={form ? submittedAnswers(form, answers ?? form.initial) : {}} />
          ) : null}
          {sending && left.current.length > MOST ? (
            <Typography role="status">{t('bulk.progress', { done: sent, n: left.current.length })}</Typography>
          ) : null}
          {sending || (event.form !== null && !form && !unread) ? <Loader>{t('shared.loading')}</Loader> : null}
        </Modal.Body>
        <Modal.Footer>
          <Button variant="tertiary" onClick={onClose} disabled={sending}>
            {t('shared.cancel')}
          </Button>
          <Button loading={sending} disabled={event.form !== null && !form} onClick={() => void send()}>
            {text(event.title)}
          </Button>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}
