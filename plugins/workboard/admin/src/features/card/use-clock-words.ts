import type { ClockChange, EventPreview } from '../../../../shared/contract';
import { useDay } from '../../shared/use-day';
import { useT, useText } from '../../shared/use-t';

/** A preview in one line, “答复延长：2026年11月24日 周二 → 2026年12月1日 周二”, with what is still open. */
export function useClockWords(): (preview: EventPreview) => string {
  const t = useT();
  const text = useText();
  const day = useDay();
  const ofChange = ({ title, change, from, fromAt, to, toAt }: ClockChange) => {
    const before = from === null ? [] : [day.due(from, fromAt)];
    const after = to === null ? [] : [day.due(to, toAt)];
    const said = [...new Set([...before, ...after])];
    return t('card.preview.line', { clock: text(title), change: t(`card.preview.${change}`), days: said.join(' → ') });
  };
  return ({ clocks, open }) =>
    [...clocks.map(ofChange), ...open.map(({ title }) => t('card.preview.open', { clock: text(title) }))].join(t('card.preview.and'));
}

/** Whether a step leaves every clock as it is. */
export function changesNothing({ clocks, open }: EventPreview): boolean {
  return clocks.length + open.length === 0;
}
