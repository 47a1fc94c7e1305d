import { Box, Flex, Typography, VisuallyHidden } from '@strapi/design-system';

import { useT } from '../../shared/use-t';

/** Nobody acts in anybody's stead here. */
export function NoStandIns() {
  const t = useT();
  return (
    <Box padding={6} background="neutral0" hasRadius shadow="tableShadow">
      <Typography textColor="neutral600">{t('standIns.none')}</Typography>
    </Box>
  );
}

/** Rows in the table's shape while the list loads. */
export function StandInsSkeleton() {
  const t = useT();
  return (
    <Flex direction="column" alignItems="stretch" gap={5} padding={5} background="neutral0" hasRadius shadow="tableShadow" role="status">
      <VisuallyHidden>{t('shared.loading')}</VisuallyHidden>
      {[0, 1].map((row) => (
        <Flex key={row} gap={6} aria-hidden>
          {['12%', '12%', '28%', '24%', '10%'].map((width, column) => (
            <Box key={column} height="2.4rem" width={width} background="neutral150" hasRadius />
          ))}
        </Flex>
      ))}
    </Flex>
  );
}
