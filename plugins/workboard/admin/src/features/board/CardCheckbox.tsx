import { useContext, type MouseEvent } from 'react';
import { styled } from 'styled-components';

import type { CardSummary } from '../../../../shared/contract';
import { nativeColors } from '../../shared/native-colors';
import { useT } from '../../shared/use-t';
import { SelectionContext, useSelected } from '../bulk';

/** Selects a card. It shows itself while the card has the hand or the focus, and stays while it is ticked. */
export function CardCheckbox({ card }: { card: CardSummary }) {
  const t = useT();
  const selection = useContext(SelectionContext);
  const selected = useSelected(card.id);
  if (!selection) return null;
  const pick = (event: MouseEvent) => {
    event.stopPropagation();
    selection.pick(card.id, event.shiftKey ? 'range' : 'toggle');
  };
  return (
    <Box
      type="checkbox"
      tabIndex={-1}
      checked={selected}
      aria-label={t('bulk.select', { card: card.title })}
      title={t('bulk.selectHint')}
      // The click decides, because it knows whether Shift is held.
      onChange={() => undefined}
      onClick={pick}
      onMouseDown={(event) => event.stopPropagation()}
    />
  );
}

const Box = styled.input`
  position: absolute;
  top: 1.2rem;
  right: 4.4rem;
  width: 1.6rem;
  height: 1.6rem;
  margin: 0;
  /* Where a long number leaves no room, it lies over the chip: a margin of the card's ground keeps both readable. */
  box-shadow: 0 0 0 0.5rem ${({ theme }) => theme.colors.neutral0};
  background: ${({ theme }) => theme.colors.neutral0};
  ${nativeColors}
  cursor: pointer;
  opacity: 0;
  [data-card-id]:hover > &,
  [data-card-id]:focus > &,
  [data-card-id]:focus-within > &,
  &:checked,
  &:focus-visible {
    opacity: 1;
  }
`;
