import { useState } from 'react';
import { Button, Flex, Modal, TextButton, Typography } from '@strapi/design-system';

import type { NoticeVersion } from '../../../../shared/contract';
import { LoadFailed } from '../../shared/LoadFailed';
import { useErrorWords } from '../../shared/use-error-words';
import { ReasonDialog } from '../../shared/ReasonDialog';
import { useMay } from '../../shared/use-may';
import { useT } from '../../shared/use-t';
import { saveBase64 } from '../teamwork';
import { useNoticeContentQuery, useOpenNoticeMutation } from './api';
import { MergeDataList } from './MergeDataList';

type Format = 'docx' | 'pdf';

interface Props {
  version: NoticeVersion;
  access: NonNullable<NoticeVersion['personal']>;
  name: string;
}

/**
 * The files of a letter that bears a real name and address. Who dispatches it opens it at once, everybody else who may says why; either stands in
 * the card's history. Whoever may not reads what it says, masked; so does everybody when the personal data was erased.
 */
export function PersonalFiles({ version, access, name }: Props) {
  const t = useT();
  const words = useErrorWords();
  const mayReveal = useMay()('personal.reveal');
  const [asking, setAsking] = useState<Format | null>(null);
  const [reading, setReading] = useState(false);
  const [open, { isLoading, error }] = useOpenNoticeMutation();
  const formats: readonly Format[] = version.pdf === 'ready' ? ['docx', 'pdf'] : ['docx'];

  const onOpen = async (format: Format, reason?: string) => {
    const answer = await open({ id: version.id, format, ...(reason === undefined ? {} : { reason }) });
    if ('error' in answer) return;
    setAsking(null);
    saveBase64(answer.data);
  };

  return (
    <>
      {access.kept && mayReveal
        ? formats.map((format) => (
            <TextButton
              key={format}
              aria-label={t('notices.download', { name, format: format.toUpperCase(), n: version.version })}
              disabled={isLoading}
              onClick={() => (access.standing ? void onOpen(format) : setAsking(format))}
            >
              {t(format === 'docx' ? 'notices.docx' : 'notices.pdf.open')}
            </TextButton>
          ))
        : null}
      <TextButton aria-label={t('notices.personal.readOf', { name, n: version.version })} onClick={() => setReading(true)}>
        {t('notices.personal.read')}
      </TextButton>
      <Typography variant="pi" textColor="neutral600">
        {t(access.kept ? 'notices.personal.kept' : 'notices.personal.erased')}
      </Typography>
      {error && asking === null ? <Typography textColor="danger700">{words(error)}</Typography> : null}
      {asking === null ? null : (
        <ReasonDialog
          title={t('notices.personal.ask', { name })}
          busy={isLoading}
          failed={error ? words(error) : null}
          onClose={() => setAsking(null)}
          onReason={(reason) => void onOpen(asking, reason)}
        />
      )}
      {reading ? <ContentDialog id={version.id} name={name} onClose={() => setReading(false)} /> : null}
    </>
  );
}

/** What the letter says, with masks. */
function ContentDialog({ id, name, onClose }: { id: number; name: string; onClose: () => void }) {
  const t = useT();
  const { currentData: content, error, refetch } = useNoticeContentQuery(id);
  return (
    <Modal.Root open onOpenChange={(stays: boolean) => (stays ? undefined : onClose())}>
      <Modal.Content aria-describedby={undefined}>
        <Modal.Header closeLabel={t('shared.close')}>
          <Modal.Title>{name}</Modal.Title>
        </Modal.Header>
        <Modal.Body>
          <Flex direction="column" alignItems="stretch" gap={4}>
            <Typography textColor="neutral600">{t('notices.personal.masked')}</Typography>
            {content ? <MergeDataList fields={content.fields} /> : null}
            {error ? <LoadFailed error={error} onRetry={() => void refetch()} /> : null}
          </Flex>
        </Modal.Body>
        <Modal.Footer>
          <Modal.Close>
            <Button variant="tertiary">{t('shared.close')}</Button>
          </Modal.Close>
        </Modal.Footer>
      </Modal.Content>
    </Modal.Root>
  );
}
