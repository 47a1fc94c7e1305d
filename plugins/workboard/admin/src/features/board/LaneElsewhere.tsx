import { styled } from 'styled-components';

import type { BoardColumn } from '../../../../shared/contract';
import { useText, useT } from '../../shared/use-t';

interface Props {
  lane: string;
  columns: readonly BoardColumn[];
  /** Columns that are folded or scrolled out of view. */
  unseen: ReadonlySet<string>;
  onShow: (stage: string) => void;
}

/** In the head of a lane that looks empty because all of its cards lie in columns out of sight: which ones, and the way there. */
export function LaneElsewhere({ lane, columns, unseen, onShow }: Props) {
  const t = useT();
  const text = useText();
  const holding = columns.flatMap((column) => {
    const cell = column.cells.find((one) => one.lane === lane);
    return cell && cell.open > 0 ? [{ stage: column.stage, title: text(column.title), open: cell.open }] : [];
  });
  if (holding.length === 0 || holding.some(({ stage }) => !unseen.has(stage))) return null;
  return (
    <Line>
      {t('boardViews.lane.elsewhere')}
      {holding.map(({ stage, title, open }) => (
        <button key={stage} type="button" onClick={() => onShow(stage)}>
          {t('boardViews.lane.elsewhereIn', { column: title, count: open })}
        </button>
      ))}
    </Line>
  );
}

const Line = styled.span`
  position: sticky;
  left: 24rem;
  display: flex;
  gap: 0.8rem;
  align-items: center;
  overflow: hidden;
  color: ${({ theme }) => theme.colors.neutral600};
  font-size: 1.2rem;
  white-space: nowrap;
  pointer-events: auto;
  button {
    padding: 0.2rem 0.4rem;
    border-radius: ${({ theme }) => theme.borderRadius};
    color: ${({ theme }) => theme.colors.primary600};
    font-size: 1.2rem;
    cursor: pointer;
    &:hover {
      text-decoration: underline;
    }
    &:focus-visible {
      outline: 2px solid ${({ theme }) => theme.colors.primary600};
    }
  }
`;
