import { Box, Flex, Link as AppLink, Typography } from '@strapi/design-system';
import { Link } from 'react-router-dom';

import type { LinkView } from '../../../../shared/contract';
import { useText } from '../../shared/use-t';
import { cardHref, entryHref } from './card-href';
import { DueBadge } from './DueBadge';

/** Partners of a card, each a link to its card, or to its entry where no workflow governs it. */
export function LinkList({ links }: { links: readonly LinkView[] }) {
  const text = useText();
  return (
    <Box tag="ul">
      {links.map((link) => (
        <Flex tag="li" key={`${link.kind}:${link.uid}:${link.documentId}`} gap={2} wrap="wrap" paddingTop={1} paddingBottom={1}>
          <AppLink tag={Link} to={link.card === null ? entryHref(link.uid, link.documentId) : cardHref(link.workflow, link.card)}>
            {link.title}
          </AppLink>
          <Typography variant="pi" textColor="neutral600">
            {text(link.workflowTitle)} · {text(link.stageTitle)}
          </Typography>
          <DueBadge due={link.due} />
        </Flex>
      ))}
    </Box>
  );
}
