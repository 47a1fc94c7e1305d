import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { useForm } from '@strapi/strapi/admin';
import { styled } from 'styled-components';

import type { PermittedEvent } from '../../../../engine/workflow/types';
import type { CardDetail } from '../../../../shared/contract';
import { useT, useText } from '../../shared/use-t';
import { useFire } from '../card';
import { eventsHere } from '../card/events-here';

/**
 * The steps of an entry as buttons. An event judges and seals what is stored, so while the editor holds unsaved changes the buttons wait:
 * nobody shall approve a text that is not the one on the screen.
 */
export function EntryEvents({ card }: { card: CardDetail }) {
  const t = useT();
  const { fire } = useFire();
  const unsaved = useForm('EntryEvents', (state) => state.modified);
  const { ready, waiting } = eventsHere(card.events);
  const order = (event: PermittedEvent) => () => void fire({ workflow: card.workflow, card, event });
  return (
    <Flex direction="column" alignItems="stretch" gap={2}>
      {unsaved ? (
        <Typography textColor="warning700" role="status">
          {t('panel.unsaved')}
        </Typography>
      ) : null}
      {ready.map((event) => (
        <Button key={event.event} variant={event.back ? 'tertiary' : 'secondary'} fullWidth disabled={unsaved} onClick={order(event)}>
          <EventName event={event} />
        </Button>
      ))}
      {ready.length === 0 ? <Typography textColor="neutral600">{t('card.drawer.noNext')}</Typography> : null}
      {waiting.length > 0 ? (
        <details>
          <Summary>{t('panel.notYet', { n: waiting.length })}</Summary>
          <Box tag="ul" paddingTop={2}>
            {waiting.map((event) => (
              <Box tag="li" key={event.event} paddingBottom={2}>
                <Button variant="ghost" size="S" disabled={unsaved} onClick={order(event)}>
                  <EventName event={event} />
                </Button>
                <Reasons event={event} />
              </Box>
            ))}
          </Box>
        </details>
      ) : null}
    </Flex>
  );
}

function EventName({ event }: { event: PermittedEvent }) {
  const t = useT();
  const text = useText();
  const title = text(event.title);
  return <>{event.back ? t('card.drawer.back', { title }) : title}</>;
}

function Reasons({ event }: { event: PermittedEvent }) {
  const text = useText();
  return (
    <Typography variant="pi" textColor="neutral600" tag="p">
      {event.unmet.map((unmet) => text(unmet.message)).join('；')}
    </Typography>
  );
}

const Summary = styled.summary`
  color: ${({ theme }) => theme.colors.neutral700};
  cursor: pointer;
  font-size: 1.2rem;
`;
