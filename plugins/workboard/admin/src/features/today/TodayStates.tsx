import { Box, Button, Flex, Typography, VisuallyHidden } from '@strapi/design-system';
import { CheckCircle, Information } from '@strapi/icons';

import { useT } from '../../shared/use-t';

/** Some due days rest on a year whose arrangement is not published: how many, and which year is missing. */
export function ProjectedNotice({ count, from }: { count: number; from: number | undefined }) {
  const t = useT();
  return (
    <Flex gap={2} padding={3} marginTop={4} background="warning100" borderColor="warning200" hasRadius role="status" inline>
      <Information fill="warning600" aria-hidden />
      <Typography>
        {from === undefined ? t('today.projected', { n: count }) : t('today.projectedFrom', { n: count, year: String(from) })}
      </Typography>
    </Flex>
  );
}

/** Nothing waits: said plainly, with the one next step. */
export function NothingToDo({ shown, onUnit }: { shown: 'mine' | 'unit' | 'standin'; onUnit: () => void }) {
  const t = useT();
  return (
    <Flex direction="column" gap={3} padding={10} background="neutral0" hasRadius shadow="tableShadow" role="status">
      <CheckCircle width="3.2rem" height="3.2rem" fill="success600" aria-hidden />
      <Typography variant="delta">{t(`today.empty.${shown}`)}</Typography>
      {shown === 'unit' ? null : (
        <Button variant="secondary" onClick={onUnit}>
          {t('today.empty.showUnit')}
        </Button>
      )}
    </Flex>
  );
}

/** Rows in the table's shape while the list loads. */
export function TodaySkeleton() {
  const t = useT();
  return (
    <Flex direction="column" alignItems="stretch" gap={5} padding={5} background="neutral0" hasRadius shadow="tableShadow" role="status">
      <VisuallyHidden>{t('shared.loading')}</VisuallyHidden>
      {[0, 1, 2, 3, 4].map((row) => (
        <Flex key={row} gap={6} aria-hidden>
          {['12%', '34%', '22%', '8%', '8%'].map((width, column) => (
            <Box key={column} height="2.4rem" width={width} background="neutral150" hasRadius />
          ))}
        </Flex>
      ))}
    </Flex>
  );
}
