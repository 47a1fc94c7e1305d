import { useState, type ReactNode } from 'react';
import { Box, Button, Flex, Typography } from '@strapi/design-system';
import { Plus } from '@strapi/icons';

import type { StandInRole, StandInView } from '../../../../shared/contract';
import { useMeQuery } from '../../shared/api';
import { LoadFailed } from '../../shared/LoadFailed';
import { PageFrame } from '../../shared/PageFrame';
import { useMay } from '../../shared/use-may';
import { useT } from '../../shared/use-t';
import { useAllStandInsQuery, useEndStandInMutation, useOwnStandInsQuery } from './api';
import { EndStandInDialog } from './EndStandInDialog';
import { NoStandIns, StandInsSkeleton } from './StandInStates';
import { StandInDialog } from './StandInDialog';
import { StandInTable } from './StandInTable';

/** 代办设置 (AB 角): who acts in my stead while I am away, and, for whoever manages office roles, who in anybody's. */
export default function StandInsPage() {
  const t = useT();
  const may = useMay();
  return (
    <PageFrame title={t('standIns.title')} intro={t('standIns.intro')}>
      <Own mayMove={may('board.move')} />
      {may('membership.manage') ? <All /> : null}
    </PageFrame>
  );
}

function Own({ mayMove }: { mayMove: boolean }) {
  const t = useT();
  const { data, error, refetch } = useOwnStandInsQuery(undefined, { refetchOnMountOrArgChange: true });
  const hasRoles = data !== undefined && data.roles.length > 0;
  return (
    <Section
      title={t('standIns.own')}
      hint={data && !hasRoles ? t('standIns.noRoles') : t('standIns.own.hint')}
      action={mayMove && hasRoles ? t('standIns.setOwn') : null}
      roles={data?.roles ?? []}
      forOthers={false}
    >
      <List rows={data?.standIns} error={error} onRetry={() => void refetch()} forOthers={false} />
    </Section>
  );
}

function All() {
  const t = useT();
  const { data, error, refetch } = useAllStandInsQuery(undefined, { refetchOnMountOrArgChange: true });
  return (
    <Section title={t('standIns.all')} hint={t('standIns.all.hint')} action={t('standIns.setOther')} roles={[]} forOthers>
      <List rows={data} error={error} onRetry={() => void refetch()} forOthers />
    </Section>
  );
}

interface SectionProps {
  title: string;
  hint: string;
  /** Words of the button that sets one; null where there is nothing to set. */
  action: string | null;
  roles: readonly StandInRole[];
  forOthers: boolean;
  children: ReactNode;
}

function Section({ title, hint, action, roles, forOthers, children }: SectionProps) {
  const { data: me } = useMeQuery();
  const [open, setOpen] = useState(false);
  return (
    <Box tag="section" aria-label={title} paddingTop={6}>
      <Flex gap={4} wrap="wrap" justifyContent="space-between" paddingBottom={3}>
        <Box>
          <Typography tag="h2" variant="beta">
            {title}
          </Typography>
          <Typography tag="p" variant="pi" textColor="neutral600">
            {hint}
          </Typography>
        </Box>
        {action !== null ? (
          <Button startIcon={<Plus />} variant={forOthers ? 'secondary' : 'default'} onClick={() => setOpen(true)}>
            {action}
          </Button>
        ) : null}
      </Flex>
      {children}
      {open && me ? <StandInDialog me={me} roles={roles} forOthers={forOthers} onClose={() => setOpen(false)} /> : null}
    </Box>
  );
}

interface ListProps {
  rows: readonly StandInView[] | undefined;
  error: unknown;
  onRetry: () => void;
  forOthers: boolean;
}

function List({ rows, error, onRetry, forOthers }: ListProps) {
  const [ending, setEnding] = useState<StandInView | null>(null);
  const [end] = useEndStandInMutation();
  if (!rows) return error ? <LoadFailed error={error} onRetry={onRetry} /> : <StandInsSkeleton />;
  if (rows.length === 0) return <NoStandIns />;
  return (
    <>
      <StandInTable rows={rows} onEnd={setEnding} />
      {ending ? <EndStandInDialog standIn={ending} onClose={() => setEnding(null)} end={(id) => end({ id, forOthers }).unwrap()} /> : null}
    </>
  );
}
