import { Box, Typography } from '@strapi/design-system';

import { useT } from '../../shared/use-t';

/** Why nothing was saved, where it is no matter of one field. What was typed stays below. */
export function SaveFailed({ message }: { message: string }) {
  const t = useT();
  return (
    <Box padding={4} background="danger100" borderColor="danger200" hasRadius role="alert">
      <Typography tag="h3" variant="omega" fontWeight="bold">
        {t('memberships.failed')}
      </Typography>
      <Typography tag="p">{message}</Typography>
    </Box>
  );
}
