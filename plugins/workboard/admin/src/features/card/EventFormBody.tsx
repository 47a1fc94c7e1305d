import type { FormEvent } from 'react';
import { Box, Flex, Loader, TextButton, Typography } from '@strapi/design-system';

import type { EventPreview } from '../../../../shared/contract';
import { useT, useText } from '../../shared/use-t';
import { FormFields } from '../form/FormFields';
import { openErrors } from '../form/open-errors';
import { FailureNotice } from './FailureNotice';
import { readProblem } from './read-problem';
import type { EventForm } from './use-event-form';
import type { Firing } from './use-firing';

interface Props {
  eventForm: EventForm;
  firing: Firing;
  days: Pick<EventPreview, 'earliest' | 'hints'> | undefined;
  onSubmit: () => void;
}

/** Intro, fields and what was restored; an error leaves its field as soon as the answer changes. */
export function EventFormBody({ eventForm, firing, days, onSubmit }: Props) {
  const t = useT();
  const text = useText();
  const { form, answers, restored } = eventForm;
  const { problem, setProblem } = firing;

  if (!form) {
    const failed = eventForm.error ? readProblem(eventForm.error) : null;
    if (failed?.kind === 'failed') return <FailureNotice problem={failed} busy={eventForm.loading} onRetry={eventForm.reload} />;
    return (
      <Flex justifyContent="center" padding={8}>
        <Loader>{t('shared.loading')}</Loader>
      </Flex>
    );
  }

  const errors = problem?.kind === 'refused' ? problem.fields : [];
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <Box tag="form" onSubmit={submit} noValidate aria-label={text(form.definition.title)}>
      {form.definition.intro ? (
        <Box paddingBottom={4}>
          <Typography textColor="neutral600">{text(form.definition.intro)}</Typography>
        </Box>
      ) : null}
      {restored ? (
        <Flex gap={3} padding={3} marginBottom={4} background="primary100" hasRadius role="status">
          <Typography>{t('form.restored')}</Typography>
          <TextButton onClick={eventForm.startOver}>{t('form.startOver')}</TextButton>
        </Flex>
      ) : null}
      <FormFields
        form={form}
        answers={answers}
        errors={errors}
        days={days}
        onChange={(next) => {
          eventForm.setAnswers(next);
          if (problem?.kind === 'refused' && errors.length > 0) setProblem({ ...problem, fields: openErrors(errors, answers, next) });
        }}
      />
    </Box>
  );
}
