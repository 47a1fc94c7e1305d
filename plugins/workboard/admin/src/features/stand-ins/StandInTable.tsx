import type { ReactNode } from 'react';
import { Badge, Box, Button, Table, Tbody, Td, Th, Thead, Tr, Typography } from '@strapi/design-system';

import type { StandInView } from '../../../../shared/contract';
import { useDay } from '../../shared/use-day';
import { useT, useText } from '../../shared/use-t';

interface Props {
  rows: readonly StandInView[];
  onEnd: (row: StandInView) => void;
}

const COLUMNS = ['who', 'roles', 'period', 'reason', 'state', 'action'] as const;

/** A row for each stand-in: who in whose stead, as what, on which days, why, and who ended it before its time. */
export function StandInTable({ rows, onEnd }: Props) {
  const t = useT();
  return (
    <Table colCount={COLUMNS.length} rowCount={rows.length + 1} aria-label={t('standIns.title')}>
      <Thead>
        <Tr>
          {COLUMNS.map((column) => (
            <Th key={column}>
              <Typography variant="sigma">{t(`standIns.column.${column}`)}</Typography>
            </Th>
          ))}
        </Tr>
      </Thead>
      <Tbody>
        {rows.map((row) => (
          <Row key={row.id} row={row} onEnd={() => onEnd(row)} />
        ))}
      </Tbody>
    </Table>
  );
}

function Row({ row, onEnd }: { row: StandInView; onEnd: () => void }) {
  const t = useT();
  const text = useText();
  const day = useDay();
  const who = t('standIns.who', { substitute: row.substitute.name, principal: row.principal.name });
  const roles = row.roles?.map(({ roleTitle, unitTitle }) => t('standIns.role', { role: text(roleTitle), unit: unitTitle }));
  const revoked = row.revoked && t('standIns.revoked', { name: row.revoked.by.name, at: day.instant(row.revoked.at) });
  return (
    <Tr>
      <Td>
        <Typography fontWeight="semiBold">{who}</Typography>
      </Td>
      <Td>
        <Wrapped>{roles ? roles.join(t('standIns.and')) : t('standIns.allRoles')}</Wrapped>
      </Td>
      <Td>
        <Typography tag="p">{t('standIns.from', { day: day.long(row.from) })}</Typography>
        <Typography tag="p">{t('standIns.until', { day: day.long(row.until) })}</Typography>
      </Td>
      <Td>
        <Wrapped>{row.reason}</Wrapped>
        {row.madeBy.id === row.principal.id ? null : (
          <Typography variant="pi" textColor="neutral600" tag="p">
            {t('standIns.madeBy', { name: row.madeBy.name })}
          </Typography>
        )}
      </Td>
      <Td>
        <Badge active={row.state === 'current'}>{t(`standIns.state.${row.state}`)}</Badge>
        {revoked ? <Wrapped variant="pi">{revoked}</Wrapped> : null}
      </Td>
      <Td>
        {row.mayEnd ? (
          <Button variant="tertiary" size="S" onClick={onEnd} aria-label={t('standIns.endOf', { who })}>
            {t('standIns.end')}
          </Button>
        ) : null}
      </Td>
    </Tr>
  );
}

/** The table of the design system keeps cells on one line, which a list of roles does not bear. */
function Wrapped({ children, variant = 'omega' }: { children: ReactNode; variant?: 'omega' | 'pi' }) {
  return (
    <Box maxWidth="28rem" paddingTop={2} paddingBottom={2}>
      <Typography variant={variant} textColor={variant === 'pi' ? 'neutral600' : 'neutral800'} style={{ whiteSpace: 'normal' }}>
        {children}
      </Typography>
    </Box>
  );
}
