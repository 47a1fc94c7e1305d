import { useRef, useState, type DragEvent } from 'react';
import { Box, Button, Flex, TextButton, Typography } from '@strapi/design-system';
import { Upload } from '@strapi/icons';
import { useFetchClient, useNotification } from '@strapi/strapi/admin';

import type { AttachmentView } from '../../../../shared/contract';
import { LoadFailed } from '../../shared/LoadFailed';
import { useDay } from '../../shared/use-day';
import { useErrorWords } from '../../shared/use-error-words';
import { useT } from '../../shared/use-t';
import { useAddAttachmentMutation, useAttachmentsQuery } from './api';
import { saveFile } from './save-file';

/** Working files of a card: never published, never deleted. A new version takes the place of an old one, which stays below. */
export function AttachmentSection({ card, mayAdd }: { card: number; mayAdd: boolean }) {
  const t = useT();
  const words = useErrorWords();
  const { data: files = [], error, refetch } = useAttachmentsQuery(card);
  const [add, { isLoading, error: refused }] = useAddAttachmentMutation();
  const input = useRef<HTMLInputElement>(null);
  const [replaces, setReplaces] = useState<AttachmentView | null>(null);

  const choose = (old: AttachmentView | null) => {
    setReplaces(old);
    input.current?.click();
  };
  const send = async (chosen: readonly File[], supersedes: number | null) => {
    for (const file of chosen) await add({ card, file, supersedes });
    if (input.current) input.current.value = '';
  };
  const onDrop = (event: DragEvent) => {
    event.preventDefault();
    void send([...event.dataTransfer.files], null);
  };

  if (error && files.length === 0) return <LoadFailed error={error} onRetry={() => void refetch()} />;
  const now = files.filter(({ supersededBy }) => supersededBy === null);
  return (
    <Box {...(mayAdd ? { onDrop, onDragOver: (event: DragEvent) => event.preventDefault() } : {})}>
      {now.length === 0 ? <Typography textColor="neutral600">{t('teamwork.files.none')}</Typography> : null}
      <Box tag="ul">
        {now.map((file) => (
          <FileLine key={file.id} card={card} file={file} {...(mayAdd ? { onReplace: () => choose(file) } : {})}>
            {earlier(files, file).map((old) => (
              <FileLine key={old.id} card={card} file={old} />
            ))}
          </FileLine>
        ))}
      </Box>
      {refused ? (
        <Typography tag="p" role="alert" textColor="danger700">
          {words(refused)}
        </Typography>
      ) : null}
      {mayAdd ? (
        <Flex gap={3} paddingTop={2} wrap="wrap">
          <Button variant="tertiary" size="S" startIcon={<Upload />} loading={isLoading} onClick={() => choose(null)}>
            {t('teamwork.files.add')}
          </Button>
          <Typography variant="pi" textColor="neutral600">
            {t('teamwork.files.what')}
          </Typography>
          <input
            ref={input}
            type="file"
            hidden
            aria-label={t('teamwork.files.add')}
            accept=".pdf,.docx,.xlsx,.doc,.xls,.wps,.et,.ofd,.png,.jpg,.jpeg,.txt"
            onChange={(event) => void send([...(event.target.files ?? [])], replaces?.id ?? null)}
          />
        </Flex>
      ) : null}
    </Box>
  );
}

/** The versions before a file, newest first. */
function earlier(files: readonly AttachmentView[], file: AttachmentView): AttachmentView[] {
  const old = files.find(({ id }) => id === file.supersedes);
  return old ? [old, ...earlier(files, old)] : [];
}

interface LineProps {
  card: number;
  file: AttachmentView;
  onReplace?: () => void;
  children?: React.ReactNode;
}

function FileLine({ card, file, onReplace, children }: LineProps) {
  const t = useT();
  const day = useDay();
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
  return (
    <Box tag="li" paddingTop={1} paddingBottom={1}>
      <Flex gap={3} wrap="wrap">
        <TextButton onClick={() => void download()}>{file.name}</TextButton>
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

function sizeWords(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
