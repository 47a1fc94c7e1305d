import { useEventPreviewQuery } from '../teamwork/api';
import { changesNothing, useClockWords } from './use-clock-words';

/** What a step without a form does to the card's clocks, before it is chosen: the new day is seen before it holds. */
export function ClockPreviewLine({ card, event }: { card: number; event: string }) {
  const words = useClockWords();
  const { data } = useEventPreviewQuery({ card, event, form: {} });
  return data && !changesNothing(data) ? <small>{words(data)}</small> : null;
}
