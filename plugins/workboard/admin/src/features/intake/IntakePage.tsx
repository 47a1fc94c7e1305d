import { useState } from 'react';
import { Box, SingleSelect, SingleSelectOption, Typography } from '@strapi/design-system';
import { Page } from '@strapi/strapi/admin';

import type { IntakeAnswer } from '../../../../shared/contract';
import { LoadFailed } from '../../shared/LoadFailed';
import { PageFrame } from '../../shared/PageFrame';
import { useT, useText } from '../../shared/use-t';
import { useIntakeDoorsQuery } from './api';
import { IntakeDone } from './IntakeDone';
import { IntakeForm } from './IntakeForm';

/** 代填申请: what somebody says at the counter or writes in a letter is taken down by the very form, checks and steps of the public door. */
export default function IntakePage() {
  const t = useT();
  const text = useText();
  const { data: doors, error, refetch } = useIntakeDoorsQuery();
  const [chosen, setChosen] = useState<string | null>(null);
  const [done, setDone] = useState<IntakeAnswer | null>(null);
  // Each application has a form of its own: what was typed for one person is never shown with the next.
  const [round, setRound] = useState(0);
  const door = doors?.find((one) => one.door === chosen) ?? doors?.[0];
  const next = () => {
    setDone(null);
    setRound(round + 1);
  };
  return (
    <PageFrame title={t('intake.title')} intro={t('intake.intro')}>
      {!doors ? error ? <LoadFailed error={error} onRetry={() => void refetch()} /> : <Page.Loading /> : null}
      {doors?.length === 0 ? (
        <Box paddingTop={4}>
          <Typography>{t('intake.none')}</Typography>
        </Box>
      ) : null}
      {doors && doors.length > 1 && !done ? (
        <Box paddingTop={4} width="32rem">
          <SingleSelect aria-label={t('intake.door')} value={door?.door ?? ''} onChange={(value) => setChosen(String(value))}>
            {doors.map((one) => (
              <SingleSelectOption key={one.door} value={one.door}>
                {text(one.workflowTitle)}
              </SingleSelectOption>
            ))}
          </SingleSelect>
        </Box>
      ) : null}
      {door && done ? <IntakeDone door={door} done={done} onNext={next} /> : null}
      {door && !done ? <IntakeForm key={`${door.door} ${round}`} door={door} onDone={setDone} /> : null}
    </PageFrame>
  );
}
