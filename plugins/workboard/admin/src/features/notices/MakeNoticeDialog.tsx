import { Box, Button, Flex, Modal, Typography } from '@strapi/design-system';
import { Page, useNotification } from '@strapi/strapi/admin';

import type { Day } from '../../../../engine/calendar/types';
import type { NoticeKind } from '../../../../shared/contract';
import { LoadFailed } from '../../shared/LoadFailed';
import { useDay } from '../../shared/use-day';
import { useErrorWords } from '../../shared/use-error-words';
import { useReturnFocus } from '../../shared/use-return-focus';
import { useT, useText } from '../../shared/use-t';
import { useMakeNoticeMutation, useNoticePreviewQuery, type About } from './api';
import { MergeDataList } from './MergeDataList';

interface Props {
  about: About;
  kind: NoticeKind;
  /** Any day of the period, for a notice over one. */
  day?: Day;
  onClose: () => void;
}

/** Shows what the document would say, then makes it. What was made cannot be changed, only made again. */
export function MakeNoticeDialog({ about, kind, day, onClose }: Props) {
  const t = useT();
  const returnFocus = useReturnFocus();
  const text = useText();
  const days = useDay();
  const words = useErrorWords();
  const { toggleNotification } = useNotification();
  const target = { about, key: kind.key, ...(day === undefined ? {} : { day }) };
  const { currentData: preview, error, refetch } = useNoticePreviewQuery(target, { refetchOnMountOrArgChange: true });
  const [make, { isLoading, error: refused }] = useMakeNoticeMutation();

  const onMake = async () => {
    const answer = await make(target);
    if ('error' in answer) return;
    toggleNotification({ type: 'success', message: t('notices.made', { title: text(kind.title) }) });
    onClose();
  };

  return (
    <Modal.Root open onOpenChange={(open: boolean) => (open ? undefined : onClose())}>
      <Modal.Content {...returnFocus}>
        <Modal.Header>
          <Modal.Title>{t('notices.dialog.title', { title: text(kind.title) })}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" gap={4} alignItems="stretch">
            <Typography tag="p">{t(kind.numbered ? 'notices.dialog.numbered' : 'notices.dialog.plain')}</Typography>
            {preview?.period ? (
              <Typography tag="p" fontWeight="bold">
                {t('notices.period', { from: days.long(preview.period.from), until: days.long(preview.period.until) })}
              </Typography>
            ) : null}
            {preview ? (
              <MergeDataList fields={preview.fields} />
            ) : error ? (
              <LoadFailed error={error} onRetry={() => void refetch()} />
            ) : (
              <Page.Loading />
            )}
            {refused ? (
              <Box role="alert">
                <Typography textColor="danger700">{words(refused)}</Typography>
              </Box>
            ) : null}
          </Flex>
        </Modal.Body>
        <Modal.Footer>
          <Modal.Close>
            <Button variant="tertiary">{t('notices.dialog.cancel')}</Button>
          </Modal.Close>
          <Button loading={isLoading} disabled={!preview} onClick={() => void onMake()}>
            {preview ? t('notices.dialog.make', { n: preview.version }) : t('notices.dialog.wait')}
          </Button>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}
