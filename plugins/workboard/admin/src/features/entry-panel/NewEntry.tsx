import { Flex, Typography } from '@strapi/design-system';

import type { BoardTab } from '../../../../shared/contract';
import { useT, useText } from '../../shared/use-t';

/** For an entry that is not saved yet: what saving it will set in motion. */
export function NewEntry({ boards }: { boards: readonly BoardTab[] }) {
  const t = useT();
  const text = useText();
  return (
    <Flex direction="column" alignItems="flex-start" gap={2}>
      {boards.map((board) => (
        <Typography key={board.key} textColor="neutral600">
          {t('panel.new', { board: text(board.title) })}
        </Typography>
      ))}
    </Flex>
  );
}
