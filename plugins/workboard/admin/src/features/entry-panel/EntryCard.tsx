import { Box, Flex, Link as AppLink, Typography } from '@strapi/design-system';
import { Link } from 'react-router-dom';

import type { CardDetail } from '../../../../shared/contract';
import { useT, useText } from '../../shared/use-t';
import { FireProvider } from '../card';
import { cardHref } from '../card/card-href';
import { ClockList } from '../card/ClockList';
import { HistoryList } from '../card/HistoryList';
import { EntryEvents } from './EntryEvents';
import { LastRefusal } from './LastRefusal';

const RECENT = 3;

/** Stage, clocks, the next steps as buttons, the last things that happened, and the way to the board. */
export default function EntryCard({ card }: { card: CardDetail }) {
  const t = useT();
  const text = useText();
  return (
    <Flex direction="column" alignItems="stretch" gap={4} width="100%">
      <Box>
        <Typography variant="pi" textColor="neutral600" tag="p">
          {[text(card.workflowTitle), card.number].filter(Boolean).join(' · ')}
        </Typography>
        <Typography fontWeight="bold">{t('panel.stage', { stage: text(card.stageTitle) })}</Typography>
        {card.sealBroken ? (
          <Typography tag="p" textColor="danger700" role="status">
            {t('card.drawer.sealBroken')}
          </Typography>
        ) : null}
      </Box>
      <LastRefusal documentId={card.subject.documentId} />
      <FireProvider>
        <EntryEvents card={card} />
      </FireProvider>
      <Box>
        <Heading>{t('card.clocks.title')}</Heading>
        <ClockList workflow={card.workflow} clocks={card.clocks} />
      </Box>
      <Box>
        <Heading>{t('panel.recent')}</Heading>
        <HistoryList entries={card.history.slice(0, RECENT)} short />
      </Box>
      <AppLink tag={Link} to={cardHref(card.workflow, card.id)}>
        {t('panel.board')}
      </AppLink>
    </Flex>
  );
}

function Heading({ children }: { children: string }) {
  return (
    <Typography tag="h3" variant="sigma" textColor="neutral600">
      {children}
    </Typography>
  );
}
