import { Box, Button, Typography } from '@strapi/design-system';

import { useT } from '../../shared/use-t';
import { readProblem } from './read-problem';

/** The card did not load: not there, not mine to see, or nobody answered. */
export function DrawerFailure({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const t = useT();
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : undefined;
  const gone = status === 404 || status === 403;
  const problem = readProblem(error);
  const message = problem.kind === 'failed' && problem.reason === 'server' ? t('shared.error.server', { message: problem.message }) : t('shared.error.offline');
  return (
    <Box padding={4} paddingTop={8} role="alert">
      <Typography tag="h2" variant="delta">
        {t('shared.error.title')}
      </Typography>
      <Typography tag="p">{gone ? t('card.drawer.gone') : message}</Typography>
      {gone ? null : (
        <Box paddingTop={3}>
          <Button variant="tertiary" onClick={onRetry}>
            {t('shared.retry')}
          </Button>
        </Box>
      )}
    </Box>
  );
}
