import { Box, Button, Flex, Typography, VisuallyHidden } from '@strapi/design-system';
import { ChevronLeft, ChevronRight } from '@strapi/icons';

import { useT } from '../../shared/use-t';

/** Nothing matches: said plainly, with the one next step. */
export function NoRows({ filtered, onClear }: { filtered: boolean; onClear: () => void }) {
  const t = useT();
  return (
    <Flex direction="column" gap={3} padding={10} background="neutral0" hasRadius shadow="tableShadow" role="status">
      <Typography variant="delta">{t(filtered ? 'registers.empty.filtered' : 'registers.empty')}</Typography>
      {filtered ? (
        <Button variant="secondary" onClick={onClear}>
          {t('registers.filter.clearAll')}
        </Button>
      ) : (
        <Typography textColor="neutral600">{t('registers.empty.next')}</Typography>
      )}
    </Flex>
  );
}

/** Turns the pages: on by key, back to the first; the page before is the browser's own “back”. */
export function RegisterPages({
  first,
  next,
  onTurn,
}: {
  first: boolean;
  next: string | null;
  onTurn: (after: string | undefined) => void;
}) {
  const t = useT();
  if (first && next === null) return null;
  return (
    <Flex tag="nav" aria-label={t('registers.pages')} gap={4} paddingTop={4} justifyContent="flex-end">
      <Button variant="tertiary" startIcon={<ChevronLeft />} disabled={first} onClick={() => onTurn(undefined)}>
        {t('registers.first')}
      </Button>
      <Button variant="tertiary" endIcon={<ChevronRight />} disabled={next === null} onClick={() => onTurn(next ?? undefined)}>
        {t('registers.next')}
      </Button>
    </Flex>
  );
}

/** Rows in the table's shape while it loads. */
export function RegisterSkeleton() {
  const t = useT();
  return (
    <Flex direction="column" alignItems="stretch" gap={5} padding={5} background="neutral0" hasRadius shadow="tableShadow" role="status">
      <VisuallyHidden>{t('shared.loading')}</VisuallyHidden>
      {[0, 1, 2, 3, 4, 5].map((row) => (
        <Flex key={row} gap={6} aria-hidden>
          {['14%', '30%', '12%', '12%', '12%'].map((width, column) => (
            <Box key={column} height="2rem" width={width} background="neutral150" hasRadius />
          ))}
        </Flex>
      ))}
    </Flex>
  );
}
