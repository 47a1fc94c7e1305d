import { useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { styled } from 'styled-components';

import type { IntakeAnswer, IntakeDoor } from '../../../../shared/contract';
import { useMeQuery } from '../../shared/api';
import { useT, useText } from '../../shared/use-t';
import { EventFormBody } from '../card/EventFormBody';
import { FailureNotice } from '../card/FailureNotice';
import type { FireOrder } from '../card/fire-types';
import { readProblem, type Problem } from '../card/read-problem';
import { RefusalList } from '../card/RefusalList';
import { useEventForm } from '../card/use-event-form';
import { fieldLabel } from '../form/field-label';
import { focusField } from '../form/field-props';
import { RepeatLists } from '../repeats';
import { useTakeDownMutation } from './api';
import { IntakeFiles } from './IntakeFiles';
import { useSimilar } from './use-similar';

/** The door's own form, with the papers that were handed in, and beside it what was asked before. Ctrl+Enter sends it. */
export function IntakeForm({ door, onDone }: { door: IntakeDoor; onDone: (answer: IntakeAnswer) => void }) {
  const t = useT();
  const text = useText();
  const { data: me } = useMeQuery();
  const eventForm = useEventForm(useMemo(() => orderOf(door), [door]));
  const { form, answers } = eventForm;
  const [files, setFiles] = useState<readonly File[]>([]);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [takeDown, { isLoading }] = useTakeDownMutation();
  // One key for this application, whatever is mended and sent again after a lost answer; another once the server has refused it.
  const requestKey = useRef(crypto.randomUUID());
  const similar = useSimilar(door.door, answers);

  useEffect(() => {
    const first = form?.definition.fields[0];
    if (first) focusField(first.key);
  }, [form]);

  const send = async () => {
    if (!form || isLoading) return;
    const answer = await takeDown({
      door: door.door,
      version: form.definition.version,
      answers,
      files,
      requestKey: requestKey.current,
    });
    if (!('error' in answer)) {
      eventForm.startOver();
      onDone(answer.data);
      return;
    }
    const found = readProblem(answer.error);
    if (found.kind !== 'failed' || found.reason === 'server') requestKey.current = crypto.randomUUID();
    setProblem(found);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
    // Before the field has it: an Enter opens a list of choices.
    event.preventDefault();
    event.stopPropagation();
    void send();
  };

  return (
    <Columns onKeyDownCapture={onKeyDown}>
      <Flex direction="column" alignItems="stretch" gap={5}>
        {problem?.kind === 'refused' ? (
          <RefusalList
            event={door.title}
            unmet={problem.unmet}
            fields={problem.fields}
            labelOf={(path) => (form ? fieldLabel(form.definition.fields, path, text) : null)}
            onField={focusField}
            onEvent={() => undefined}
            onLeave={() => undefined}
            answered
          />
        ) : null}
        {problem?.kind === 'failed' ? <FailureNotice problem={problem} busy={isLoading} onRetry={() => void send()} /> : null}
        <EventFormBody
          eventForm={eventForm}
          firing={{ sending: isLoading, problem, setProblem, send: () => Promise.resolve(null) }}
          days={undefined}
          onSubmit={() => void send()}
        />
        {form ? <IntakeFiles most={door.files.most} megabytes={door.files.megabytes} files={files} onChange={setFiles} /> : null}
        {form ? (
          <Flex gap={3} wrap="wrap">
            <Button onClick={() => void send()} loading={isLoading} aria-keyshortcuts="Control+Enter">
              {t('intake.send')}
            </Button>
            <Typography variant="pi" textColor="neutral600">
              {t('intake.by', { name: me?.name ?? '' })}
            </Typography>
          </Flex>
        ) : null}
      </Flex>
      <Box tag="aside" aria-label={t('repeats.title')} aria-live="polite" padding={4} background="neutral0" hasRadius shadow="tableShadow">
        <Typography tag="h2" variant="delta">
          {t('repeats.title')}
        </Typography>
        {similar ? <RepeatLists repeats={similar} /> : <Typography textColor="neutral600">{t('intake.typing')}</Typography>}
      </Box>
    </Columns>
  );
}

function orderOf({ workflow, event, title, form }: IntakeDoor): FireOrder {
  return { workflow, card: null, event: { event, title, form } };
}

const Columns = styled.div`
  display: grid;
  grid-template-columns: minmax(0, 2fr) minmax(24rem, 1fr);
  align-items: start;
  gap: 3.2rem;
  max-width: 124rem;
  padding-top: 2.4rem;
  aside {
    position: sticky;
    top: 2.4rem;
  }
  @media (max-width: 1080px) {
    grid-template-columns: minmax(0, 1fr);
  }
`;
