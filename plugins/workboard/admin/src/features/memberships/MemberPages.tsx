import { Button, Flex, Typography } from '@strapi/design-system';
import { ChevronLeft, ChevronRight } from '@strapi/icons';

import { useT } from '../../shared/use-t';

/** Turns the pages of the list; nothing where one holds all. */
export function MemberPages({ page, pages, onPage }: { page: number; pages: number; onPage: (page: number) => void }) {
  const t = useT();
  if (pages <= 1) return null;
  return (
    <Flex tag="nav" aria-label={t('memberships.pages')} gap={4} paddingTop={4} justifyContent="flex-end">
      <Button variant="tertiary" startIcon={<ChevronLeft />} disabled={page <= 1} onClick={() => onPage(page - 1)}>
        {t('memberships.previous')}
      </Button>
      <Typography>{t('memberships.page', { page, pages })}</Typography>
      <Button variant="tertiary" endIcon={<ChevronRight />} disabled={page >= pages} onClick={() => onPage(page + 1)}>
        {t('memberships.next')}
      </Button>
    </Flex>
  );
}
