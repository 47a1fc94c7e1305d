import { useRef } from 'react';
import { Box, Button, Flex, TextButton, Typography } from '@strapi/design-system';
import { Upload } from '@strapi/icons';

import { useT } from '../../shared/use-t';

interface Props {
  most: number;
  megabytes: number;
  files: readonly File[];
  onChange: (files: readonly File[]) => void;
}

/** Scans of what was handed in: the letter, the proof of identity. They are checked by content when it is sent. */
export function IntakeFiles({ most, megabytes, files, onChange }: Props) {
  const t = useT();
  const input = useRef<HTMLInputElement>(null);
  if (most === 0) return null;
  return (
    <Box tag="section" aria-label={t('intake.files')}>
      <Typography tag="h2" variant="delta">
        {t('intake.files')}
      </Typography>
      <ul>
        {files.map((file, index) => (
          <Flex tag="li" key={`${index} ${file.name}`} gap={3} paddingTop={1} paddingBottom={1}>
            <Typography>{file.name}</Typography>
            <TextButton
              aria-label={t('intake.files.removeOne', { name: file.name })}
              onClick={() => onChange(files.filter((_, at) => at !== index))}
            >
              {t('intake.files.remove')}
            </TextButton>
          </Flex>
        ))}
      </ul>
      <Flex gap={3} paddingTop={2} wrap="wrap">
        <Button variant="tertiary" size="S" startIcon={<Upload />} disabled={files.length >= most} onClick={() => input.current?.click()}>
          {t('intake.files.add')}
        </Button>
        <Typography variant="pi" textColor="neutral600">
          {t('intake.files.what', { most, megabytes })}
        </Typography>
        <input
          ref={input}
          type="file"
          multiple
          hidden
          aria-label={t('intake.files.add')}
          onChange={(event) => {
            onChange([...files, ...(event.target.files ?? [])].slice(0, most));
            event.target.value = '';
          }}
        />
      </Flex>
    </Box>
  );
}
