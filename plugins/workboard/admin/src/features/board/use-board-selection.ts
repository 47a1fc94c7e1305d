import { useEffect, useMemo, useRef } from 'react';
import { useNotification } from '@strapi/strapi/admin';

import type { BoardColumn } from '../../../../shared/contract';
import { useT } from '../../shared/use-t';
import { createSelection, type Selection } from '../bulk';

/** The selection of a board. A card that leaves the board leaves the selection too: what is not seen is not acted upon. */
export function useBoardSelection(columns: readonly BoardColumn[]): Selection {
  const t = useT();
  const { toggleNotification } = useNotification();
  const now = useRef<{ columns: readonly BoardColumn[]; full: () => void }>({ columns, full: () => undefined });
  now.current = { columns, full: () => toggleNotification({ type: 'warning', message: t('bulk.full') }) };
  const selection = useMemo(
    () =>
      createSelection(
        () => now.current.columns.map((column) => column.cards.map(({ id }) => id)),
        () => now.current.full(),
      ),
    [],
  );
  useEffect(() => {
    const here = new Set(columns.flatMap((column) => column.cards.map(({ id }) => id)));
    const staying = [...selection.all()].filter((card) => here.has(card));
    if (columns.length > 0 && staying.length < selection.all().size) selection.keep(staying);
  }, [columns, selection]);
  return selection;
}
