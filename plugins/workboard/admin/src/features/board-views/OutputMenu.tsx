import { MenuItem, SimpleMenu } from '@strapi/design-system';
import { useLocation, useNavigate } from 'react-router-dom';

import type { BoardTab } from '../../../../shared/contract';
import { PLUGIN_ID } from '../../shared/plugin-id';
import { useExport } from '../../shared/use-export';
import { useMay } from '../../shared/use-may';
import { useT } from '../../shared/use-t';

/** 「打印 / 导出」: what leaves the board, in the filter that is on. */
export function OutputMenu({ tab }: { tab: BoardTab }) {
  const t = useT();
  const navigate = useNavigate();
  const { search } = useLocation();
  const mayExport = useMay()('register.export');
  const { make } = useExport(`/boards/${tab.key}/export`, filterIn(search));
  return (
    <SimpleMenu label={t('boardViews.output')} variant="tertiary" size="S" popoverPlacement="bottom-end">
      <MenuItem onSelect={() => navigate(`/plugins/${PLUGIN_ID}/boards/${tab.key}/print${search}`)}>
        {t('boardViews.output.print')}
      </MenuItem>
      {mayExport ? <MenuItem onSelect={() => void make('xlsx')}>{t('registers.export.xlsx')}</MenuItem> : null}
      {mayExport ? <MenuItem onSelect={() => void make('csv')}>{t('registers.export.csv')}</MenuItem> : null}
    </SimpleMenu>
  );
}

const FILTERS = ['q', 'unit', 'assignee', 'watched', 'urgency'];

/** Of the address only what narrows the board: lanes, order and the open card are no part of the file. */
function filterIn(search: string): Record<string, string> {
  return Object.fromEntries([...new URLSearchParams(search)].filter(([name, value]) => FILTERS.includes(name) && value !== ''));
}
