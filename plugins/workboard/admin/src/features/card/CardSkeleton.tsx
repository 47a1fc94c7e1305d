import { Box, Flex, VisuallyHidden } from '@strapi/design-system';

import { useT } from '../../shared/use-t';

const LINES = ['40%', '85%', '30%', '100%', '100%', '60%', '100%', '75%'];

/** The drawer's shape while it loads, so that nothing jumps when it is there. */
export function CardSkeleton() {
  const t = useT();
  return (
    <Flex direction="column" alignItems="stretch" gap={4} padding={4} paddingTop={8} role="status">
      <VisuallyHidden>{t('shared.loading')}</VisuallyHidden>
      {LINES.map((width, index) => (
        <Box key={index} background="neutral150" hasRadius height={index === 1 ? '2.4rem' : '1.4rem'} width={width} aria-hidden />
      ))}
    </Flex>
  );
}
