import { useState } from 'react';
import { Box, Button, EmptyStateLayout, Flex, Table, Tbody, Td, Th, Thead, Tr, Typography } from '@strapi/design-system';
import { EmptyDocuments } from '@strapi/icons/symbols';

import type { MembershipChangeView } from '../../../../shared/contract';
import { useMembershipLogQuery } from '../../shared/api';
import { LoadFailed } from '../../shared/LoadFailed';
import { useDay } from '../../shared/use-day';
import { useT, useText } from '../../shared/use-t';
import { MembersSkeleton } from './MemberStates';
import { useMembershipWords } from './use-membership-words';

const COLUMNS = ['at', 'person', 'what', 'days', 'reason', 'by'] as const;

/** 变更记录: who gave, changed or ended whose office role, when and why; the newest first. Nothing in it can be changed. */
export function MembershipLog() {
  const t = useT();
  // Where each page that was opened begins; the last is shown.
  const [pages, setPages] = useState<readonly number[]>([]);
  const before = pages.at(-1);
  const {
    currentData: data,
    error,
    refetch,
  } = useMembershipLogQuery(before === undefined ? {} : { before }, {
    refetchOnMountOrArgChange: true,
  });
  if (!data) return error ? <LoadFailed error={error} onRetry={() => void refetch()} /> : <MembersSkeleton />;
  const { next } = data;
  return (
    <>
      {data.changes.length > 0 ? (
        <LogTable changes={data.changes} />
      ) : (
        <EmptyStateLayout icon={<EmptyDocuments width="16rem" />} content={t('memberships.log.empty')} />
      )}
      <Flex tag="nav" aria-label={t('memberships.pages')} gap={2} paddingTop={4} justifyContent="flex-end">
        {pages.length > 0 ? (
          <Button variant="tertiary" onClick={() => setPages(pages.slice(0, -1))}>
            {t('memberships.log.newer')}
          </Button>
        ) : null}
        {next === null ? null : (
          <Button variant="tertiary" onClick={() => setPages([...pages, next])}>
            {t('memberships.log.older')}
          </Button>
        )}
      </Flex>
    </>
  );
}

function LogTable({ changes }: { changes: readonly MembershipChangeView[] }) {
  const t = useT();
  return (
    <Table colCount={COLUMNS.length} rowCount={changes.length + 1} aria-label={t('memberships.view.log')}>
      <Thead>
        <Tr>
          {COLUMNS.map((column) => (
            <Th key={column}>
              <Typography variant="sigma">{t(`memberships.log.${column}`)}</Typography>
            </Th>
          ))}
        </Tr>
      </Thead>
      <Tbody>
        {changes.map((change) => (
          <Row key={change.seq} change={change} />
        ))}
      </Tbody>
    </Table>
  );
}

function Row({ change }: { change: MembershipChangeView }) {
  const t = useT();
  const text = useText();
  const day = useDay();
  const { held, period } = useMembershipWords();
  const daysOf = (days: MembershipChangeView['after']) => (days && period(days)) || t('memberships.log.always');
  const { before, after, reason } = change;
  return (
    <Tr>
      <Td>
        <Typography>{day.instant(change.at)}</Typography>
      </Td>
      <Td>
        <Typography fontWeight="semiBold">{change.person}</Typography>
      </Td>
      <Td>
        <Wrapped first={text(change.title)} second={held({ roleTitle: change.roleTitle, unitTitle: change.unitTitle })} />
      </Td>
      <Td>
        <Wrapped
          first={after ? daysOf(after) : t('memberships.log.removed')}
          second={before && t('memberships.log.before', { period: daysOf(before) })}
        />
      </Td>
      <Td>
        <Wrapped {...(reason === null ? { second: t('memberships.log.noReason') } : { first: reason })} />
      </Td>
      <Td>
        <Typography>{change.by}</Typography>
      </Td>
    </Tr>
  );
}

/** A table's cell that breaks its lines; what is said second is said more quietly. */
function Wrapped({ first, second }: { first?: string; second?: string | null }) {
  return (
    <Box minWidth="22rem" maxWidth="32rem" paddingTop={2} paddingBottom={2}>
      {first ? (
        <Typography tag="p" style={{ whiteSpace: 'normal' }}>
          {first}
        </Typography>
      ) : null}
      {second ? (
        <Typography tag="p" variant="pi" textColor="neutral600" style={{ whiteSpace: 'normal' }}>
          {second}
        </Typography>
      ) : null}
    </Box>
  );
}
