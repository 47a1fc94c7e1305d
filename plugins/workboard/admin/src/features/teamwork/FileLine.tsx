import { useState } from 'react';
import { Box, Flex, TextButton, Typography } from '@strapi/design-system';
import { Lock } from '@strapi/icons';
import { useFetchClient, useNotification } from '@strapi/strapi/admin';

import type { AttachmentView } from '../../../../shared/contract';
import { ReasonDialog } from '../../shared/ReasonDialog';
import { useDay } from '../../shared/use-day';
import { useErrorWords } from '../../shared/use-error-words';
import { useMay } from '../../shared/use-may';
import { useT } from '../../shared/use-t';
import { useOpenAttachmentMutation } from './api';
import { saveBase64, saveFile } from './save-file';

interface LineProps {
  card: number;
  file: AttachmentView;
  onReplace?: () => void;
  children?: React.ReactNode;
}

/** A file with who laid it there and when; one that bears personal data is opened with a reason. */
export function FileLine({ card, file, onReplace, children }: LineProps) {
  const t = useT();
  const day = useDay();
  return (
    <Box tag="li" paddingTop={1} paddingBottom={1}>
      <Flex gap={3} wrap="wrap">
        {file.personal ? <PersonalName card={card} file={file} kept={file.personal.kept} /> : <PlainName card={card} file={file} />}
        <Typography variant="pi" textColor="neutral600">
          {t('teamwork.files.meta', { size: sizeWords(file.size), name: file.author.name, at: day.instant(file.at) })}
        </Typography>
        {onReplace ? (
          <TextButton onClick={onReplace} aria-label={t('teamwork.files.replaceOne', { name: file.name })}>
            {t('teamwork.files.replace')}
          </TextButton>
        ) : null}
      </Flex>
      {Array.isArray(children) && children.length > 0 ? (
        <details>
          <summary>
            <Typography variant="pi">{t('teamwork.files.earlier', { n: children.length })}</Typography>
          </summary>
          <Box tag="ul" paddingLeft={4}>
            {children}
          </Box>
        </details>
      ) : null}
    </Box>
  );
}

/** Saved by whoever sees the card. */
function PlainName({ card, file }: { card: number; file: AttachmentView }) {
  const words = useErrorWords();
  const { get } = useFetchClient();
  const { toggleNotification } = useNotification();
  const download = async () => {
    try {
      const { data } = await get<Blob>(`/workboard/cards/${card}/attachments/${file.id}`, { responseType: 'blob' });
      saveFile(data, file.name);
    } catch (error) {
      toggleNotification({ type: 'danger', message: words(error) });
    }
  };
  return <TextButton onClick={() => void download()}>{file.name}</TextButton>;
}

/** Opened by whoever may see personal data and says why; everybody else reads that it is there, or that it was erased. */
function PersonalName({ card, file, kept }: { card: number; file: AttachmentView; kept: boolean }) {
  const t = useT();
  const words = useErrorWords();
  const mayReveal = useMay()('personal.reveal');
  const [asking, setAsking] = useState(false);
  const [open, { isLoading, error }] = useOpenAttachmentMutation();
  const onReason = async (reason: string) => {
    const answer = await open({ card, attachment: file.id, reason });
    if ('error' in answer) return;
    setAsking(false);
    saveBase64(answer.data);
  };
  const note = !kept ? 'teamwork.files.erased' : mayReveal ? 'teamwork.files.kept' : 'teamwork.files.locked';
  return (
    <>
      {kept && mayReveal ? (
        <TextButton startIcon={<Lock />} onClick={() => setAsking(true)}>
          {file.name}
        </TextButton>
      ) : (
        <Typography>{file.name}</Typography>
      )}
      <Typography variant="pi" textColor="neutral600">
        {t(note)}
      </Typography>
      {asking ? (
        <ReasonDialog
          title={t('teamwork.files.ask', { name: file.name })}
          busy={isLoading}
          failed={error ? words(error) : null}
          onClose={() => setAsking(false)}
          onReason={(reason) => void onReason(reason)}
        />
      ) : null}
    </>
  );
}

function sizeWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
