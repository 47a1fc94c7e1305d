import { useState } from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { File } from '@strapi/icons';

import type { NoticeKind } from '../../../../shared/contract';
import { LoadFailed } from '../../shared/LoadFailed';
import { useT, useText } from '../../shared/use-t';
import { MakeNoticeDialog } from './MakeNoticeDialog';
import { NoticeVersions } from './NoticeVersions';
import { useNotices } from './use-notices';

/** 文书 of a card: every version that was made, and what can be made now. */
export function NoticeSection({ card, mayMake }: { card: number; mayMake: boolean }) {
  const t = useT();
  const text = useText();
  const { data: notices, error, refetch } = useNotices({ card });
  const [making, setMaking] = useState<NoticeKind | null>(null);

  if (!notices) {
    if (error) return <LoadFailed error={error} onRetry={() => void refetch()} />;
    return <Typography textColor="neutral600">{t('notices.loading')}</Typography>;
  }
  const kinds = mayMake ? notices.kinds.filter((kind) => kind.mayMake) : [];
  return (
    <Box>
      {notices.versions.length === 0 ? <Typography textColor="neutral600">{t('notices.none')}</Typography> : null}
      <NoticeVersions notices={notices} />
      <Flex gap={2} paddingTop={2} wrap="wrap">
        {kinds.map((kind) => (
          <Button key={kind.key} variant="tertiary" size="S" startIcon={<File />} onClick={() => setMaking(kind)}>
            {t(kind.again ? 'notices.makeAgain' : 'notices.make', { title: text(kind.title) })}
          </Button>
        ))}
      </Flex>
      {making ? <MakeNoticeDialog about={{ card }} kind={making} onClose={() => setMaking(null)} /> : null}
    </Box>
  );
}
