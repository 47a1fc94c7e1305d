import { useState } from 'react';
import { Box, Button, DatePicker, Field, Flex, Typography } from '@strapi/design-system';

import type { Day } from '../../../../engine/calendar/types';
import type { Text } from '../../../../engine/text';
import type { NoticeKind } from '../../../../shared/contract';
import { useMeQuery } from '../../shared/api';
import { LoadFailed } from '../../shared/LoadFailed';
import { useMay } from '../../shared/use-may';
import { useT, useText } from '../../shared/use-t';
import { useNoticesQuery } from './api';
import { MakeNoticeDialog } from './MakeNoticeDialog';
import { NoticeVersions } from './NoticeVersions';

/** Notices over the cards of one workflow: a day says which period. Nothing for a workflow without any, or for whoever may not see them. */
export function SetNotices({ workflow, title }: { workflow: string; title: Text }) {
  const text = useText();
  const { data: notices, error, refetch } = useNoticesQuery({ workflow });
  if (error && !notices) return <LoadFailed error={error} onRetry={() => void refetch()} />;
  if (!notices || notices.kinds.length === 0) return null;
  return (
    <Box tag="section" padding={6} marginTop={4} background="neutral0" hasRadius shadow="tableShadow">
      <Typography tag="h2" variant="beta">
        {text(title)}
      </Typography>
      {notices.kinds.map((kind) => (
        <Maker key={kind.key} workflow={workflow} kind={kind} />
      ))}
      <NoticeVersions notices={notices} />
    </Box>
  );
}

function Maker({ workflow, kind }: { workflow: string; kind: NoticeKind }) {
  const t = useT();
  const text = useText();
  const mayMove = useMay()('board.move');
  const { data: me } = useMeQuery();
  const [chosen, setChosen] = useState<Day | null>(null);
  const [making, setMaking] = useState(false);
  const day = chosen ?? me?.today ?? null;
  if (!mayMove || !kind.mayMake || day === null) return <Typography tag="p">{text(kind.title)}</Typography>;
  return (
    <Flex gap={4} alignItems="flex-end" wrap="wrap" paddingTop={3} paddingBottom={3}>
      <Field.Root name={`day-${kind.key}`} hint={t(`notices.any.${kind.period ?? 'month'}`)}>
        <Field.Label>{text(kind.title)}</Field.Label>
        <DatePicker
          value={new Date(`${day}T00:00:00`)}
          onChange={(date) => setChosen(date ? dayOf(date) : null)}
          clearLabel={t('notices.clear')}
        />
        <Field.Hint />
      </Field.Root>
      <Button onClick={() => setMaking(true)}>{t('notices.make', { title: text(kind.title) })}</Button>
      {making ? <MakeNoticeDialog about={{ workflow }} kind={kind} day={day} onClose={() => setMaking(false)} /> : null}
    </Flex>
  );
}

/** The picker's date is local; its parts are the day that was picked. */
function dayOf(date: Date): Day {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}` as Day;
}
