import { useEffect, useRef } from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';

import type { ConflictDetails } from '../../../../shared/contract';
import { useT, useText } from '../../shared/use-t';
import { DueBadge } from './DueBadge';
import { HistoryList } from './HistoryList';

interface Props {
  details: ConflictDetails;
  busy: boolean;
  onView: () => void;
  onRetry: () => void;
}

/** Somebody was faster: who changed what since, how the card stands now, and both ways on. */
export function ConflictNotice({ details, busy, onView, onRetry }: Props) {
  const t = useT();
  const text = useText();
  const heading = useRef<HTMLHeadingElement>(null);
  const { card, changes } = details;
  useEffect(() => heading.current?.focus(), [details]);
  return (
    <Box tag="section" padding={4} background="warning100" borderColor="warning200" hasRadius role="alert">
      <Typography tag="h3" variant="delta" fontWeight="bold" ref={heading} tabIndex={-1}>
        {t('card.conflict.title')}
      </Typography>
      <Typography tag="p">{t('card.conflict.intro')}</Typography>
      <HistoryList entries={changes} short />
      <Flex gap={2} wrap="wrap" paddingTop={2}>
        <Typography fontWeight="bold">{t('card.conflict.now', { stage: text(card.stageTitle) })}</Typography>
        <DueBadge due={card.due} />
      </Flex>
      <Flex gap={2} paddingTop={4}>
        <Button variant="tertiary" onClick={onView}>
          {t('card.conflict.view')}
        </Button>
        <Button onClick={onRetry} loading={busy}>
          {t('card.conflict.retry')}
        </Button>
      </Flex>
    </Box>
  );
}
