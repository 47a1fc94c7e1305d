import { Button, Flex, Typography } from '@strapi/design-system';
import { ArrowClockwise } from '@strapi/icons';

import { useErrorWords } from './use-error-words';
import { useT } from './use-t';

/** Something did not load: why, and the one next step. */
export function LoadFailed({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const t = useT();
  const words = useErrorWords();
  return (
    <Flex direction="column" gap={4} padding={8} role="alert">
      <Typography variant="delta">{t('shared.error.title')}</Typography>
      <Typography textColor="neutral600">{words(error)}</Typography>
      <Button variant="secondary" startIcon={<ArrowClockwise />} onClick={onRetry}>
        {t('shared.retry')}
      </Button>
    </Flex>
  );
}
