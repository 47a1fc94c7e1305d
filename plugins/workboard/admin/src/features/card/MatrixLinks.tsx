import { Box, Flex, Link as AppLink, Typography } from '@strapi/design-system';
import { Link } from 'react-router-dom';

import type { CardDetail } from '../../../../shared/contract';
import { PLUGIN_ID } from '../../shared/plugin-id';
import { useText } from '../../shared/use-t';

/** The tables that lie under a card, or in which it is a row. */
export function MatrixLinks({ matrices }: { matrices: CardDetail['matrices'] }) {
  const text = useText();
  return (
    <Box tag="ul">
      {matrices.map(({ card, workflow, title, parent }) => (
        <Flex tag="li" key={`${card}.${workflow}`} gap={2} wrap="wrap">
          <AppLink tag={Link} to={`/plugins/${PLUGIN_ID}/matrices/${card}/${workflow}`}>
            {text(title)}
          </AppLink>
          <Typography variant="pi" textColor="neutral600">
            {parent}
          </Typography>
        </Flex>
      ))}
    </Box>
  );
}
