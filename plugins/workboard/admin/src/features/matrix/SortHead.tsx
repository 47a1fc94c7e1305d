import { Typography } from '@strapi/design-system';
import { CaretDown, CaretUp } from '@strapi/icons';

import type { RegisterColumnView } from '../../../../shared/contract';
import { useT, useText } from '../../shared/use-t';
import { SortButton } from '../registers/register-table-styles';
import { HeadCell } from './matrix-table-styles';

interface Props {
  column: RegisterColumnView;
  sort: string | undefined;
  onSort: (sort: string | undefined) => void;
}

/** Head of a column; one that can be ordered by goes upwards, downwards, and as it was. */
export function SortHead({ column, sort, onSort }: Props) {
  const t = useT();
  const text = useText();
  const up = sort === column.key;
  const down = sort === `-${column.key}`;
  const name = text(column.title);
  if (!column.sortable)
    return (
      <HeadCell role="columnheader">
        <Typography variant="sigma">{name}</Typography>
      </HeadCell>
    );
  const next = up ? `-${column.key}` : down ? undefined : column.key;
  return (
    <HeadCell role="columnheader" aria-sort={up ? 'ascending' : down ? 'descending' : 'none'}>
      <SortButton type="button" onClick={() => onSort(next)} title={t('registers.sort', { name })}>
        <Typography variant="sigma">{name}</Typography>
        {up ? <CaretUp aria-hidden /> : down ? <CaretDown aria-hidden /> : null}
      </SortButton>
    </HeadCell>
  );
}
