import { useRef, useState } from 'react';
import { Box, Button, Field, Flex, Tabs, TextInput, Textarea, VisuallyHidden } from '@strapi/design-system';

import type { NoticeFormat } from '../../../../engine/calendar/read-holiday-file';
import { useT } from '../../shared/use-t';
import { ChangeDialog } from './ChangeDialog';

const FORMATS: readonly NoticeFormat[] = ['text', 'json', 'ics'];

/** A State Council notice comes in: pasted as published, or as a file of one of two kinds. */
export function ImportDialog({ base, onClose }: { base: number; onClose: () => void }) {
  const t = useT();
  const [format, setFormat] = useState<NoticeFormat>('text');
  const [texts, setTexts] = useState<Record<NoticeFormat, string>>({ text: '', json: '', ics: '' });
  const [year, setYear] = useState('');
  const [source, setSource] = useState('');
  // The browser's own button speaks the browser's language.
  const chooser = useRef<HTMLInputElement>(null);
  const text = texts[format];
  const change =
    text.trim() === ''
      ? t(`calendar.import.missing.${format}`)
      : {
          kind: 'notice' as const,
          format,
          text,
          ...(/^\d{4}$/.test(year) ? { year: Number(year) } : {}),
          ...(source.trim() === '' ? {} : { source: source.trim() }),
        };

  const read = async (file: File | undefined) => {
    const content = await file?.text();
    if (content !== undefined) setTexts((now) => ({ ...now, [format]: content }));
  };

  return (
    <ChangeDialog title={t('calendar.import')} base={base} change={change} onClose={onClose}>
      <Tabs.Root value={format} onValueChange={(value) => setFormat(value as NoticeFormat)} variant="simple">
        <Tabs.List aria-label={t('calendar.import.format')}>
          {FORMATS.map((one) => (
            <Tabs.Trigger key={one} value={one}>
              {t(`calendar.import.${one}`)}
            </Tabs.Trigger>
          ))}
        </Tabs.List>
        {FORMATS.map((one) => (
          <Tabs.Content key={one} value={one}>
            <Box paddingTop={4}>
              <Field.Root name={`notice-${one}`} required hint={t(`calendar.import.${one}.hint`)}>
                <Field.Label>{t(`calendar.import.${one}.label`)}</Field.Label>
                <Textarea value={texts[one]} onChange={(event) => setTexts((now) => ({ ...now, [one]: event.target.value }))} />
                <Field.Hint />
              </Field.Root>
              {one === 'text' ? null : (
                <Box paddingTop={2}>
                  <VisuallyHidden>
                    <input
                      ref={chooser}
                      type="file"
                      tabIndex={-1}
                      aria-label={t('calendar.import.file')}
                      accept={one === 'json' ? '.json,application/json' : '.ics,text/calendar'}
                      onChange={(event) => void read(event.target.files?.[0])}
                    />
                  </VisuallyHidden>
                  <Button variant="secondary" onClick={() => chooser.current?.click()}>
                    {t('calendar.import.file')}
                  </Button>
                </Box>
              )}
            </Box>
          </Tabs.Content>
        ))}
      </Tabs.Root>
      <Flex gap={4} alignItems="flex-start">
        <Field.Root name="year" flex={1} hint={t('calendar.import.year.hint')}>
          <Field.Label>{t('calendar.import.year')}</Field.Label>
          <TextInput inputMode="numeric" value={year} onChange={(event) => setYear(event.target.value)} />
          <Field.Hint />
        </Field.Root>
        <Field.Root name="source" flex={2} hint={t('calendar.import.source.hint')}>
          <Field.Label>{t('calendar.import.source')}</Field.Label>
          <TextInput value={source} onChange={(event) => setSource(event.target.value)} />
          <Field.Hint />
        </Field.Root>
      </Flex>
    </ChangeDialog>
  );
}
