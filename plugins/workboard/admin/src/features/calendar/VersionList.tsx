import { useState } from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';

import type { CalendarVersionView } from '../../../../shared/contract';
import { LoadFailed } from '../../shared/LoadFailed';
import { useDay } from '../../shared/use-day';
import { useT } from '../../shared/use-t';
import { useCalendarChangesQuery, useCalendarVersionsQuery } from './api';
import { ChangedDays } from './ChangedDays';

/** Every version that was ever in force, what it changed, and the way back. */
export function VersionList({ onRestore }: { onRestore: ((version: number) => void) | null }) {
  const t = useT();
  const { data, error, refetch } = useCalendarVersionsQuery();
  if (!data)
    return error ? (
      <LoadFailed error={error} onRetry={() => void refetch()} />
    ) : (
      <Typography role="status">{t('shared.loading')}</Typography>
    );
  return (
    <Box tag="ol" aria-label={t('calendar.versions')}>
      {data.map((version, index) => (
        <VersionRow key={version.version} version={version} newest={index === 0} onRestore={onRestore} />
      ))}
    </Box>
  );
}

interface RowProps {
  version: CalendarVersionView;
  newest: boolean;
  onRestore: ((version: number) => void) | null;
}

function VersionRow({ version, newest, onRestore }: RowProps) {
  const t = useT();
  const day = useDay();
  const [open, setOpen] = useState(false);
  const number = version.version;
  return (
    <Box tag="li" paddingTop={3} paddingBottom={3}>
      <Flex gap={3} wrap="wrap" justifyContent="space-between">
        <Box>
          <Typography fontWeight="bold">
            {t('calendar.version', { version: number })}
            {newest ? ` ${t('calendar.version.newest')}` : ''}
          </Typography>
          <Typography tag="p">{t(`calendar.version.${version.kind}`, { note: version.note })}</Typography>
          <Typography tag="p" variant="pi" textColor="neutral600">
            {[version.by, day.instant(version.at)].filter(Boolean).join(' · ')}
          </Typography>
        </Box>
        <Flex gap={2}>
          {number > 1 ? (
            <Button variant="ghost" size="S" aria-expanded={open} onClick={() => setOpen(!open)}>
              {t('calendar.version.changes')}
            </Button>
          ) : null}
          {onRestore && newest && number > 1 ? (
            <Button variant="tertiary" size="S" onClick={() => onRestore(number - 1)}>
              {t('calendar.version.undo')}
            </Button>
          ) : null}
          {onRestore && !newest ? (
            <Button variant="tertiary" size="S" onClick={() => onRestore(number)}>
              {t('calendar.version.restoreThis', { version: number })}
            </Button>
          ) : null}
        </Flex>
      </Flex>
      {open ? <Changes version={number} /> : null}
    </Box>
  );
}

function Changes({ version }: { version: number }) {
  const t = useT();
  const { data, error, refetch } = useCalendarChangesQuery(version);
  if (data) return <ChangedDays days={data.days} />;
  return error ? <LoadFailed error={error} onRetry={() => void refetch()} /> : <Typography role="status">{t('shared.loading')}</Typography>;
}
