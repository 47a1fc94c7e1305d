import { Badge, Box, Button, Flex, Link as AppLink, Typography, VisuallyHidden } from '@strapi/design-system';
import { Link } from 'react-router-dom';

import type { Message } from '../../../../shared/contract';
import { useDay } from '../../shared/use-day';
import { useT, useText } from '../../shared/use-t';
import { cardHref } from '../card/card-href';

/** One message: opening its card reads it. */
export function MessageRow({ message, onRead }: { message: Message; onRead: () => void }) {
  const t = useT();
  const text = useText();
  const day = useDay();
  const { card, read, urgent } = message;
  const line = text(message.line);
  return (
    <Box tag="li" padding={4} borderColor="neutral150" borderStyle="solid" borderWidth="0 0 1px 0" data-message={message.id}>
      <Flex gap={4} justifyContent="space-between" alignItems="flex-start">
        <Flex direction="column" alignItems="flex-start" gap={1}>
          <Flex gap={2} wrap="wrap">
            <Badge {...(urgent ? { backgroundColor: 'danger100', textColor: 'danger700' } : {})}>{text(message.kindTitle)}</Badge>
            <Typography variant="pi" textColor="neutral600">
              {day.instant(message.at)}
            </Typography>
            {read ? null : <VisuallyHidden>{t('messages.isUnread')}</VisuallyHidden>}
          </Flex>
          {card ? (
            <AppLink tag={Link} to={cardHref(card.workflow, card.id)} onClick={read ? undefined : onRead}>
              <Typography fontWeight={read ? 'regular' : 'bold'}>{line}</Typography>
            </AppLink>
          ) : (
            <Typography fontWeight={read ? 'regular' : 'bold'}>{line}</Typography>
          )}
        </Flex>
        {read ? (
          <Typography variant="pi" textColor="neutral600" style={{ flexShrink: 0 }}>
            {t('messages.isRead')}
          </Typography>
        ) : (
          <Button variant="ghost" size="S" shrink={0} onClick={onRead} aria-label={t('messages.readOne', { line })}>
            {t('messages.read')}
          </Button>
        )}
      </Flex>
    </Box>
  );
}
