import { useRef, useState } from 'react';
import { Box, Button, Loader, Modal, Typography } from '@strapi/design-system';

import type { Answers } from '../../../../engine/form/types';
import type { BulkEvent, BulkReport, CardSummary } from '../../../../shared/contract';
import { useFormQuery } from '../../shared/api';
import { useErrorWords } from '../../shared/use-error-words';
import { useT, useText } from '../../shared/use-t';
import { submittedAnswers } from '../form/conditions';
import { FormFields } from '../form/FormFields';
import { useBulkFireMutation } from '../teamwork/api';
import { BulkClockPreview } from './BulkClockPreview';
import { ReportDialog } from './ReportDialog';

interface Props {
  event: BulkEvent;
  cards: readonly CardSummary[];
  onKeep: (cards: readonly number[]) => void;
  onClose: () => void;
}

/**
 * Fires one event on the selected cards. Its form is asked once and given to each, and what becomes of their clocks is shown before it is
 * sent; then every card has its line in the report. What was typed stays, so that the cards that were refused can be tried again.
 */
export function BulkEventDialog({ event, cards, onKeep, onClose }: Props) {
  const t = useT();
  const text = useText();
  const words = useErrorWords();
  const { data: form, error: unread } = useFormQuery({ key: event.form ?? '', card: null }, { skip: event.form === null });
  const [answers, setAnswers] = useState<Answers | null>(null);
  const [fire, { isLoading, error }] = useBulkFireMutation();
  const [report, setReport] = useState<BulkReport | null>(null);
  // The cards as they were chosen: what moved meanwhile may have left the board.
  const [among] = useState(cards);
  const left = useRef(cards);
  left.current = cards.length > 0 ? cards : left.current;

  const send = async () => {
    const seen = left.current.map(({ id, revision }) => ({ id, expectedRevision: revision }));
    const body = form ? { form: submittedAnswers(form, answers ?? form.initial) } : {};
    const answer = await fire({ event: event.event, cards: seen, ...body });
    if ('data' in answer) setReport(answer.data);
  };
  if (report) {
    const again = () => setReport(null);
    return (
      <ReportDialog
        title={text(event.title)}
        report={report}
        cards={[...among, ...cards]}
        onKeep={onKeep}
        onClose={onClose}
        onAgain={again}
      />
    );
  }
  return (
    <Modal.Root open onOpenChange={(open) => !open && !isLoading && onClose()}>
      <Modal.Content aria-describedby={undefined}>
        <Modal.Header closeLabel={t('shared.close')}>
          <Modal.Title>{t('bulk.dialog', { event: text(event.title), n: left.current.length })}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          {error || unread ? (
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
          {isLoading || (event.form !== null && !form && !unread) ? <Loader>{t('shared.loading')}</Loader> : null}
        </Modal.Body>
        <Modal.Footer>
          <Button variant="tertiary" onClick={onClose} disabled={isLoading}>
            {t('shared.cancel')}
          </Button>
          <Button loading={isLoading} disabled={event.form !== null && !form} onClick={() => void send()}>
            {text(event.title)}
          </Button>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}
