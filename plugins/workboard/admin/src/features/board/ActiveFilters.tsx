import { Flex, Tag, TextButton } from '@strapi/design-system';
import { Cross } from '@strapi/icons';

import type { BoardFilter } from '../../../../shared/contract';
import { useT } from '../../shared/use-t';
import type { BoardAddress } from './use-board-filter';
import { useFilterWords } from './use-filter-words';

/** What the board is narrowed by, each with its own ×, and one button that takes all of it away. */
export function ActiveFilters({ address }: { address: BoardAddress }) {
  const t = useT();
  const words = useFilterWords();
  const { filter, setFilter } = address;
  const entries = (Object.entries(filter) as [keyof BoardFilter, string | undefined][]).filter(([, value]) => value !== undefined);
  if (entries.length === 0) return null;
  return (
    <Flex gap={2} wrap="wrap" role="group" aria-label={t('board.filter.active')}>
      {entries.map(([key, value]) => (
        <Tag
          key={key}
          icon={<Cross aria-hidden />}
          label={t('board.filter.clearOne', { name: words(key, value ?? '') })}
          onClick={() => setFilter({ [key]: undefined })}
        >
          {words(key, value ?? '')}
        </Tag>
      ))}
      <TextButton onClick={address.clear}>{t('board.filter.clearAll')}</TextButton>
    </Flex>
  );
}
