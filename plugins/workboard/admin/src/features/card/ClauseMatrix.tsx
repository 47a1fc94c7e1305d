import { Flex, Status, Typography, type StatusVariant } from '@strapi/design-system';
import { styled } from 'styled-components';

import type { CardClause, ClauseProof } from '../../../../shared/contract';
import { useDay } from '../../shared/use-day';
import { useT, useText } from '../../shared/use-t';
import { ClauseChip } from './ClauseChip';

const VARIANTS: Readonly<Record<CardClause['state'], StatusVariant>> = {
  overdue: 'danger',
  late: 'warning',
  running: 'secondary',
  here: 'secondary',
  ahead: 'neutral',
  proven: 'success',
  unused: 'neutral',
};

/** What is still open first, then what is done; what this case has no occasion for last. */
const ORDER = Object.keys(VARIANTS);

/** Which row of the log, which notice or which clock proves which clause of the case, and which clauses are still open. */
export function ClauseMatrix({ clauses }: { clauses: readonly CardClause[] }) {
  const t = useT();
  const open = clauses.filter(({ state }) => ['overdue', 'running', 'here', 'ahead'].includes(state)).length;
  const proven = clauses.filter(({ state }) => state === 'proven' || state === 'late').length;
  const ordered = [...clauses].sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state));
  return (
    <section aria-label={t('card.matrix.title')}>
      <Typography variant="omega" fontWeight="bold" tag="h4">
        {t('card.matrix.title')}
      </Typography>
      <Typography variant="pi" textColor="neutral600" tag="p">
        {t('card.matrix.sum', { proven, open, n: clauses.length })}
      </Typography>
      <Table aria-label={t('card.matrix.title')}>
        <thead>
          <tr>
            {['clause', 'state', 'proof'].map((column) => (
              <th key={column} scope="col">
                {t(`card.matrix.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {ordered.map((clause) => (
            <tr key={clause.id} data-clause={clause.id} data-state={clause.state}>
              <td>
                <ClauseChip id={clause.id} clause={clause} />
              </td>
              <td>
                <Status variant={VARIANTS[clause.state]} size="S">
                  <Typography variant="pi">{t(`card.matrix.state.${clause.state}`)}</Typography>
                </Status>
              </td>
              <td>
                <Proofs clause={clause} />
              </td>
            </tr>
          ))}
        </tbody>
      </Table>
    </section>
  );
}

/** What proves it, or, as long as nothing does, which steps would. */
function Proofs({ clause: { proofs, places, state } }: { clause: CardClause }) {
  const t = useT();
  const text = useText();
  if (proofs.length > 0) {
    return (
      <Flex direction="column" alignItems="flex-start" gap={1}>
        {proofs.map((proof, index) => (
          <Proof key={index} proof={proof} />
        ))}
      </Flex>
    );
  }
  const steps = [...new Set(places.map(({ title }) => text(title)))].join('、');
  return (
    <Typography variant="pi" textColor="neutral600">
      {state === 'unused' ? '—' : t('card.matrix.by', { steps })}
    </Typography>
  );
}

function Proof({ proof }: { proof: ClauseProof }) {
  const t = useT();
  const text = useText();
  const day = useDay();
  if (proof.kind === 'log') {
    return (
      <Typography variant="pi">
        {t('card.matrix.log', { seq: proof.seq, title: text(proof.title), actor: proof.actor, at: day.instant(proof.at) })}
      </Typography>
    );
  }
  if (proof.kind === 'notice') {
    const name = [text(proof.title), proof.number].filter(Boolean).join(' ');
    return (
      <Typography variant="pi">
        {t('card.matrix.notice', { name, n: proof.version, actor: proof.actor, at: day.instant(proof.at) })}
      </Typography>
    );
  }
  const when = proof.stopped
    ? t('card.matrix.stopped', { day: day.long(proof.stopped) })
    : proof.due
      ? t('card.matrix.due', { day: day.long(proof.due) })
      : '';
  return <Typography variant="pi">{t('card.matrix.clock', { title: text(proof.title), when })}</Typography>;
}

const Table = styled.table`
  border-collapse: collapse;
  color: ${({ theme }) => theme.colors.neutral800};
  margin-top: 0.8rem;
  width: 100%;

  th,
  td {
    border-top: 1px solid ${({ theme }) => theme.colors.neutral150};
    font-size: 1.2rem;
    padding: 0.6rem 0.8rem 0.6rem 0;
    text-align: start;
    vertical-align: top;
  }

  td:nth-child(2) {
    white-space: nowrap;
  }
`;
