import { useEffect, useRef } from 'react';
import { Box, Button, Typography } from '@strapi/design-system';
import { useIntl } from 'react-intl';

import { inLanguage } from '../../shared/in-language';
import { useT } from '../../shared/use-t';
import type { Problem } from './read-problem';

interface Props {
  problem: Extract<Problem, { kind: 'failed' }>;
  busy: boolean;
  onRetry: () => void;
}

/** No answer, no session, or a fault of the server: what happened, that nothing typed is lost, and a way to try again. */
export function FailureNotice({ problem, busy, onRetry }: Props) {
  const t = useT();
  const { locale } = useIntl();
  const heading = useRef<HTMLHeadingElement>(null);
  // A long form is sent from its end; what happened stands at its head and must come into view.
  useEffect(() => heading.current?.focus(), [problem]);
  return (
    <Box tag="section" padding={4} background="danger100" borderColor="danger200" hasRadius role="alert">
      <Typography tag="h3" variant="delta" fontWeight="bold" ref={heading} tabIndex={-1}>
        {t('card.fire.failed')}
      </Typography>
      <Typography tag="p">{t(`card.fire.${problem.reason}`, { message: inLanguage(problem.message, locale) })}</Typography>
      <Box paddingTop={3}>
        <Button variant="tertiary" onClick={onRetry} loading={busy}>
          {t('shared.retry')}
        </Button>
      </Box>
    </Box>
  );
}
