import { useRef } from 'react';
import { Accordion, Box, Button, Flex, Table, Tbody, Td, Th, Thead, Tr, Typography } from '@strapi/design-system';
import { Download, Upload } from '@strapi/icons';
import { Page, useNotification } from '@strapi/strapi/admin';
import { styled } from 'styled-components';

import type { CatalogueField, CatalogueNotice } from '../../../../shared/contract';
import { LoadFailed } from '../../shared/LoadFailed';
import { useDay } from '../../shared/use-day';
import { useErrorWords } from '../../shared/use-error-words';
import { useT, useText } from '../../shared/use-t';
import { useNoticeCatalogueQuery, useUploadTemplateMutation } from './api';
import { useDownload } from './use-download';

/** Every notice with its merge fields and its template: to be downloaded, changed in Word and put back. */
export function TemplateCatalogue() {
  const t = useT();
  const text = useText();
  const { data: notices, error, refetch } = useNoticeCatalogueQuery(null);
  if (!notices) return error ? <LoadFailed error={error} onRetry={() => void refetch()} /> : <Page.Loading />;
  return (
    <Box tag="section" paddingTop={6}>
      <Typography tag="h2" variant="beta">
        {t('notices.templates')}
      </Typography>
      <Typography tag="p" textColor="neutral600" paddingBottom={3}>
        {t('notices.templates.intro')}
      </Typography>
      <Accordion.Root>
        {notices.map((notice) => (
          <Accordion.Item key={`${notice.workflow}/${notice.key}`} value={`${notice.workflow}/${notice.key}`}>
            <Accordion.Header>
              <Accordion.Trigger>
                {t('notices.templates.of', { title: text(notice.title), workflow: text(notice.workflowTitle) })}
              </Accordion.Trigger>
            </Accordion.Header>
            <Accordion.Content>
              <Template notice={notice} />
              <FieldTable fields={notice.fields} />
            </Accordion.Content>
          </Accordion.Item>
        ))}
      </Accordion.Root>
    </Box>
  );
}

function Template({ notice }: { notice: CatalogueNotice }) {
  const t = useT();
  const text = useText();
  const day = useDay();
  const words = useErrorWords();
  const download = useDownload();
  const { toggleNotification } = useNotification();
  const [upload, { isLoading, error }] = useUploadTemplateMutation();
  const input = useRef<HTMLInputElement>(null);
  const { template, workflow, key } = notice;

  const send = async (file: File | undefined) => {
    if (!file) return;
    const answer = await upload({ workflow, notice: key, content: await base64Of(file) });
    if (input.current) input.current.value = '';
    if ('data' in answer) toggleNotification({ type: 'success', message: t('notices.templates.stored', { n: answer.data.version }) });
  };
  return (
    <Box padding={4}>
      {notice.events.length > 0 ? (
        <Typography tag="p">{t('notices.templates.events', { events: notice.events.map(text).join('、') })}</Typography>
      ) : null}
      {template ? (
        <Typography tag="p" textColor="neutral600">
          {t(template.origin === 'pack' ? 'notices.templates.pack' : 'notices.templates.uploaded', {
            n: template.version,
            at: day.instant(template.at),
            by: template.by,
          })}
        </Typography>
      ) : null}
      <Flex gap={3} paddingTop={2} wrap="wrap">
        <Button
          variant="tertiary"
          size="S"
          startIcon={<Download />}
          onClick={() => void download(`/notice-templates/${workflow}/${key}`, template?.fileName ?? `${key}.docx`)}
        >
          {t('notices.templates.download')}
        </Button>
        <Button variant="secondary" size="S" startIcon={<Upload />} loading={isLoading} onClick={() => input.current?.click()}>
          {t('notices.templates.upload')}
        </Button>
        <input
          ref={input}
          type="file"
          hidden
          accept=".docx"
          aria-label={t('notices.templates.upload')}
          onChange={(event) => void send(event.target.files?.[0])}
        />
      </Flex>
      {error ? (
        <Typography tag="p" role="alert" textColor="danger700">
          {words(error)}
        </Typography>
      ) : null}
    </Box>
  );
}

function FieldTable({ fields }: { fields: readonly CatalogueField[] }) {
  const t = useT();
  const text = useText();
  const columns = ['tag', 'meaning', 'type', 'expression', 'sample'] as const;
  return (
    <Table colCount={columns.length} rowCount={fields.length + 1}>
      <Thead>
        <Tr>
          {columns.map((column) => (
            <Th key={column}>
              <Typography variant="sigma">{t(`notices.field.${column}`)}</Typography>
            </Th>
          ))}
        </Tr>
      </Thead>
      <Tbody>
        {fields
          .flatMap((field) => [field, ...field.fields.map((inner) => ({ ...inner, tag: `└ ${inner.tag}` }))])
          .map((field, index) => (
            <Tr key={index}>
              <Td>
                <Code>{field.tag}</Code>
              </Td>
              <Td>
                <Typography>{[text(field.title), field.help && text(field.help)].filter(Boolean).join(' · ')}</Typography>
              </Td>
              <Td>
                <Typography>{t(`notices.type.${field.type}`)}</Typography>
              </Td>
              <Td>
                <Code>{field.expression}</Code>
              </Td>
              <Td>
                <Typography>{field.sample}</Typography>
              </Td>
            </Tr>
          ))}
      </Tbody>
    </Table>
  );
}

const Code = styled.code`
  color: ${({ theme }) => theme.colors.neutral800};
  font-size: 1.3rem;
  overflow-wrap: anywhere;
`;

/** A file's bytes as base64. */
async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}
