import type { BoardFilter } from '../../../../shared/contract';
import { usePeopleQuery, useUnitsQuery } from '../../shared/api';
import { useT } from '../../shared/use-t';

/** A filter in words, on the board's chips and on paper. */
export function useFilterWords(): (key: keyof BoardFilter, value: string) => string {
  const t = useT();
  const { data: units = [] } = useUnitsQuery();
  const { data: people = [] } = usePeopleQuery({ q: '' });
  return (key, value) => {
    if (key === 'q') return t('board.filter.words.q', { value });
    if (key === 'urgency') return t(`board.counter.${value}`);
    if (key === 'unit') return units.find((unit) => unit.key === value)?.title ?? value;
    if (key === 'watched') return t('boardViews.preset.watched');
    if (value === 'me') return t('board.filter.me');
    if (value === 'none') return t('board.filter.none');
    return people.find((person) => String(person.id) === value)?.name ?? t('board.filter.words.person', { value });
  };
}
