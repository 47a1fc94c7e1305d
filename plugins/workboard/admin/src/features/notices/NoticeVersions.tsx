import { Box, Flex, TextButton, Typography } from '@strapi/design-system';

import type { Notices, NoticeVersion } from '../../../../shared/contract';
import { useDay } from '../../shared/use-day';
import { useErrorWords } from '../../shared/use-error-words';
import { useMay } from '../../shared/use-may';
import { useT, useText } from '../../shared/use-t';
import { useAskForPdfMutation } from './api';
import { PersonalFiles } from './PersonalFiles';
import { useDownload } from './use-download';

/** Versions of notices, newest first, each with its files and the hash that proves them. */
export function NoticeVersions({ notices }: { notices: Notices }) {
  const t = useT();
  if (notices.versions.length === 0) return null;
  return (
    <>
      <Box tag="ul">
        {notices.versions.map((version) => (
          <Line key={version.id} version={version} makesPdf={notices.pdf} />
        ))}
      </Box>
      {notices.pdf ? null : (
        <Typography tag="p" variant="pi" textColor="neutral600">
          {t('notices.noOffice')}
        </Typography>
      )}
    </>
  );
}

function Line({ version, makesPdf }: { version: NoticeVersion; makesPdf: boolean }) {
  const t = useT();
  const text = useText();
  const day = useDay();
  const download = useDownload();
  const name = text(version.title);
  return (
    <Box tag="li" paddingTop={1} paddingBottom={2}>
      <Flex gap={2} wrap="wrap">
        <Typography fontWeight="bold">
          {version.number === null ? name : t('notices.numbered', { title: name, number: version.number })}
        </Typography>
        <Typography textColor="neutral600">{t('notices.version', { n: version.version })}</Typography>
        {version.period ? (
          <Typography textColor="neutral600">
            {t('notices.period', { from: day.long(version.period.from), until: day.long(version.period.until) })}
          </Typography>
        ) : null}
      </Flex>
      <Typography variant="pi" textColor="neutral600" tag="p">
        <time dateTime={version.madeAt}>{day.instant(version.madeAt)}</time> ·{' '}
        {version.madeFor === null ? version.madeBy : t('card.history.inStead', { name: version.madeBy, principal: version.madeFor })}
      </Typography>
      <Flex gap={3} wrap="wrap">
        {version.personal ? (
          <PersonalFiles version={version} access={version.personal} name={name} />
        ) : (
          <TextButton
            aria-label={t('notices.download', { name, format: 'DOCX', n: version.version })}
            onClick={() => void download(`/notices/${version.id}/docx`, `${version.fileName}.docx`)}
          >
            {t('notices.docx')}
          </TextButton>
        )}
        {version.personal && (version.pdf === 'ready' || !version.personal.kept) ? null : (
          <Pdf version={version} name={name} makesPdf={makesPdf} />
        )}
        <Typography variant="pi" textColor="neutral600" title={version.hash}>
          {t('notices.hash', { hash: version.hash.slice(0, 12) })}
        </Typography>
      </Flex>
    </Box>
  );
}

/** The PDF, or where it is. */
function Pdf({ version, name, makesPdf }: { version: NoticeVersion; name: string; makesPdf: boolean }) {
  const t = useT();
  const words = useErrorWords();
  const mayMove = useMay()('board.move');
  const download = useDownload();
  const [ask, { isLoading, error }] = useAskForPdfMutation();
  if (version.pdf === 'ready') {
    return (
      <TextButton
        aria-label={t('notices.download', { name, format: 'PDF', n: version.version })}
        onClick={() => void download(`/notices/${version.id}/pdf`, `${version.fileName}.pdf`)}
      >
        {t('notices.pdf.open')}
      </TextButton>
    );
  }
  if (error) return <Typography textColor="danger700">{words(error)}</Typography>;
  if (version.pdf !== 'none') return <Typography textColor="neutral600">{t(`notices.pdf.${version.pdf}`)}</Typography>;
  if (!makesPdf || !mayMove) return null;
  return (
    <TextButton disabled={isLoading} onClick={() => void ask(version.id)}>
      {t('notices.pdf.ask')}
    </TextButton>
  );
}
