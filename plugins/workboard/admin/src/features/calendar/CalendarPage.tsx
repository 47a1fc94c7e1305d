import { useState } from 'react';
import { Box, Button, Flex, IconButton, Typography } from '@strapi/design-system';
import { ChevronLeft, ChevronRight, Plus } from '@strapi/icons';
import { Page } from '@strapi/strapi/admin';
import { useSearchParams } from 'react-router-dom';

import type { Day } from '../../../../engine/calendar/types';
import type { CalendarYear } from '../../../../shared/contract';
import { LoadFailed } from '../../shared/LoadFailed';
import { PageFrame } from '../../shared/PageFrame';
import { useMay } from '../../shared/use-may';
import { useT } from '../../shared/use-t';
import { useCalendarYearQuery } from './api';
import { ChangeDialog } from './ChangeDialog';
import { DayDialog } from './DayDialog';
import { HolidayTable } from './HolidayTable';
import { ImportDialog } from './ImportDialog';
import { Legend } from './Legend';
import { NoticeReminder } from './NoticeReminder';
import { VersionList } from './VersionList';
import { YearGrid } from './YearGrid';

type Open = { dialog: 'import' } | { dialog: 'day'; day: Day } | { dialog: 'restore'; version: number };

/** 工作日历: which days are worked, by which notice, in which version; notices come in here. The year stands in the address. */
export default function CalendarPage() {
  const t = useT();
  const [search] = useSearchParams();
  const asked = /^20\d\d$/.test(search.get('year') ?? '') ? Number(search.get('year')) : null;
  const { currentData: data, error, refetch } = useCalendarYearQuery(asked, { refetchOnMountOrArgChange: true });
  return (
    <PageFrame title={t('calendar.title')}>
      <NoticeReminder onPage />
      {data ? <Year data={data} /> : error ? <LoadFailed error={error} onRetry={() => void refetch()} /> : <Page.Loading />}
    </PageFrame>
  );
}

function Year({ data }: { data: CalendarYear }) {
  const t = useT();
  const [, setSearch] = useSearchParams();
  const manages = useMay()('calendar.manage');
  const [open, setOpen] = useState<Open | null>(null);
  const close = () => setOpen(null);
  const go = (year: number) => setSearch({ year: String(year) });
  const { year, version } = data;
  return (
    <>
      <Flex gap={4} wrap="wrap" justifyContent="space-between" paddingTop={4} paddingBottom={4}>
        <Flex gap={2} wrap="wrap">
          <IconButton label={t('calendar.previous')} onClick={() => go(year - 1)} disabled={year <= 2004}>
            <ChevronLeft />
          </IconButton>
          <Typography tag="h2" variant="beta" aria-live="polite">
            {t('calendar.yearOf', { year: String(year) })}
          </Typography>
          <IconButton label={t('calendar.next')} onClick={() => go(year + 1)} disabled={year >= 2099}>
            <ChevronRight />
          </IconButton>
          <Typography textColor="neutral600" fontWeight={data.arranged ? 'regular' : 'bold'}>
            {t(data.arranged ? 'calendar.isArranged' : 'calendar.isProjected')}
          </Typography>
        </Flex>
        {manages ? (
          <Flex gap={2}>
            <Button variant="secondary" onClick={() => setOpen({ dialog: 'day', day: data.today })}>
              {t('calendar.day')}
            </Button>
            <Button startIcon={<Plus />} onClick={() => setOpen({ dialog: 'import' })}>
              {t('calendar.import')}
            </Button>
          </Flex>
        ) : null}
      </Flex>
      <Box padding={5} background="neutral0" hasRadius shadow="tableShadow">
        <Legend />
        <Box paddingTop={4}>
          <YearGrid key={year} data={data} onChoose={manages ? (day) => setOpen({ dialog: 'day', day }) : undefined} />
        </Box>
      </Box>
      <Box paddingTop={6}>
        <Typography tag="h2" variant="beta">
          {t('calendar.sources')}
        </Typography>
        <Box paddingTop={3}>
          <HolidayTable days={data.days} label={t('calendar.sources')} />
        </Box>
      </Box>
      <Box paddingTop={6}>
        <Typography tag="h2" variant="beta">
          {t('calendar.versions')}
        </Typography>
        <VersionList onRestore={manages ? (restored) => setOpen({ dialog: 'restore', version: restored }) : null} />
      </Box>
      {open?.dialog === 'import' ? <ImportDialog base={version} onClose={close} /> : null}
      {open?.dialog === 'day' ? <DayDialog base={version} day={open.day} onClose={close} /> : null}
      {open?.dialog === 'restore' ? (
        <ChangeDialog
          title={t('calendar.restore', { version: open.version })}
          base={version}
          change={{ kind: 'restore', version: open.version }}
          onClose={close}
        >
          <Typography>{t('calendar.restore.hint')}</Typography>
        </ChangeDialog>
      ) : null}
    </>
  );
}
