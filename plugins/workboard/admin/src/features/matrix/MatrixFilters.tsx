import { Button } from '@strapi/design-system';

import type { MatrixView } from '../../../../shared/contract';
import { useT } from '../../shared/use-t';
import { FilterBar } from '../registers/FilterBar';
import type { RegisterAddress } from '../registers/use-register-address';

/** Words, stage, and what the columns can be narrowed by; and whether like texts stand together. */
export function MatrixFilters({ view, address }: { view: MatrixView; address: RegisterAddress }) {
  const t = useT();
  const { filter, setFilter } = address;
  const alike = filter.alike === '1';
  return (
    <FilterBar
      address={address}
      search={{ label: t('matrix.search'), hint: t('matrix.searchHint') }}
      stages={view.stages}
      columns={view.columns}
    >
      <Button
        variant={alike ? 'secondary' : 'tertiary'}
        size="S"
        aria-pressed={alike}
        onClick={() => setFilter({ alike: alike ? undefined : '1' })}
      >
        {t('matrix.group')}
      </Button>
    </FilterBar>
  );
}
