import { Box, Typography } from '@strapi/design-system';

import { LoadFailed } from '../../shared/LoadFailed';
import { useT } from '../../shared/use-t';

/** The card did not load: not there or not mine to see, which the server does not tell apart; or nobody answered. */
export function DrawerFailure({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const t = useT();
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : undefined;
  if (status !== 404 && status !== 403) return <LoadFailed error={error} onRetry={onRetry} />;
  return (
    <Box padding={4} paddingTop={8} role="alert">
      <Typography>{t('card.drawer.gone')}</Typography>
    </Box>
  );
}
