import { Box, Menu, Typography } from '@strapi/design-system';

import type { PermittedEvent } from '../../../../engine/workflow/types';
import type { CardDetail } from '../../../../shared/contract';
import { useT, useText } from '../../shared/use-t';
import { ClockPreviewLine } from './ClockPreviewLine';
import { eventsHere } from './events-here';
import { useFire } from './use-fire';

/**
 * 「下一步」: what may be done now comes first. The rest is listed with the reason; choosing it opens the full list of what is missing,
 * each with its clause and its cure, so that the menu is never a dead end. A step without a form holds as soon as it is chosen: what it does to the clocks
 * stands below its name.
 */
export function NextStepMenu({ card }: { card: CardDetail }) {
  const t = useT();
  const { fire } = useFire();
  const { ready, waiting } = eventsHere(card.events);
  if (ready.length + waiting.length === 0) return <Typography textColor="neutral600">{t('card.drawer.noNext')}</Typography>;
  const order = (event: PermittedEvent) => () => void fire({ workflow: card.workflow, card, event });
  return (
    <Menu.Root>
      <Menu.Trigger variant="default" size="S">
        {t('card.drawer.next')}
      </Menu.Trigger>
      {/* A case has a dozen steps: all of them are seen where the window has the room. */}
      <Menu.Content popoverPlacement="bottom-start" maxHeight="70vh">
        {ready.map((event) => (
          <Menu.Item key={event.event} onSelect={order(event)}>
            <Box maxWidth="36rem">
              <EventName event={event} />
              {event.form === null ? (
                <Typography variant="pi" textColor="neutral600" tag="p">
                  <ClockPreviewLine card={card.id} event={event.event} />
                </Typography>
              ) : null}
            </Box>
          </Menu.Item>
        ))}
        {waiting.map((event) => (
          <Menu.Item key={event.event} onSelect={order(event)}>
            <Box maxWidth="36rem">
              <EventName event={event} dim />
              <Reason event={event} />
            </Box>
          </Menu.Item>
        ))}
      </Menu.Content>
    </Menu.Root>
  );
}

function EventName({ event, dim = false }: { event: PermittedEvent; dim?: boolean }) {
  const t = useT();
  const text = useText();
  const title = text(event.title);
  return <Typography textColor={dim ? 'neutral500' : 'neutral800'}>{event.back ? t('card.drawer.back', { title }) : title}</Typography>;
}

function Reason({ event }: { event: PermittedEvent }) {
  const t = useT();
  const text = useText();
  const reason = event.unmet.map((unmet) => text(unmet.message)).join('；');
  if (!reason) return null;
  return (
    <Typography variant="pi" textColor="neutral600" tag="p">
      {t('card.drawer.notYet', { reason })}
    </Typography>
  );
}
