import { styled } from 'styled-components';

import type { BoardFilter, Counts } from '../../../../shared/contract';
import { useT } from '../../shared/use-t';
import { Chip } from './Chip';

type Urgency = NonNullable<BoardFilter['urgency']>;

const COUNTERS: { urgency: Urgency; sign: string; tone: 'danger' | 'warning' | 'secondary' }[] = [
  { urgency: 'overdue', sign: '▲', tone: 'danger' },
  { urgency: 'today', sign: '●', tone: 'danger' },
  { urgency: 'soon', sign: '◐', tone: 'warning' },
  { urgency: 'suspended', sign: '‖', tone: 'secondary' },
];

interface Props {
  counts: Counts | undefined;
  urgency: BoardFilter['urgency'];
  onPick: (urgency: BoardFilter['urgency']) => void;
}

/** The numbers of the board, once; pressing one shows only its cards, pressing it again shows all. */
export function BoardCounters({ counts, urgency, onPick }: Props) {
  const t = useT();
  return (
    <Row role="group" aria-label={t('board.counters')}>
      {COUNTERS.map((counter) => (
        <Counter
          key={counter.urgency}
          type="button"
          $tone={counter.tone}
          aria-pressed={urgency === counter.urgency}
          onClick={() => onPick(urgency === counter.urgency ? undefined : counter.urgency)}
        >
          <span aria-hidden>{counter.sign}</span>
          {t(`board.counter.${counter.urgency}`)}
          <b>{counts ? counts[counter.urgency] : '–'}</b>
        </Counter>
      ))}
      <Counter type="button" $tone="neutral" aria-pressed={false} onClick={() => onPick(undefined)}>
        {t('board.counter.open')}
        <b>{counts ? counts.open : '–'}</b>
      </Counter>
    </Row>
  );
}

const Row = styled.div`
  display: flex;
  flex-wrap: wrap;
  gap: 0.2rem;
  margin-inline-start: auto;
`;

const Counter = styled(Chip)<{ $tone: 'danger' | 'warning' | 'secondary' | 'neutral' }>`
  padding-inline: 0.6rem;
  &:not([aria-pressed='true']) {
    border-color: transparent;
    background: transparent;
    color: ${({ theme }) => theme.colors.neutral600};
  }
  span,
  b {
    color: ${({ theme, $tone }) => ($tone === 'neutral' ? theme.colors.neutral800 : theme.colors[`${$tone}600`])};
  }
  b {
    font-weight: 700;
  }
`;
