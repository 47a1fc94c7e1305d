import { Button, Flex, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';

import type { BoardTab } from '../../../../shared/contract';
import { PageLinks } from '../../shared/PageLinks';
import { useText, useT } from '../../shared/use-t';
import { WorkLists } from '../../shared/WorkLists';

interface Props {
  tab: BoardTab | undefined;
  onCreate?: () => void;
}

/** Name of the board, the other pages, and the button that opens a new card where this person may. */
export function BoardHeader({ tab, onCreate }: Props) {
  const t = useT();
  const text = useText();
  return (
    <Flex gap={4} wrap="wrap" justifyContent="space-between">
      <Flex gap={4} alignItems="baseline">
        <Typography tag="h1" variant="alpha" id="main-content-title">
          {tab ? text(tab.title) : t('shared.name')}
        </Typography>
        {tab && tab.lists.length > 0 ? (
          <WorkLists workflow={tab.key} lists={tab.lists} />
        ) : (
          <Typography textColor="neutral600">{t('board.subtitle')}</Typography>
        )}
      </Flex>
      <Flex gap={2} wrap="wrap">
        <PageLinks />
        {tab?.create && onCreate && (
          <Button startIcon={<Plus />} onClick={onCreate}>
            {text(tab.create.title)}
          </Button>
        )}
      </Flex>
    </Flex>
  );
}
