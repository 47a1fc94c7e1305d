import { useRef, useState, type DragEvent } from 'react';
import { Box, Button, Checkbox, Flex, Typography } from '@strapi/design-system';
import { Upload } from '@strapi/icons';

import type { AttachmentView } from '../../../../shared/contract';
import { LoadFailed } from '../../shared/LoadFailed';
import { useErrorWords } from '../../shared/use-error-words';
import { useT } from '../../shared/use-t';
import { useAddAttachmentMutation, useAttachmentsQuery } from './api';
import { FileLine } from './FileLine';

interface Props {
  card: number;
  mayAdd: boolean;
  /** Files may bear data of people outside: then they do, unless somebody says no. */
  keepsPersonal: boolean;
}

/** Working files of a card: never published, never deleted. A new version takes the place of an old one, which stays below. */
export function AttachmentSection({ card, mayAdd, keepsPersonal }: Props) {
  const t = useT();
  const words = useErrorWords();
  const { data: files = [], error, refetch } = useAttachmentsQuery(card);
  const [add, { isLoading, error: refused }] = useAddAttachmentMutation();
  const input = useRef<HTMLInputElement>(null);
  const [personal, setPersonal] = useState(keepsPersonal);
  const [replaces, setReplaces] = useState<AttachmentView | null>(null);

  const choose = (old: AttachmentView | null) => {
    setReplaces(old);
    input.current?.click();
  };
  const send = async (chosen: readonly File[], supersedes: number | null) => {
    for (const file of chosen) await add({ card, file, supersedes, personal });
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
      {mayAdd && keepsPersonal ? (
        <Box paddingTop={2}>
          <Checkbox checked={personal} onCheckedChange={(checked) => setPersonal(checked === true)}>
            {t('teamwork.files.personal')}
          </Checkbox>
        </Box>
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
