import { useState } from 'react';
import { Box, Button, Field, Flex, Typography } from '@strapi/design-system';

import type { Day } from '../../../../engine/calendar/types';
import type { Text } from '../../../../engine/text';
import type { NoticeKind } from '../../../../shared/contract';
import { useMeQuery } from '../../shared/api';
import { periodOf } from '../../../../engine/notice/period';
import { LoadFailed } from '../../shared/LoadFailed';
import { useDay } from '../../shared/use-day';
import { useMay } from '../../shared/use-may';
import { useT, useText } from '../../shared/use-t';
import { TimeInput } from '../../shared/TimeInput';
import { MakeNoticeDialog } from './MakeNoticeDialog';
import { NoticeVersions } from './NoticeVersions';
import { useNotices } from './use-notices';

/** Notices over the cards of one workflow: a day says which period. Nothing for a workflow without any, or for whoever may not see them. */
export function SetNotices({ workflow, title }: { workflow: string; title: Text }) {
  const text = useText();
  const { data: notices, error, refetch } = useNotices({ workflow });
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
  const days = useDay();
  const mayMove = useMay()('board.move');
  const { data: me } = useMeQuery();
  const [chosen, setChosen] = useState<Day | null>(null);
  const [making, setMaking] = useState(false);
  const day = chosen ?? me?.today ?? null;
  if (!mayMove || !kind.mayMake || day === null) return <Typography tag="p">{text(kind.title)}</Typography>;
  const period = periodOf(kind.period ?? 'month', day);
  return (
    <Box paddingTop={3} paddingBottom={3}>
      <Field.Root
        name={`day-${kind.key}`}
        hint={t(`notices.any.${kind.period ?? 'month'}`, { from: days.long(period.from), until: days.long(period.until) })}
      >
        <Field.Label>{text(kind.title)}</Field.Label>
        <Flex gap={4} wrap="wrap">
          <TimeInput type="date" value={day} onChange={(event) => setChosen((event.target.value || null) as Day | null)} />
          <Button onClick={() => setMaking(true)}>{t('notices.make', { title: text(kind.title) })}</Button>
        </Flex>
        <Field.Hint />
      </Field.Root>
      {making ? <MakeNoticeDialog about={{ workflow }} kind={kind} day={day} onClose={() => setMaking(false)} /> : null}
    </Box>
  );
}
